import { mkdirSync, writeFileSync } from 'node:fs';
import { type MidiEvent, writeMidi } from 'midi-file';
import { afterAll, describe, expect, it } from 'vitest';
import { tactus, temporaryFolder } from './support/cli.ts';
import { Trace } from './support/trace-checks.ts';

/** A user's own melody, through the real command. */
const folder = temporaryFolder();
afterAll(folder.remove);

const ticksPerBeat = 480;

/** Grips of keys, each a quarter long, on one track. */
function midiOf(grips: readonly (readonly number[])[]): Uint8Array {
  const key = (type: 'noteOn' | 'noteOff', deltaTime: number, noteNumber: number): MidiEvent => ({
    ...{ type, deltaTime, channel: 0, noteNumber, velocity: 90 },
  });
  const events = grips.flatMap((pitches): MidiEvent[] => [
    ...pitches.map((pitch) => key('noteOn', 0, pitch)),
    ...pitches.map((pitch, index) => key('noteOff', index === 0 ? ticksPerBeat : 0, pitch)),
  ]);
  const track: MidiEvent[] = [...events, { deltaTime: 0, type: 'endOfTrack' }];
  return Uint8Array.from(writeMidi({ header: { format: 1, numTracks: 1, ticksPerBeat }, tracks: [track] }));
}

function file(name: string, bytes: Uint8Array | string): string {
  writeFileSync(folder.at(name), bytes);
  return folder.at(name);
}

const render = (theme: string, ...more: readonly string[]) =>
  tactus('render', '--simulate', 'easy', '--seconds', '5', '--set', `composer.theme=${theme}`, ...more);

describe('a theme that cannot be sung', () => {
  const folderName = folder.at('a-folder');
  mkdirSync(folderName);
  it.each([
    ['is not there', 66, folder.at('absent.mid')],
    ['is a folder', 65, folderName],
    ['is not MIDI', 65, file('letter.mid', 'Dear band, please play my song.')],
    ['is empty', 65, file('empty.mid', '')],
    ['has no notes', 65, file('silent.mid', midiOf([]))],
    ['is cut off', 65, file('cut.mid', midiOf([[60], [64], [67], [72]]).subarray(0, 40))],
    ['is huge', 65, file('huge.mid', new Uint8Array(2_000_000))],
  ])('%s: ends with %i and says what and what to do', async (_what, code, theme) => {
    const ended = await render(theme);
    expect(ended.code, ended.stderr).toBe(code);
    expect(ended.stdout).toBe('');
    expect(ended.stderr).toContain(theme);
    const lines = ended.stderr.trim().split('\n');
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.length).toBeLessThan(6);
    expect(ended.stderr).not.toMatch(/\n\s+at /);
  });
});

it('a theme of chords is sung by its highest voice, as the chorus', async () => {
  const tune = [72, 74, 76, 79, 76, 74, 72, 67, 69, 71, 72, 76, 74, 71, 72, 72];
  const chords = file('chords.mid', midiOf(tune.map((pitch) => [pitch, pitch - 8, pitch - 12])));
  const trace = folder.at('theme.jsonl');
  const key = ['--set', 'conductor.key=C major'];
  const ended = await render(
    chords,
    '--seconds',
    '75',
    '--seed',
    '3',
    '--style',
    'folk',
    ...key,
    '--trace',
    trace,
  );
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  const lines = Trace.read(trace);
  const chorus = lines
    .of('bar')
    .filter((bar) => bar.section === 'chorus')
    .slice(0, 4);
  expect(chorus).toHaveLength(4);
  const leads = lines.of('note').filter((note) => note.part === 'lead');
  const sung = chorus.flatMap((bar, index) =>
    [0, 1, 2, 3].map((quarter) => {
      const beat = bar.startBeat + (quarter * bar.lengthBeats) / 4;
      const now = leads.find(
        (note) => note.atBeat <= beat + 0.2 && note.atBeat + note.durationBeats > beat + 0.1,
      );
      return now !== undefined && now.pitchMidi % 12 === (tune[4 * index + quarter] ?? 0) % 12;
    }),
  );
  expect(sung.filter(Boolean).length / sung.length).toBeGreaterThan(0.6);
});
