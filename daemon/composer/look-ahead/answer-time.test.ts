import { expect, it } from 'vitest';
import { createAnswerTime } from './answer-time.ts';

/** From how many seconds before the bar on it is asked for, to a tenth. */
const lead = (time: ReturnType<typeof createAnswerTime>): number =>
  Array.from({ length: 50 }, (_, i) => i / 10)
    .filter((seconds) => time.isNow(seconds))
    .at(-1) ?? 0;

it('is a second before the bar, and over shortly before it', () => {
  const time = createAnswerTime();
  expect(lead(time)).toBe(1);
  expect(time.isNow(0.1)).toBe(false);
  for (let bar = 0; bar < 10; bar++) time.took(0.4);
  expect(lead(time)).toBe(1);
});

it('is sooner where bars take long, and later again bit by bit when they no longer do', () => {
  const time = createAnswerTime();
  time.took(1.6);
  expect(lead(time)).toBeCloseTo(2.2);
  time.took(0.4);
  expect(lead(time)).toBeGreaterThan(1.5);
  for (let bar = 0; bar < 20; bar++) time.took(0.4);
  expect(lead(time)).toBe(1);
});

it('is never where the bar would come too late', () => {
  const time = createAnswerTime();
  time.took(1.6);
  expect(time.isNow(1.5)).toBe(false);
  expect(time.isNow(1.7)).toBe(true);
});
