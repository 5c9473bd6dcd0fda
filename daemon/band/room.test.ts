import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Note } from '../score/note.ts';
import { lowestChordMidi, makeRoom } from './room.ts';

const note = (part: Note['part'], pitchMidi: number, atBeat = 0, durationBeats = 4): Note => ({
  part,
  pitchMidi,
  atBeat,
  durationBeats,
  velocity01: 0.7,
  source: 'model',
});
const pitches = (notes: readonly Note[], part: Note['part'] = 'chords'): number[] =>
  notes
    .filter((played) => played.part === part)
    .map((played) => played.pitchMidi)
    .sort((a, b) => a - b);

describe('the room that chords leave', () => {
  it('lifts what lies under the bass, once a key', () => {
    const over = (bass: number, ...chords: number[]) =>
      pitches(makeRoom([note('bass', bass), ...chords.map((pitch) => note('chords', pitch))]));
    expect(over(51, 49, 56, 61)).toEqual([56, 61]);
    expect(over(51, 50, 57, 65)).toEqual([57, 62, 65]);
    expect(over(40, 46, 57, 62)).toEqual([57, 58, 62]);
  });

  it('stays under all that the lead sings meanwhile', () => {
    const hand = [note('chords', 60), note('chords', 64), note('chords', 67)];
    const sung = [note('lead', 72, 0, 2), note('lead', 64, 2, 2)];
    expect(pitches(makeRoom([...hand, ...sung]))).toEqual([52, 55, 60]);
    expect(pitches(makeRoom([...hand, note('lead', 72, 0, 2), note('lead', 64, 4, 2)]))).toEqual([
      60, 64, 67,
    ]);
  });

  it('stays under a low lead, and leaves the lead alone', () => {
    const played = makeRoom([note('chords', 60), note('chords', 64), note('chords', 69), note('lead', 67)]);
    expect(pitches(played)).toEqual([57, 60, 64]);
    expect(pitches(played, 'lead')).toEqual([67]);
  });

  it('does not put the tone of the bass on top', () => {
    const played = makeRoom([note('bass', 36), note('chords', 64), note('chords', 67), note('chords', 72)]);
    expect(pitches(played)).toEqual([60, 64, 67]);
  });

  it('lets a lone short stroke of the tone of the bass be, and keeps a long one', () => {
    const bass = note('bass', 34);
    const lone = note('chords', 58);
    expect(pitches(makeRoom([bass, { ...lone, durationBeats: 1 }]))).toEqual([]);
    expect(pitches(makeRoom([bass, { ...lone, durationBeats: 4 }]))).toEqual([58]);
  });

  it('never puts two fingers on one key, never goes under the bass, and keeps bass and lead', () => {
    const anyNote = fc.record({
      part: fc.constantFrom<Note['part']>('bass', 'chords', 'chords', 'chords', 'lead'),
      step: fc.nat(15),
      length: fc.integer({ min: 1, max: 16 }),
      height: fc.nat(23),
    });
    const lowest = { bass: 28, chords: 48, lead: 60, drums: 0, pad: 0 };
    fc.assert(
      fc.property(fc.array(anyNote, { maxLength: 40 }), (drawn) => {
        const notes = drawn
          .map(({ part, step, length, height }) =>
            note(part, lowest[part] + height, step / 2, Math.min(length, 16 - step) / 2),
          )
          .sort((a, b) => a.atBeat - b.atBeat);
        const played = makeRoom(notes);
        const others = (all: readonly Note[]): readonly Note[] => all.filter(({ part }) => part !== 'chords');
        expect(others(played)).toEqual(others(notes));
        const hand = played.filter(({ part }) => part === 'chords');
        for (const [index, one] of hand.entries()) {
          expect(one.pitchMidi).toBeGreaterThanOrEqual(lowestChordMidi);
          for (const bass of others(played).filter(({ part }) => part === 'bass')) {
            const apart =
              one.atBeat >= bass.atBeat + bass.durationBeats || bass.atBeat >= one.atBeat + one.durationBeats;
            expect(apart || one.pitchMidi > bass.pitchMidi).toBe(true);
          }
          for (const two of hand.slice(index + 1)) {
            const together =
              one.pitchMidi === two.pitchMidi &&
              one.atBeat < two.atBeat + two.durationBeats &&
              two.atBeat < one.atBeat + one.durationBeats;
            expect(together).toBe(false);
          }
        }
      }),
    );
  });
});
