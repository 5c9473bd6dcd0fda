import { describe, expect, it } from 'vitest';
import { keyName } from '../../../score/key.ts';
import type { Note } from '../../../score/note.ts';
import { tinyModel } from '../../testing/tiny.ts';
import { measurePiece, ratio } from '../figures/measures.ts';
import { keyOfChords, parseChordLine, planPiece } from './compose-piece.ts';
import { composeWith } from './compose-with.ts';
import { joinTies } from './join-ties.ts';

describe('music without a run', () => {
  it('reads chords, and names one that it cannot read', () => {
    expect(parseChordLine('C | Am, F#m7').length).toBe(3);
    expect(() => parseChordLine('C Hm')).toThrow(
      expect.objectContaining({ exitCode: 64, message: expect.stringContaining('Hm') }),
    );
  });

  it.each([
    ['C Am F G', 'C major'],
    ['Am F C G', 'A minor'],
    ['Dm7 G7 Cmaj7', 'C major'],
    ['F#m D A E', 'F# minor'],
  ])('%s is in %s', (line, key) => {
    expect(keyName(keyOfChords(parseChordLine(line)))).toBe(key);
  });

  it('the same seed writes the same music, another seed other music', async () => {
    const write = (seed: number) =>
      composeWith(
        tinyModel(),
        'fp32',
        planPiece({ styleWeights: { folk: 1 }, bars: 4, seed, chords: parseChordLine('C F') }),
      );
    const first = await write(1);
    expect(await write(1)).toEqual(first);
    expect(await write(2)).not.toEqual(first);
    const measures = measurePiece(first);
    expect(measures.leadSounds.of).toBe(4);
    expect(ratio(measures.inScale)).toBeGreaterThan(0.5);
  });

  it('without chords it follows a form', async () => {
    const plans = planPiece({ styleWeights: { folk: 1 }, bars: 24, seed: 1 });
    expect(new Set(plans.map((plan) => plan.section)).size).toBeGreaterThan(1);
  });
});

describe('joining ties', () => {
  const note = (atBeat: number, durationBeats: number, tied?: true): Note => ({
    part: 'lead',
    atBeat,
    durationBeats,
    pitchMidi: 60,
    velocity01: 0.5,
    source: 'model',
    ...(tied === undefined ? {} : { tied }),
  });

  it('makes one note of what goes on over bar lines', () => {
    expect(joinTies([note(3, 1), note(4, 4, true), note(8, 1, true), note(9, 1)])).toEqual([
      note(3, 6),
      note(9, 1),
    ]);
  });

  it('strikes a tied note whose beginning is not there', () => {
    expect(joinTies([note(1, 1), note(4, 1, true)]).length).toBe(2);
  });
});
