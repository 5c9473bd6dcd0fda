import { expect, it } from 'vitest';
import { delta, header, notes, ticksPerQuarter, track } from '../testing/midi-bytes.ts';
import { readMidi } from './read-midi.ts';
import { voicesOf } from './voice.ts';

const voicesIn = (...tracks: readonly Buffer[]) =>
  voicesOf(readMidi('tune.mid', Buffer.concat([header(tracks.length), ...tracks])));
const stray = delta(0xfff_ffff);

it('notes lie on the grid of sixteenths, and drums are no voice', () => {
  const [voice, ...others] = voicesIn(track(notes([60, 62])), track(notes([36, 38], ticksPerQuarter, 9)));
  expect(others).toEqual([]);
  expect(voice!.notes).toEqual([
    { startStep: 0, lengthSteps: 4, pitchMidi: 60, velocity01: 90 / 127 },
    { startStep: 4, lengthSteps: 4, pitchMidi: 62, velocity01: 90 / 127 },
  ]);
});

it('a stray time makes no desert, before, between or within notes', () => {
  const text = [...stray, 0xff, 1, 0];
  const [between] = voicesIn(track(text, notes([60, 62]), text, notes([64])));
  expect(between!.notes.map((note) => note.pitchMidi)).toEqual([60, 62, 64]);
  expect(between!.notes[2]!.startStep).toBeLessThan(8 * 16);
  const [within] = voicesIn(track([0, 0x90, 60, 90, ...stray, 0x80, 60, 0], notes([62, 64])));
  expect(within!.notes[0]!.lengthSteps).toBe(16 * 16);
  expect(within!.notes[1]!.startStep).toBeLessThan(18 * 16);
});

it('a rest of one voice stays where another plays', () => {
  const long = 40 * 4 * ticksPerQuarter;
  const rests = track(notes([60]), [...delta(long), 0xff, 1, 0], notes([62]));
  const plays = track(notes(Array.from({ length: 200 }, () => 40)));
  const [resting] = voicesIn(rests, plays);
  expect(resting!.notes[1]!.startStep).toBe(40 * 16 + 4);
});
