import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBody } from '../body/body.ts';
import type { BodyState } from '../body/state.ts';
import type { SensorReading } from '../sensors/reading.ts';
import { createConductor } from './conductor.ts';
import { type Intent, intentSchema } from './intent.ts';
import type { ConductorOptions } from './options.ts';

/** A body as a test needs it: running, at the values given. */
function bodyAt(atSeconds: number, values: Partial<BodyState> = {}): BodyState {
  return {
    atSeconds,
    activity: 'running',
    effort01: 0.5,
    confidence01: 0.9,
    sources: {},
    ageSeconds: {},
    ...values,
  };
}

/** Intents every 0.1 s of a body that changes as told. */
function follow(
  options: Partial<ConductorOptions>,
  seconds: number,
  values: (atSeconds: number) => Partial<BodyState>,
): readonly { readonly atSeconds: number; readonly intent: Intent }[] {
  const conductor = createConductor(options);
  return Array.from({ length: seconds * 10 + 1 }, (_, index) => {
    const atSeconds = index / 10;
    return { atSeconds, intent: conductor.update(bodyAt(atSeconds, values(atSeconds))) };
  });
}

function tempoAt(run: ReturnType<typeof follow>, atSeconds: number): number {
  return run[Math.round(atSeconds * 10)]?.intent.tempoBpm ?? Number.NaN;
}

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

  it('target leads by no more than 3 %', () => {
    const at = (options: Partial<ConductorOptions>, values = all) =>
      tempoAt(
        follow({ follow: 'target', ...options }, 0, () => values),
        0,
      );
    expect(at({ target: 'cadence', targetCadenceSpm: 173 })).toBeCloseTo(173);
    expect(at({ target: 'cadence', targetCadenceSpm: 200 })).toBeCloseTo(170 * 1.03);
    expect(at({ target: 'speed', targetSpeedMps: 2.5 })).toBeCloseTo(170);
    expect(at({ target: 'speed', targetSpeedMps: 2 })).toBeCloseTo(170 * 0.97);
    expect(at({ target: 'heartRate' })).toBeCloseTo(170);
    expect(at({ target: 'heartRate' }, { ...all, heartRateBpm: 170 })).toBeCloseTo(170 * 0.97);
  });

  it('goes with the foot, unless the music leads elsewhere', () => {
    const phase = (options: Partial<ConductorOptions>) =>
      follow(options, 0, () => ({ ...all, stepAtSeconds: 0, stepPhase: 0 }))[0]?.intent.phase;
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

  it('rests and quietens when the runner stands, and asks for a break', () => {
    const run = follow({}, 60, (at) =>
      at < 30 ? all : { ...all, activity: 'still', cadenceSpm: 0, speedMps: 0 },
    );
    expect(Math.abs(tempoAt(run, 60) - 100)).toBeLessThan(2);
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

describe('feel', () => {
  it('is half at a run and full at a walk, and stays as it is near the border', () => {
    const run = follow({}, 120, (at) => ({
      cadenceSpm: at < 30 ? 170 : at < 60 ? 126 : at < 90 ? 110 : 134,
    }));
    const feelAt = (at: number) => run[at * 10]?.intent.feel;
    expect([feelAt(29), feelAt(59), feelAt(89), feelAt(119)]).toEqual(['half', 'half', 'full', 'full']);
  });
});

describe('control', () => {
  it('numbers the cues and ends on stop', () => {
    const conductor = createConductor();
    conductor.cue('lap');
    conductor.cue('stop');
    const intent = conductor.update(bodyAt(0));
    expect(intent.cue).toEqual({ id: 2, kind: 'stop' });
    expect(intent.section).toBe('outro');
  });

  it('tells the last few cues, for who has not heard the one before', () => {
    const conductor = createConductor();
    expect(conductor.update(bodyAt(0)).earlierCues).toBeUndefined();
    conductor.cue('skip');
    expect(conductor.update(bodyAt(0)).earlierCues).toBeUndefined();
    conductor.cue('lap');
    expect(conductor.update(bodyAt(0)).earlierCues).toEqual([{ id: 1, kind: 'skip' }]);
    for (let i = 0; i < 10; i++) conductor.cue('lap');
    const { cue, earlierCues } = conductor.update(bodyAt(0));
    expect([...(earlierCues ?? []), cue].map((one) => one?.id)).toEqual([9, 10, 11, 12]);
  });

  it('keeps to a stop until it starts again', () => {
    const conductor = createConductor();
    conductor.cue('stop');
    conductor.cue('skip');
    expect(conductor.update(bodyAt(0)).cue).toEqual({ id: 1, kind: 'stop' });
    conductor.cue('start');
    conductor.cue('skip');
    expect(conductor.update(bodyAt(0)).cue).toEqual({ id: 3, kind: 'skip' });
  });

  it('mixes styles to a sum of 1 and refuses nonsense', () => {
    const conductor = createConductor({ style: 'folk' });
    expect(conductor.update(bodyAt(0)).styleWeights).toEqual({ folk: 1 });
    conductor.set({ styleWeights: { folk: 0.5, game: 1 } });
    expect(conductor.update(bodyAt(0.1)).styleWeights.game).toBeCloseTo(2 / 3);
    expect(() => conductor.set({ styleWeights: { folk: 0 } })).toThrow();
    expect(() => conductor.set({ manualTempoBpm: 500 })).toThrow();
    expect(conductor.settings.styleWeights.game).toBeCloseTo(2 / 3);
  });

  it('draws the key from the seed unless one is asked for', () => {
    expect(createConductor({ seed: 7 }).settings.key).toEqual(createConductor({ seed: 7 }).settings.key);
    expect(createConductor({ key: 'F# dorian' }).settings.key).toEqual({ tonic: 6, mode: 'dorian' });
  });
});

describe('whatever the sensors say', () => {
  const reading: fc.Arbitrary<SensorReading> = fc.oneof(
    fc.record({
      kind: fc.constant('cadence' as const),
      sensorId: fc.constantFrom('pod', 'fit'),
      atSeconds: fc.double({ min: 0, max: 120, noNaN: true }),
      cadenceSpm: fc.oneof(fc.double({ min: 0, max: 300, noNaN: true }), fc.constantFrom(0, 165, 300)),
    }),
    fc.record({
      kind: fc.constant('speed' as const),
      sensorId: fc.constantFrom('pod', 'gps'),
      atSeconds: fc.double({ min: 0, max: 120, noNaN: true }),
      speedMps: fc.double({ min: 0, max: 15, noNaN: true }),
    }),
    fc.record({
      kind: fc.constant('heartRate' as const),
      sensorId: fc.constant('strap'),
      atSeconds: fc.double({ min: 0, max: 120, noNaN: true }),
      heartRateBpm: fc.double({ min: 20, max: 250, noNaN: true }),
    }),
    fc.record({
      kind: fc.constant('step' as const),
      sensorId: fc.constant('foot'),
      atSeconds: fc.double({ min: 0, max: 120, noNaN: true }),
    }),
    fc.record({
      kind: fc.constant('position' as const),
      sensorId: fc.constant('gps'),
      atSeconds: fc.double({ min: 0, max: 120, noNaN: true }),
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
      altitudeMeters: fc.double({ min: -500, max: 9000, noNaN: true }),
    }),
  );

  it('keeps the intent within its limits and the tempo within 3 % from beat to beat', () => {
    fc.assert(
      fc.property(
        fc.array(reading, { maxLength: 120 }),
        fc.constantFrom('auto' as const, 'speed' as const, 'heartRate' as const, 'target' as const),
        fc.double({ min: 0.05, max: 3, noNaN: true }),
        (unsorted, mode, spacingSeconds) => {
          const readings = unsorted.toSorted((a, b) => a.atSeconds - b.atSeconds);
          const body = createBody();
          const conductor = createConductor({ follow: mode });
          let next = 0;
          let beat = 0;
          let beatTempo: number | undefined;
          for (let at = 0; at < 130; at += spacingSeconds) {
            for (; (readings[next]?.atSeconds ?? 1e9) <= at; next++) body.accept(readings[next]!);
            const intent = conductor.update(body.stateAt(at));
            intentSchema.parse(intent);
            beat += (spacingSeconds * intent.tempoBpm) / 60;
            if (beat >= 1 || beatTempo === undefined) {
              beat %= 1;
              // Updates are not at the beats: allow for what happened in the part of one between.
              const allowed = 1.03 ** (1 + Math.min(1, (spacingSeconds * intent.tempoBpm) / 60));
              const ratio = intent.tempoBpm / (beatTempo ?? intent.tempoBpm);
              expect(Math.max(ratio, 1 / ratio)).toBeLessThan(allowed);
              beatTempo = intent.tempoBpm;
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
