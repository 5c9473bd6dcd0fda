import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../daemon/time/random.ts';
import { estimateTaps, folded, lateMsOf, mostTaps, type Tap, type TapEstimate } from './tap-estimate.ts';

interface Person {
  readonly trueMs: number;
  readonly spreadMs: number;
  readonly everyMs: number;
  readonly seed: number;
  /** Shares of clicks that are passed over, tapped twice, tapped anyhow. */
  readonly missed01?: number;
  readonly doubled01?: number;
  readonly slipped01?: number;
}

/** Taps of somebody who hears the clicks so much later than is believed. */
function tapsOf(person: Person, most: number): readonly Tap[] {
  const { trueMs, spreadMs, everyMs, missed01 = 0, doubled01 = 0, slipped01 = 0 } = person;
  const { next: random, normal } = createRandom(person.seed);
  const taps: Tap[] = [];
  for (let click = 0; taps.length < most; click += 1) {
    if (random() < missed01) continue;
    const isSlip = random() < slipped01;
    const lateMs = isSlip ? (random() - 0.5) * everyMs : normal(trueMs, spreadMs);
    const tap = (extraMs: number): void => {
      const atMs = click * everyMs + lateMs + extraMs;
      taps.push({ atSeconds: atMs / 1000, lateMs: folded(atMs, everyMs) });
    };
    tap(0);
    if (random() < doubled01) tap(40 + 60 * random());
  }
  return taps.slice(0, most);
}

const everyMs = 706;
const range = { everyMs, leastMs: -150 };
/** In how many of so many the estimate is within 10 ms. */
function shareWithin(
  mostMs: number,
  person: Omit<Person, 'seed' | 'everyMs' | 'trueMs'>,
  estimate: (taps: readonly Tap[]) => TapEstimate | undefined,
  taps = 18,
): number {
  const runs = 1500;
  let right = 0;
  for (let seed = 1; seed <= runs; seed += 1) {
    const trueMs = -100 + ((seed * 37) % 600);
    const found = estimate(tapsOf({ ...person, trueMs, everyMs, seed }, taps));
    if (found && Math.abs(found.lateMs - trueMs) <= mostMs) right += 1;
  }
  return right / runs;
}

const usual = (taps: readonly Tap[]) => estimateTaps(taps, range);
/** As the page does it: until it is sure. */
const untilSure = (taps: readonly Tap[]): TapEstimate | undefined => {
  for (let count = 3; count <= taps.length; count += 1) {
    const found = usual(taps.slice(0, count));
    if (found?.isSure) return found;
  }
  return usual(taps);
};

describe('the delay that taps tell', () => {
  it('is right within 10 ms in 95 % of the times with 16 taps of somebody steady', () => {
    expect(shareWithin(10, { spreadMs: 20 }, usual)).toBeGreaterThan(0.94);
    // Chance itself forbids more of somebody less steady: 16 taps that scatter by 30 ms have a mean that scatters by 7.5.
    expect(shareWithin(15, { spreadMs: 30 }, usual)).toBeGreaterThan(0.94);
  });

  it('goes on until it is right within 10 ms in 95 % of the times, whoever taps', () => {
    for (const spreadMs of [10, 20, 30])
      expect(shareWithin(10, { spreadMs }, untilSure, mostTaps + 2), `${spreadMs}`).toBeGreaterThan(0.93);
    const careless = { spreadMs: 30, missed01: 0.15, doubled01: 0.1, slipped01: 0.05 };
    expect(shareWithin(10, careless, untilSure, mostTaps + 12)).toBeGreaterThan(0.92);
  });

  it('does not care for missed, doubled and slipped taps', () => {
    const careless = { missed01: 0.2, doubled01: 0.15, slipped01: 0.08 };
    expect(shareWithin(15, { spreadMs: 20, ...careless }, usual, 24)).toBeGreaterThan(0.95);
  });

  it('says its own doubt truly', () => {
    let within = 0;
    const runs = 1500;
    for (let seed = 1; seed <= runs; seed += 1) {
      const found = usual(tapsOf({ trueMs: 120, spreadMs: 25, everyMs, seed }, 20))!;
      if (Math.abs(found.lateMs - 120) <= found.doubtMs) within += 1;
    }
    expect(within / runs).toBeGreaterThan(0.92);
  });

  it('lies in the range that delays can have, from wherever the taps are counted', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 600, max: 1200 }),
        fc.integer({ min: -400, max: 0 }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.integer({ min: 1, max: 10_000 }),
        (distanceMs, leastMs, share, seed) => {
          const trueMs = leastMs + share * distanceMs;
          const taps = tapsOf({ trueMs, spreadMs: 12, everyMs: distanceMs, seed }, 20);
          const found = estimateTaps(taps, { everyMs: distanceMs, leastMs });
          expect(Math.abs(found!.lateMs - trueMs)).toBeLessThan(15);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('waits for taps, and is never anything but a number', () => {
    expect(estimateTaps([], range)).toBeUndefined();
    expect(usual(tapsOf({ trueMs: 0, spreadMs: 20, everyMs, seed: 1 }, 4))).toBeUndefined();
    const tap = fc.record({
      atSeconds: fc.double({ min: 0, max: 100, noNaN: true }),
      lateMs: fc.double({ min: -353, max: 353, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(tap, { maxLength: 60 }), (taps) => {
        const found = usual(taps);
        if (!found) return;
        for (const value of [found.lateMs, found.spreadMs, found.doubtMs])
          expect(Number.isFinite(value) && value >= -150).toBe(true);
      }),
    );
  });
});

it('is counted from the click next to a tap, on the beats that are clicked', () => {
  const clock = { beat: 41.5, heardAtSeconds: 100, tempoBpm: 120 };
  expect(lateMsOf(clock, 1, 100.25)).toBeCloseTo(0);
  expect(lateMsOf(clock, 1, 100.35)).toBeCloseTo(100);
  expect(lateMsOf(clock, 2, 100.25)).toBeCloseTo(0);
  expect(lateMsOf(clock, 2, 99.9)).toBeCloseTo(-350);
  expect(lateMsOf(clock, 4, 99.15)).toBeCloseTo(-100);
});
