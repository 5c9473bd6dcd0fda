import { expect, it } from 'vitest';
import { swellAt } from './breath.ts';

const barOf = (index: number) => ({ index, startBeat: 100 + 8 * index, endBeat: 108 + 8 * index });

it('a breath of two bars begins and ends softly, and is loudest in its middle', () => {
  const at = (beat: number): number => swellAt(100 + beat, barOf(Math.floor(beat / 8)), 16);
  expect([0, 4, 8, 12, 16, 24].map(at)).toEqual(
    [0.5, 0.75, 1, 0.75, 0.5, 1].map((gain) => expect.closeTo(gain)),
  );
});

it('nothing swells without a breath, or without music', () => {
  expect([swellAt(3, barOf(0), 0), swellAt(3, undefined, 16)]).toEqual([1, 1]);
});
