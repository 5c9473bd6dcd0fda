import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createConductor } from './conductor.ts';
import { createLeading, mostLead01 } from './leading.ts';
import { type LedMoment, type LedRunner, runLed } from './testing/led-runner.ts';

const toward170 = { follow: 'target', target: 'cadence', targetCadenceSpm: 170 } as const;

function lead(runner: LedRunner, seconds: number): readonly LedMoment[] {
  const moments = runLed(createConductor(toward170), runner);
  return Array.from({ length: seconds * 10 }, () => moments.next().value);
}

describe('a runner who follows by 60 % of what is offered', () => {
  it.each([1, 2, 3])('is brought from 160 to 170 in under 4 minutes, and held (seed %d)', (seed) => {
    const run = lead({ ownCadenceSpm: 160, follows01: 0.6, seed }, 900);
    const there = run.find(({ cadenceSpm }) => cadenceSpm > 170 * 0.99);
    expect(there?.atSeconds).toBeLessThan(240);
    for (const { cadenceSpm } of run.slice(2400)) expect(Math.abs(cadenceSpm / 170 - 1)).toBeLessThan(0.01);
  });

  it('is never led by more than 3 % of what the legs do, and has the beat on the foot again at the end', () => {
    const run = lead({ ownCadenceSpm: 160, follows01: 0.6 }, 600);
    // What the body makes of single steps trembles by some 1 %.
    for (const { tempoBpm, cadenceSpm } of run)
      expect(tempoBpm / cadenceSpm).toBeLessThan(1 + mostLead01 + 0.01);
    expect(run.filter(({ lock }) => lock === 'followingTempo').length).toBeGreaterThan(600);
    expect(run.slice(300, 900).some(({ onFoot }) => onFoot)).toBe(false);
    expect(run.slice(-600).filter(({ onFoot }) => onFoot).length).toBeGreaterThan(300);
  });

  it('is led down as well', () => {
    const run = lead({ ownCadenceSpm: 176, follows01: 0.6 }, 400);
    expect(Math.abs((run.at(-1)?.cadenceSpm ?? 0) / 170 - 1)).toBeLessThan(0.01);
  });
});

describe('a runner who does not follow', () => {
  it.each([1, 2, 3, 4])(
    'is not chased: the offer fades within 75 s, and is rarely made again (seed %d)',
    (seed) => {
      const run = lead({ ownCadenceSpm: 160, follows01: 0, seed }, 1800);
      const led = run.filter(({ tempoBpm }) => tempoBpm > 160 * 1.01);
      expect(Math.max(...run.map(({ tempoBpm }) => tempoBpm))).toBeLessThan(160 * (1 + mostLead01 + 0.01));
      expect(led.length).toBeGreaterThan(100);
      expect(led.length / run.length).toBeLessThan(0.2);
      for (const { tempoBpm } of run.slice(1000, 2500))
        expect(Math.abs(tempoBpm / 160 - 1)).toBeLessThan(0.015);
    },
  );

  it('is let go where a habit gives out half way', () => {
    const run = lead({ ownCadenceSpm: 160, follows01: 0.6, habitSeconds: 1e9 }, 600);
    const last = run.slice(2400);
    const led = last.filter(({ tempoBpm, cadenceSpm }) => tempoBpm > cadenceSpm * 1.01);
    expect(led.length / last.length).toBeLessThan(0.5);
  });
});

describe('the offer', () => {
  it('is never above 3 %, never runs ahead of its growth, and is never against the wish, whatever the body and the gaps', () => {
    const moment = fc.record({
      gapSeconds: fc.oneof(
        fc.double({ min: 0, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 4000, noNaN: true }),
      ),
      ownTempoBpm: fc.double({ min: 60, max: 240, noNaN: true }),
      wish01: fc.double({ min: -1, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 300 }), (moments) => {
        const leading = createLeading();
        let atSeconds = 0;
        let before = 0;
        for (const { gapSeconds, ownTempoBpm, wish01 } of moments) {
          atSeconds += gapSeconds;
          const offered = leading.offer(atSeconds, ownTempoBpm, wish01);
          expect(Math.abs(offered)).toBeLessThanOrEqual(mostLead01);
          if (gapSeconds <= 5)
            expect(Math.abs(offered - before)).toBeLessThanOrEqual(0.0015 * gapSeconds + 1e-12);
          if (gapSeconds > 5) expect(offered * wish01).toBeGreaterThanOrEqual(0);
          before = offered;
        }
      }),
    );
  });

  it('fades where any body, at any cadence, stays as it is, and is tried again after four minutes, then eight', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 60, max: 240, noNaN: true }),
        fc.constantFrom(-0.03, -0.01, 0.01, 0.03),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        (ownTempoBpm, wish01, dt) => {
          const leading = createLeading();
          const waits: number[] = [];
          let since: number | undefined;
          for (let at = 0; at < 900; at += dt) {
            const offered = leading.offer(at, ownTempoBpm, wish01);
            const rests = leading.triesAgainAtSeconds !== undefined;
            if (rests && at - (since ?? at) > 21) expect(offered).toBe(0);
            if (rests) since ??= at;
            else if (since !== undefined) {
              waits.push(at - since);
              since = undefined;
            }
          }
          expect(waits.length).toBe(2);
          expect(waits[0]).toBeCloseTo(240, -1);
          expect(waits[1]).toBeCloseTo(480, -1);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('begins anew, from nothing, for a body that was away, and for another wish', () => {
    const leading = createLeading();
    for (let at = 0; at < 40; at++) leading.offer(at, 160, 0.03);
    expect(leading.offer(40, 160, 0.03)).toBeCloseTo(0.03);
    expect(leading.offer(100, 160, 0.03)).toBeLessThan(0.03);
    for (let at = 101; at < 200; at++) leading.offer(at, 160, 0.03);
    expect(leading.triesAgainAtSeconds).toBeDefined();
    leading.forget();
    expect(leading.triesAgainAtSeconds).toBeUndefined();
    expect(leading.offer(200, 160, 0.03)).toBeCloseTo(0.0015, 6);
  });
});
