import { expect, it } from 'vitest';
import { isBlack, letterOf, pitchOfCode, whitesBefore } from './jam-keys.ts';

it('plays as a piano does, by where the keys lie', () => {
  expect(['KeyA', 'KeyW', 'KeyS', 'KeyK', 'Quote', 'KeyZ'].map((code) => pitchOfCode(code, 60))).toEqual([
    ...[60, 61, 62, 72, 77],
    undefined,
  ]);
  expect([60, 61, 76, 77, 80].map((pitch) => letterOf(pitch, 60))).toEqual(['A', 'W', '', '', '']);
});

it('knows black from white, and where each lies', () => {
  const octave = Array.from({ length: 12 }, (_, semitone) => 48 + semitone);
  expect(octave.filter(isBlack)).toEqual([49, 51, 54, 56, 58]);
  expect(octave.filter((pitch) => !isBlack(pitch)).map(whitesBefore)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(octave.filter(isBlack).map(whitesBefore)).toEqual([1, 2, 4, 5, 6]);
});
