import { expect, it } from 'vitest';
import { ManualClock } from '../time/clock.ts';
import { createRefusals, oneLine } from './refusals.ts';

it('keeps the last one, counts all, and lets no stranger write over the line', () => {
  const clock = new ManualClock(7);
  const refusals = createRefusals(clock);
  expect(refusals.last).toBeUndefined();
  refusals.refuse('"12\u001b[2J" is no number\r\nok', `10.0.0.7:${'9'.repeat(500)}`);
  clock.advanceTo(8);
  refusals.refuse('unknown topic', 'tactus/in/heart');
  expect(refusals.count).toBe(2);
  expect(refusals.last).toEqual({ reason: 'unknown topic', from: 'tactus/in/heart', atSeconds: 8 });
});

it('cleans and clips what a stranger sent', () => {
  expect(oneLine('a\u001b[2Jb\r\nc\u202ed\0', 200)).toBe('a [2Jb c d');
  expect(oneLine('Läufer 步 👟', 200)).toBe('Läufer 步 👟');
  expect(oneLine('x'.repeat(1e6), 10)).toBe('xxxxxxxxx…');
});
