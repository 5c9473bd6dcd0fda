import { describe, expect, it } from 'vitest';
import type { BodyState } from '../body/state.ts';
import type { ConductorOptions } from './options.ts';
import { follow, tempoAt } from './testing/follow.ts';

describe('cadence', () => {
  const turn = follow({}, 60, (at) => ({ cadenceSpm: at < 30 ? 150 : 182 }));

  it('begins where the body is', () => {
    expect(tempoAt(turn, 0)).toBe(150);
  });

  it('follows a turn of 32 steps a minute to within 2 % in 8 beats', () => {
    expect(Math.abs(tempoAt(turn, 30 + (8 * 60) / 165) / 182 - 1)).toBeLessThan(0.02);
  });

  it('stays within 1 % of a count that flickers', () => {
    const run = follow({}, 60, (at) => ({
      cadenceSpm: 166 + 2 * Math.round(Math.sin(Math.floor(at) * 12.9)),
    }));
    for (const { intent } of run.slice(50)) expect(Math.abs(intent.tempoBpm / 166 - 1)).toBeLessThan(0.01);
  });

  it('never jumps by octaves: what is out of range is held at the end of the range', () => {
    const slow = follow({}, 20, () => ({ cadenceSpm: 50, activity: 'walking' }));
    const fast = follow({}, 20, () => ({ cadenceSpm: 280 }));
    expect(tempoAt(slow, 20)).toBeCloseTo(60);
    expect(tempoAt(fast, 20)).toBeCloseTo(240);
  });
});

describe('speed', () => {
  const speeds = (at: number) => ({ speedMps: at < 60 ? 2.5 : at < 120 ? 3.6 : 2.5 });
  const proportional = (speedMps: number): number => (165 * speedMps) / 2.9;

  it('is proportional to speed, from the reference pair', () => {
    const run = follow({ follow: 'speed', referenceSpeedMps: 3, referenceTempoBpm: 150 }, 5, () => ({
      speedMps: 3.3,
    }));
    expect(tempoAt(run, 5)).toBeCloseTo(165);
  });

  it.each([10, 15, 30])('turns in %d s, monotonically, and then stays close', (speedTurnSeconds) => {
    const run = follow({ follow: 'speed', speedTurnSeconds }, 120, speeds);
    const turned = run.find(
      ({ atSeconds, intent }) => atSeconds > 60 && Math.abs(intent.tempoBpm / proportional(3.6) - 1) < 0.03,
    );
    expect((turned?.atSeconds ?? 0) - 60).toBeGreaterThan(speedTurnSeconds * 0.8);
    expect((turned?.atSeconds ?? 0) - 60).toBeLessThanOrEqual(speedTurnSeconds + 0.2);
    for (let index = 601; index < 1200; index++) {
      const [before, after] = [run[index - 1]?.intent.tempoBpm ?? 0, run[index]?.intent.tempoBpm ?? 0];
      expect(after).toBeGreaterThanOrEqual(before);
      if (index / 10 > (turned?.atSeconds ?? 0))
        expect(Math.abs(after / proportional(3.6) - 1)).toBeLessThan(0.03);
    }
  });
});

describe('modes', () => {
  const all = { cadenceSpm: 170, speedMps: 2.5, heartRateBpm: 140 };

  it('auto takes cadence, else speed, else heart rate, else rests', () => {
    const at = (values: Partial<BodyState>) =>
      tempoAt(
        follow({}, 0, () => values),
        0,
      );
    expect(at(all)).toBe(170);
    expect(at({ speedMps: 2.5, heartRateBpm: 140 })).toBeCloseTo((165 * 2.5) / 2.9);
    expect(at({ heartRateBpm: 140 })).toBe(140);
    expect(at({})).toBe(100);
  });

  it('each mode follows what it is named after', () => {
    const at = (options: Partial<ConductorOptions>) =>
      tempoAt(
        follow(options, 0, () => all),
        0,
      );
    expect(at({ follow: 'cadence' })).toBe(170);
    expect(at({ follow: 'speed' })).toBeCloseTo((165 * 2.5) / 2.9);
    expect(at({ follow: 'heartRate' })).toBe(140);
    expect(at({ follow: 'manual', manualTempoBpm: 123 })).toBe(123);
  });

  it('target leads by no more than 3 %, in 20 s', () => {
    const at = (options: Partial<ConductorOptions>, values = all) =>
      tempoAt(
        follow({ follow: 'target', ...options }, 40, () => values),
        40,
      );
    const near = (tempoBpm: number) => expect.closeTo(tempoBpm, 0);
    expect(at({ target: 'cadence', targetCadenceSpm: 173 })).toEqual(near(173));
    expect(at({ target: 'cadence', targetCadenceSpm: 190 })).toEqual(near(170 * 1.03));
    expect(at({ target: 'speed', targetSpeedMps: 2.5 })).toEqual(near(170));
    expect(at({ target: 'speed', targetSpeedMps: 2 })).toEqual(near(170 * 0.97));
    expect(at({ target: 'heartRate' })).toEqual(near(170));
    expect(at({ target: 'heartRate' }, { ...all, heartRateBpm: 170 })).toEqual(near(170 * 0.97));
  });

  it('target draws nobody from a walk into a run', () => {
    const run = follow({ follow: 'target', targetCadenceSpm: 170 }, 60, () => ({
      cadenceSpm: 120,
      activity: 'walking',
    }));
    for (const { intent } of run) expect(intent.tempoBpm).toBeCloseTo(120);
  });

  it('goes with the foot, unless the music leads elsewhere', () => {
    const phase = (options: Partial<ConductorOptions>) =>
      follow(options, 30, () => ({ ...all, stepAtSeconds: 0, stepPhase: 0, stepPeriodSeconds: 0.35 })).at(-1)
        ?.intent.phase;
    expect(phase({})?.confidence01).toBeGreaterThan(0);
    expect(phase({ follow: 'target', targetCadenceSpm: 170 })).toBeDefined();
    expect(phase({ follow: 'target', targetCadenceSpm: 180 })).toBeUndefined();
    expect(phase({ follow: 'speed' })).toBeUndefined();
  });

  it('glides to the resting tempo when all is lost, and does not start with a jump', () => {
    const run = follow({}, 60, (at) => (at < 10 ? all : { activity: 'unknown' }));
    expect(tempoAt(run, 11)).toBeGreaterThan(165);
    expect(tempoAt(run, 60)).toBeCloseTo(100, 0);
  });

  it('holds the tempo while the runner waits at a red light, quietens, and asks for a break', () => {
    const stands = { ...all, activity: 'still', cadenceSpm: 0, speedMps: 0 } as const;
    const run = follow({ idleTempoBpm: 100 }, 160, (at) => (at < 30 ? all : stands));
    expect(tempoAt(run, 89)).toBeCloseTo(170, 0);
    expect(Math.abs(tempoAt(run, 130) - 100)).toBeLessThan(2);
    // Off again after two short waits: the beat is as it was.
    const waits = follow({}, 100, (at) => ((at > 30 && at < 50) || (at > 55 && at < 80) ? stands : all));
    for (const { intent } of waits) expect(intent.tempoBpm).toBeCloseTo(170, 0);
    // Who never ran waits for nothing, and 0 holds nothing.
    expect(
      Math.abs(
        tempoAt(
          follow({}, 60, (at) => (at < 10 ? all : stands)),
          60,
        ) - 100,
      ),
    ).toBeLessThan(2);
    const never = follow({ redLightSeconds: 0, idleTempoBpm: 100 }, 70, (at) => (at < 30 ? all : stands));
    expect(Math.abs(tempoAt(never, 70) - 100)).toBeLessThan(2);
    expect(run.at(-1)?.intent.section).toBe('break');
    expect(run.at(-1)?.intent.cue?.kind).toBe('redLight');
    expect(run.at(-1)?.intent.energy01).toBeLessThan((run[290]?.intent.energy01 ?? 0) / 2);
  });

  it('holds the tempo while a cyclist rolls', () => {
    const run = follow({}, 40, (at) => ({
      activity: 'cycling',
      speedMps: 8,
      cadenceSpm: at < 20 ? 180 : 0,
    }));
    expect(tempoAt(run, 40)).toBeCloseTo(180, 0);
  });
});
