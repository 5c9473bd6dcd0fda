import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createConductor } from './conductor.ts';
import { type LinkBeat, linkTempo } from './link-tempo.ts';
import type { ConductorOptions } from './options.ts';
import { bodyAt } from './testing/follow.ts';

/** What is wanted each tenth of a second of a runner at 170 whose every step is known. */
function followed(
  beats: (atSeconds: number) => LinkBeat | undefined,
  seconds: number,
  options: Partial<ConductorOptions> = {},
) {
  let atSeconds = 0;
  const conductor = createConductor({ follow: 'link', ...options }, undefined, undefined, () =>
    beats(atSeconds),
  );
  return Array.from({ length: seconds * 10 + 1 }, (_, index) => {
    atSeconds = index / 10;
    const steps = { stepAtSeconds: atSeconds, stepPeriodSeconds: 60 / 170, stepPhase: 0 };
    return {
      atSeconds,
      intent: conductor.update(bodyAt(atSeconds, { cadenceSpm: 170, ...steps })),
      basis: conductor.basis,
    };
  });
}

describe('a Link session', () => {
  it('is gone with beat on beat, or in twos where music cannot, on beats of its own', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 20, max: 999, noNaN: true }),
        fc.double({ min: -1e5, max: 1e5, noNaN: true }),
        fc.double({ min: 0, max: 1e5, noNaN: true }),
        (linkBpm, beatAtSeconds, atSeconds) => {
          const wanted = linkTempo({ tempoBpm: linkBpm, beatAtSeconds }, atSeconds);
          expect(wanted.tempoBpm).toBeGreaterThanOrEqual(60);
          expect(wanted.tempoBpm).toBeLessThanOrEqual(240);
          expect(Number.isInteger(Math.log2(wanted.tempoBpm / linkBpm))).toBe(true);
          if (linkBpm >= 60 && linkBpm <= 240) expect(wanted.tempoBpm).toBe(linkBpm);
          const beats = ((wanted.beatAtSeconds! - beatAtSeconds) * wanted.tempoBpm) / 60;
          expect(Math.abs(beats - Math.round(beats))).toBeLessThan(1e-3);
          expect(atSeconds - wanted.beatAtSeconds!).toBeLessThan(1.0001);
          expect(atSeconds - wanted.beatAtSeconds!).toBeGreaterThan(-0.0001);
        },
      ),
    );
  });

  it('has tempo and beats, whatever the feet do, and no bias is on them', () => {
    const run = followed(() => ({ tempoBpm: 128, beatAtSeconds: -1000 }), 30, { tempoBias: 0.05 });
    const { intent, basis } = run.at(-1)!;
    expect(basis).toBe('link');
    expect(intent.tempoBpm).toBeCloseTo(128);
    const { stepAtSeconds, ...phase } = intent.phase!;
    expect(phase).toEqual({ periodSeconds: 60 / 128, offsetMs: 0, confidence01: 1 });
    const beats = ((stepAtSeconds + 1000) * 128) / 60;
    expect(beats).toBeCloseTo(Math.round(beats), 6);
  });

  it('is gone to and left at no more than 3 % a beat; without it the body is followed', () => {
    const run = followed((at) => (at > 10 && at < 40 ? { tempoBpm: 120, beatAtSeconds: 3 } : undefined), 70);
    const at = (seconds: number) => run[seconds * 10]!;
    expect([at(9), at(39), at(69)].map(({ basis }) => basis)).toEqual(['cadence', 'link', 'cadence']);
    expect(at(9).intent.tempoBpm).toBeCloseTo(170);
    expect(at(39).intent.tempoBpm).toBeCloseTo(120, 0);
    expect(at(69).intent.tempoBpm).toBeCloseTo(170, 0);
    expect(at(9).intent.phase?.periodSeconds).toBeCloseTo(60 / 170);
    expect(at(69).intent.phase?.periodSeconds).toBeCloseTo(60 / 170);
    for (const [index, { intent }] of run.entries()) {
      const before = run[index - 1]?.intent.tempoBpm ?? intent.tempoBpm;
      const beats = (0.1 * Math.max(before, intent.tempoBpm)) / 60;
      expect(Math.abs(Math.log(intent.tempoBpm / before))).toBeLessThanOrEqual(Math.log(1.03) * beats + 1e-9);
    }
  });

  it('is nothing to who follows something else', () => {
    const run = followed(() => ({ tempoBpm: 128, beatAtSeconds: 0 }), 5, { follow: 'auto' });
    expect(run.at(-1)).toMatchObject({ basis: 'cadence', intent: { tempoBpm: expect.closeTo(170) } });
  });
});
