import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MidiEvent, writeMidi } from 'midi-file';
import { afterAll, describe, expect, it } from 'vitest';
import { WavFile } from '../../outputs/wav/wav-file.ts';
import { excerptRateHz as sampleRateHz } from './excerpt-job.ts';
import { makeExcerpt } from './make-excerpt.ts';
import { nearestProgram } from './play-midi.ts';

const folder = mkdtempSync(join(tmpdir(), 'tactus-excerpt-'));
afterAll(() => rmSync(folder, { recursive: true }));
const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;

const lufsOf = (path: string): number => {
  const { stderr } = spawnSync('ffmpeg', ['-hide_banner', '-i', path, '-af', 'ebur128', '-f', 'null', '-'], {
    encoding: 'utf8',
  });
  return Number(/Integrated loudness:\s+I:\s+(-[\d.]+) LUFS/.exec(stderr)?.[1]);
};

/** A tune of so many quarters at 120 beats a minute, with drums, by a program that no SoundFont of ours has. */
function tune(quarters: number): string {
  const note = (channel: number, noteNumber: number): MidiEvent[] => [
    { deltaTime: 0, type: 'noteOn', channel, noteNumber, velocity: 100 },
    { deltaTime: 480, type: 'noteOff', channel, noteNumber, velocity: 0 },
  ];
  const track = (channel: number, program: number, pitch: number): MidiEvent[] => [
    { deltaTime: 0, type: 'programChange', channel, programNumber: program },
    ...Array.from({ length: quarters }, (_, quarter) => note(channel, pitch + (quarter % 5))).flat(),
    { deltaTime: 0, meta: true, type: 'endOfTrack' },
  ];
  const tracks = [track(0, 2, 60), track(9, 3, 36)];
  const bytes = writeMidi({ header: { format: 1, numTracks: 2, ticksPerBeat: 480 }, tracks });
  return Buffer.from(bytes).toString('base64');
}

describe.skipIf(!hasFfmpeg && process.env.CI !== 'true')('an excerpt', () => {
  it('of our own music and of a piece by people is as long and as loud as each other, and says nothing of itself', async () => {
    const wavPath = join(folder, 'ours.wav');
    const wav = new WavFile(wavPath, { sampleRateHz, format: 'pcm16' });
    const tone = Float32Array.from({ length: 9 * sampleRateHz }, (_, frame) =>
      frame < 2 * sampleRateHz ? 0 : 0.05 * Math.sin((2 * Math.PI * 330 * frame) / sampleRateHz),
    );
    wav.write(tone, tone);
    wav.finish();
    const paths = { ours: join(folder, 'a.mp3'), theirs: join(folder, 'b.mp3') };
    await makeExcerpt('ours', { from: { wavPath }, fromSeconds: 3, seconds: 5, mp3Path: paths.ours });
    await makeExcerpt('theirs', {
      from: { midi: tune(40) },
      fromSeconds: 0,
      seconds: 5,
      mp3Path: paths.theirs,
    });
    for (const path of Object.values(paths)) {
      expect(Math.abs(lufsOf(path) + 23)).toBeLessThan(0.4);
      expect(readFileSync(path).toString('latin1')).not.toMatch(/Tactus|machine|ID3/);
    }
    const [ours, theirs] = Object.values(paths).map((path) => readFileSync(path).length);
    expect(ours).toBe(theirs);
  });

  it('is refused of what is too short, and of what is no music', async () => {
    const job = (midi: string) => ({
      from: { midi },
      fromSeconds: 0,
      seconds: 30,
      mp3Path: join(folder, 'c.mp3'),
    });
    await expect(makeExcerpt('short.mid', job(tune(10)))).rejects.toThrow('short.mid is shorter than 30 s');
    await expect(makeExcerpt('no.mid', job(Buffer.from('no').toString('base64')))).rejects.toThrow(
      'no MIDI file',
    );
  });
});

it('plays a program by the nearest that there is', () => {
  expect(nearestProgram(0, false)).toBe(0);
  expect(nearestProgram(1, false)).toBe(0);
  expect(nearestProgram(41, false)).toBe(40);
  expect(nearestProgram(99, true)).toBe(40);
});
