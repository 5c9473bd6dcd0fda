import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLinkClock } from './link-clock.ts';

it("knows Link's clock to what the promptest answers took, whatever the others did, and one that is wrong", () => {
  const late = fc.double({ min: 0, max: 1, noNaN: true });
  const lates = fc.array(late, { minLength: 16, maxLength: 100 });
  const offset = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(offset, lates, fc.nat(15), (offsetSeconds, seconds, wrong) => {
      const clock = createLinkClock();
      for (const [index, lateSeconds] of seconds.entries()) {
        const saidSeconds = 1000 + index / 4;
        const isWrong = index === seconds.length - 1 - wrong;
        const saidMicros = (saidSeconds + offsetSeconds + (isWrong ? 100 : 0)) * 1e6;
        clock.hear(saidSeconds + lateSeconds, saidMicros);
      }
      const last = seconds.slice(-16);
      const prompt = last.filter((_, index) => index !== 15 - wrong).sort((a, b) => a - b)[0]!;
      const found = clock.microsAt(2000)! / 1e6 - 2000;
      expect(found).toBeCloseTo(offsetSeconds - prompt, 5);
      expect(clock.secondsAt(clock.microsAt(1234.5)!)).toBeCloseTo(1234.5, 5);
    }),
  );
});

it('knows nothing at first, nor when it is to begin anew', () => {
  const clock = createLinkClock();
  for (let said = 0; said < 3; said += 1) clock.hear(said, said * 1e6);
  expect(clock.microsAt(1)).toBeUndefined();
  clock.hear(3, 3e6);
  expect(clock.microsAt(1)).toBeCloseTo(1e6);
  clock.forget();
  expect(clock.secondsAt(1)).toBeUndefined();
});

it('goes with a clock that drifts', () => {
  const clock = createLinkClock();
  for (let seconds = 0; seconds < 100; seconds += 0.25) clock.hear(seconds + 0.0001, seconds * 1e6 * 1.0001);
  expect(Math.abs(clock.microsAt(100)! - 100e6 * 1.0001)).toBeLessThan(1000);
});
