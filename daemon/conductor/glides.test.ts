import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BodyState } from '../body/state.ts';
import { type ConductorSettings, createConductor } from './conductor.ts';
import { bodyAt } from './testing/follow.ts';

/** Intents every 0.1 s, with what is set at the second when it is. */
function play(
  seconds: number,
  changes: readonly {
    readonly at: number;
    readonly set: Partial<ConductorSettings>;
    readonly glide?: number;
  }[],
  body: (atSeconds: number) => Partial<BodyState> = () => ({}),
) {
  const conductor = createConductor({ follow: 'manual', manualTempoBpm: 120 });
  const intents = Array.from({ length: seconds * 10 + 1 }, (_, index) => {
    for (const { at, set, glide } of changes) if (index === at * 10) conductor.set(set, glide);
    return conductor.update(bodyAt(index / 10, body(index / 10)));
  });
  return { conductor, intents, at: (atSeconds: number) => intents[Math.round(atSeconds * 10)]! };
}

describe('what is set with a glide', () => {
  it('moves the ends of tempo and energy evenly', () => {
    const { at } = play(40, [{ at: 10, set: { tempoLowBpm: 160, energyHigh01: 0 }, glide: 20 }]);
    expect(at(9).tempoBpm).toBeCloseTo(120);
    // From 60 it passes 120 after three fifths of the way.
    expect(at(20).tempoBpm).toBeCloseTo(120, 0);
    expect(at(26).tempoBpm).toBeGreaterThan(121);
    expect(at(26).tempoBpm).toBeLessThan(150);
    expect(at(40).tempoBpm).toBeCloseTo(160, 0);
    expect(at(29.5).energy01).toBeLessThan(0.1);
    expect(at(30.1).energy01).toBe(0);
  });

  it('moves energy and density evenly, and nothing else waits', () => {
    const { at, conductor } = play(30, [
      { at: 10, set: { energyBias: -0.2, densityBias: 0.3, key: 'A minor' }, glide: 10 },
    ]);
    const usual = at(9);
    const energy = (seconds: number) => at(seconds).energy01 - usual.energy01;
    expect([energy(12.5), energy(15), energy(20), energy(30)]).toEqual(
      [-0.05, -0.1, -0.2, -0.2].map((by) => expect.closeTo(by, 1)),
    );
    const density = at(15).density01 - usual.density01;
    expect(density).toBeCloseTo(0.15 - 0.07, 2);
    expect(at(10.1).key).toEqual({ tonic: 9, mode: 'minor' });
    expect(conductor.settings).toMatchObject({ energyBias: -0.2, densityBias: 0.3 });
  });

  it('takes the tempo along in even ratios', () => {
    const { at } = play(40, [{ at: 10, set: { manualTempoBpm: 160 }, glide: 20 }]);
    expect(at(20).tempoBpm / Math.sqrt(120 * 160)).toBeCloseTo(1, 1);
    expect(at(20).tempoBpm).toBeGreaterThan(134);
    expect(at(20).tempoBpm).toBeLessThan(143);
    expect(at(40).tempoBpm).toBeCloseTo(160, 0);
    // Without a glide it is there as soon as 3 % a beat allow.
    expect(play(40, [{ at: 10, set: { manualTempoBpm: 160 } }]).at(20).tempoBpm).toBeGreaterThan(157);
  });

  it('comes to what it follows from now on, though that moves meanwhile', () => {
    const cadence = (atSeconds: number) => ({ cadenceSpm: 160 + atSeconds / 4 });
    const { at } = play(40, [{ at: 10, set: { follow: 'cadence' }, glide: 16 }], cadence);
    expect(at(18).tempoBpm).toBeGreaterThan(135);
    expect(at(18).tempoBpm).toBeLessThan(146);
    expect(at(30).tempoBpm / 167.5).toBeCloseTo(1, 1.7);
  });

  it('does not let go of the feet where the tempo stays', () => {
    const steps = (atSeconds: number) => ({
      ...{ cadenceSpm: 160, stepAtSeconds: atSeconds, stepPeriodSeconds: 0.375 },
    });
    const { intents } = play(
      30,
      [
        { at: 0, set: { follow: 'cadence' } },
        { at: 10, set: { follow: 'auto', energyBias: 0.1 }, glide: 10 },
        { at: 12, set: { follow: 'auto', manualTempoBpm: 90 }, glide: 10 },
      ],
      steps,
    );
    expect(intents.slice(60).every(({ phase }) => phase !== undefined)).toBe(true);
  });

  it('never changes the tempo by more than 3 % a beat, whatever is set and when', () => {
    const change = fc.record({
      at: fc.integer({ min: 1, max: 40 }),
      set: fc.record({
        follow: fc.constantFrom('manual', 'cadence', 'auto', 'speed'),
        manualTempoBpm: fc.integer({ min: 60, max: 240 }),
        tempoBias: fc.double({ min: -0.1, max: 0.1, noNaN: true }),
      }),
      glide: fc.integer({ min: 0, max: 20 }),
    });
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 5 }),
        fc.integer({ min: 60, max: 200 }),
        (changes, cadenceSpm) => {
          const { intents } = play(45, changes as Parameters<typeof play>[1], () => ({ cadenceSpm }));
          for (const [index, { tempoBpm }] of intents.entries()) {
            const before = intents[index - 1]?.tempoBpm ?? tempoBpm;
            const beats = (0.1 * before) / 60;
            expect(Math.abs(Math.log(tempoBpm / before))).toBeLessThanOrEqual(Math.log(1.03) * beats + 1e-9);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('a bias of the tempo', () => {
  it('leads or holds back, and the beat is on the foot without it alone', () => {
    const steps = (atSeconds: number) => ({
      ...{ cadenceSpm: 160, stepAtSeconds: atSeconds, stepPeriodSeconds: 0.375 },
    });
    const { at } = play(
      60,
      [
        { at: 0, set: { follow: 'auto' } },
        { at: 20, set: { tempoBias: 0.05 }, glide: 5 },
        { at: 40, set: { tempoBias: 0 } },
      ],
      steps,
    );
    expect(at(38).tempoBpm).toBeCloseTo(168, 0);
    expect(at(38).phase).toBeUndefined();
    expect(at(60).tempoBpm).toBeCloseTo(160, 0);
    expect(at(60).phase).toBeDefined();
  });
});
