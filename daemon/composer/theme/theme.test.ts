import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeMidi } from 'midi-file';
import { afterAll, describe, expect, it } from 'vitest';
import type { Intent } from '../../conductor/intent.ts';
import { scalePitchClasses } from '../../score/key.ts';
import { pitchClassOf } from '../../score/pitch.ts';
import { TactusError } from '../../system/errors.ts';
import { createFormPlanner } from '../form/planner.ts';
import type { BarPlan } from '../plan.ts';
import type { MelodyNote } from './melody.ts';
import { readTheme } from './midi-file.ts';
import { createTheme, type Theme } from './theme.ts';

/** Frère Jacques, four bars of quarters in G. */
const melody: readonly MelodyNote[] = [67, 69, 71, 67, 67, 69, 71, 67, 71, 72, 74, 74, 71, 72, 74, 74].map(
  (pitchMidi, index) => ({ startStep: index * 4, lengthSteps: 4, pitchMidi, velocity01: 0.8 }),
);

const folder = mkdtempSync(path.join(tmpdir(), 'tactus-theme-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, bytes: Uint8Array): string {
  const full = path.join(folder, name);
  writeFileSync(full, bytes);
  return full;
}

function midiOf(notes: readonly MelodyNote[], leadInBars = 0): Uint8Array {
  const ticks = 120;
  const events = notes.flatMap((note) => {
    const start = (note.startStep + 16 * leadInBars) * (ticks / 4);
    return [
      { at: start, on: true, pitch: note.pitchMidi },
      { at: start + note.lengthSteps * (ticks / 4), on: false, pitch: note.pitchMidi },
    ];
  });
  events.sort((a, b) => a.at - b.at || Number(a.on) - Number(b.on));
  let last = 0;
  const track = events.map((event) => {
    const deltaTime = event.at - last;
    last = event.at;
    const type = event.on ? ('noteOn' as const) : ('noteOff' as const);
    return { deltaTime, type, channel: 0, noteNumber: event.pitch, velocity: 90 };
  });
  const end = { deltaTime: 0, type: 'endOfTrack' as const, meta: true as const };
  return Uint8Array.from(
    writeMidi({ header: { format: 0, numTracks: 1, ticksPerBeat: ticks }, tracks: [[...track, end]] }),
  );
}

describe('theme', () => {
  it('knows its key and carries chords that begin and end at home', () => {
    const theme = createTheme(melody);
    expect(theme.mode).toBe('major');
    expect(theme.period).toHaveLength(8);
    expect(theme.period[0]).toBe('I');
    expect(theme.period[7]).toBe('I');
  });

  it('is sung in any key, in the lead, within its register', () => {
    const theme = createTheme(melody);
    for (let tonic = 0; tonic < 12; tonic++) {
      const key = { tonic, mode: 'major' as const };
      for (let bar = 0; bar < 8; bar++) {
        const notes = theme.notesOf(bar, key);
        expect(notes).toHaveLength(4);
        for (const note of notes) {
          expect(scalePitchClasses(key)).toContain(pitchClassOf(note.pitchMidi));
          expect(note.pitchMidi).toBeGreaterThanOrEqual(60);
          expect(note.pitchMidi).toBeLessThanOrEqual(95);
        }
      }
    }
  });

  it('is the chorus of a song, in major also when the song is in minor', () => {
    const theme = createTheme(melody);
    for (const mode of ['major', 'minor', 'dorian', 'mixolydian'] as const) {
      const choruses = plansWith(theme, mode).filter((plan) => plan.section === 'chorus');
      expect(choruses.length).toBeGreaterThan(8);
      choruses.slice(0, 8).forEach((plan, bar) => {
        expect(plan.key.mode).toBe('major');
        expect(plan.echo?.bar).toEqual({ of: 'theme', bar, key: plan.key });
      });
      // Later choruses bring back what was made of it.
      for (const { echo, barInPhrase } of choruses.slice(8)) {
        const madeOfIt = choruses.find(({ index }) => echo?.bar.of === 'played' && index === echo.bar.index);
        expect(madeOfIt?.barInPhrase).toBe(barInPhrase);
      }
    }
  });

  it('is read from a MIDI file, wherever in it the melody begins', async () => {
    const theme = await readTheme(file('theme.mid', midiOf(melody, 2)));
    const key = { tonic: 7, mode: 'major' as const };
    const expected = createTheme(melody);
    expect(theme.period).toEqual(expected.period);
    const sung = theme.notesOf(0, key).map((note) => [note.startStep, note.pitchMidi]);
    expect(sung).toEqual(expected.notesOf(0, key).map((note) => [note.startStep, note.pitchMidi]));
  });

  it('says what is wrong with a file', async () => {
    const kindOf = (name: string): Promise<unknown> =>
      readTheme(name).then(
        () => 'none',
        (error: unknown) => (error instanceof TactusError ? error.kind : error),
      );
    expect(await kindOf(path.join(folder, 'absent.mid'))).toBe('noInput');
    expect(await kindOf(file('text.mid', new TextEncoder().encode('la la la')))).toBe('badData');
    expect(await kindOf(file('empty.mid', midiOf([])))).toBe('badData');
    expect(await kindOf(file('cut.mid', midiOf(melody).slice(0, 40)))).toBe('badData');
  });

  it('is the top of what is played together, also where something is struck below it', () => {
    const key = { tonic: 7, mode: 'major' as const };
    const below = melody.flatMap(({ startStep, ...note }) =>
      [0, 2].map((later) => ({
        ...note,
        startStep: startStep + later,
        lengthSteps: 2,
        pitchMidi: 50 + later,
      })),
    );
    const expected = createTheme(melody).notesOf(0, key);
    const sung = createTheme([...melody, ...below]).notesOf(0, key);
    expect(sung.map((note) => [note.startStep, note.pitchMidi % 12])).toEqual(
      expected.map((note) => [note.startStep, note.pitchMidi % 12]),
    );
  });

  it('keeps a line that falls in slurred notes', () => {
    const slurred = melody.map((note) => ({ ...note, lengthSteps: 5 }));
    expect(createTheme(slurred).notesOf(0, { tonic: 7, mode: 'major' })).toHaveLength(4);
  });
});

function plansWith(theme: Theme, mode: 'major' | 'minor' | 'dorian' | 'mixolydian'): BarPlan[] {
  const intent: Intent = {
    tempoBpm: 170,
    feel: 'half',
    energy01: 0.6,
    density01: 0.5,
    brightness01: 0.5,
    styleWeights: { folk: 1 },
    key: { tonic: 2, mode },
    section: 'verse',
    seed: 3,
  };
  const planner = createFormPlanner({ songMinutes: 10 }, { theme });
  const plans: BarPlan[] = [];
  for (let state = planner.initial(3); plans.length < 70; ) {
    const next = planner.plan(intent, state);
    plans.push(next.plan);
    state = next.state;
  }
  return plans;
}
