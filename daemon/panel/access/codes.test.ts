import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ManualClock } from '../../time/clock.ts';
import { createCodes } from './codes.ts';

const stage = () => {
  const clock = new ManualClock(0);
  return { clock, codes: createCodes(clock) };
};
const wrong = (digits: string): string => `${(Number(digits[0]) + 1) % 10}${digits.slice(1)}`;

it('a code is thirteen digits, another each time, and good once', () => {
  const { codes } = stage();
  const made = Array.from({ length: 200 }, () => codes.make('viewer').digits);
  expect(made.filter((digits) => !/^\d{13}$/.test(digits))).toEqual([]);
  expect(new Set(made).size).toBe(200);
  expect(new Set(made.map((digits) => digits[0])).size).toBe(10);
  const { digits } = codes.make('admin');
  expect(codes.awaited).toMatchObject({ digits, role: 'admin', expiresAtSeconds: 600 });
  expect([codes.take(digits), codes.take(digits), codes.awaited]).toEqual(['admin', undefined, undefined]);
});

it('it is void after ten minutes, when another is made, when it is cancelled', () => {
  const { clock, codes } = stage();
  const first = codes.make('viewer').digits;
  const second = codes.make('performer').digits;
  expect(codes.take(first)).toBeUndefined();
  clock.advanceTo(599.9);
  expect(codes.awaited?.digits).toBe(second);
  clock.advanceTo(600);
  expect([codes.awaited, codes.take(second)]).toEqual([undefined, undefined]);
  const third = codes.make('viewer').digits;
  codes.cancel();
  expect(codes.take(third)).toBeUndefined();
});

it('it bears four wrong tries, not five', () => {
  const { codes } = stage();
  for (const [tries, expected] of [
    [4, 'viewer'],
    [5, undefined],
  ] as const) {
    const { digits } = codes.make('viewer');
    for (let count = 0; count < tries; count += 1) expect(codes.take(wrong(digits))).toBeUndefined();
    expect(codes.take(digits)).toBe(expected);
  }
});

it('nothing but its own digits is taken', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{0,20}$/)), (said) => {
      const { codes } = stage();
      const { digits } = codes.make('admin');
      fc.pre(said !== digits);
      expect(codes.take(said)).toBeUndefined();
      expect(codes.take(`${digits}${said}`)).toBe(said === '' ? 'admin' : undefined);
    }),
  );
});
