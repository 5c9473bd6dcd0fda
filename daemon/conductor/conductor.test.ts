import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBody } from '../body/body.ts';
import type { SensorReading } from '../sensors/reading.ts';
import { createConductor } from './conductor.ts';
import { intentSchema } from './intent.ts';
import { bodyAt, follow } from './testing/follow.ts';

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
    const body = createBody().stateAt(0);
    const keyOf = (options: Parameters<typeof createConductor>[0]) =>
      createConductor(options).update(body).key;
    expect(keyOf({ seed: 7 })).toEqual(keyOf({ seed: 7 }));
    expect(keyOf({ key: 'F# dorian' })).toEqual({ tonic: 6, mode: 'dorian' });
    const conductor = createConductor({ seed: 7 });
    conductor.set({ key: 'A minor' });
    expect(conductor.update(body).key).toEqual({ tonic: 9, mode: 'minor' });
    conductor.set({ key: 'auto' });
    expect(conductor.update(body).key).toEqual(keyOf({ seed: 7 }));
    expect(() => conductor.set({ key: 'H major' })).toThrow('a note and a mode');
  });

  it('adds the bias to the density, and says who is to play only where somebody asked', () => {
    const body = createBody().stateAt(0);
    const conductor = createConductor();
    const { density01, instruments } = conductor.update(body);
    expect(instruments).toBeUndefined();
    conductor.set({ densityBias: 0.2, instruments: { ...conductor.settings.instruments, lead: 'violin' } });
    expect(conductor.update(body)).toMatchObject({ instruments: { lead: 'violin' } });
    expect(conductor.update(body).density01).toBeCloseTo(density01 + 0.2);
    expect(() => conductor.set({ instruments: { ...conductor.settings.instruments, lead: 'tuba' } })).toThrow(
      'instruments.lead',
    );
  });
});

it('says how the drums are wished for only where they are', () => {
  const body = createBody().stateAt(0);
  const conductor = createConductor();
  expect(conductor.update(body).drumming).toBeUndefined();
  conductor.set({ drumsBusyBias: -0.2 });
  expect(conductor.update(body).drumming).toEqual({ busy: -0.2, loose: 0 });
  conductor.set({ drumsBusyBias: 0, drumsLooseBias: 0.3 });
  expect(conductor.update(body).drumming).toEqual({ busy: 0, loose: 0.3 });
  expect(() => conductor.set({ drumsLooseBias: 0.6 })).toThrow('drumsLooseBias');
});

describe('ranges', () => {
  const runs = (settings: Parameters<typeof createConductor>[0], cadenceSpm = 170) => {
    const conductor = createConductor(settings);
    for (let at = 0; at < 60; at += 0.1) conductor.update(bodyAt(at, { cadenceSpm, effort01: 0.9 }));
    return conductor.update(bodyAt(60, { cadenceSpm, effort01: 0.9 }));
  };

  it('hold tempo and energy between their ends, and leave what lies between as it is', () => {
    const free = runs({});
    expect(free.tempoBpm).toBeCloseTo(170, 0);
    expect(runs({ tempoLowBpm: 100, tempoHighBpm: 180, energyHigh01: 1 })).toEqual(free);
    expect(runs({ tempoHighBpm: 130, energyHigh01: 0.4 })).toMatchObject({
      tempoBpm: expect.closeTo(130, 1),
      energy01: 0.4,
      density01: expect.closeTo(0.43),
    });
    expect(runs({ tempoLowBpm: 120, energyLow01: 0.95 }, 80)).toMatchObject({
      ...{ tempoBpm: expect.closeTo(120, 1), energy01: expect.closeTo(1) },
    });
    const calm = createConductor({ energyLow01: 0.3 });
    expect(calm.update(bodyAt(0, { activity: 'still', effort01: 0 })).energy01).toBe(0.3);
  });

  it('that cross stand at the lower end, and no phase is told of beats that no foot meets', () => {
    expect(runs({ tempoLowBpm: 150, tempoHighBpm: 100, energyLow01: 0.6, energyHigh01: 0.2 })).toMatchObject({
      ...{ tempoBpm: expect.closeTo(150, 1), energy01: 0.6 },
    });
    const steps = { cadenceSpm: 170, stepAtSeconds: 59.9, stepPeriodSeconds: 60 / 170 };
    const phaseOf = (settings: Parameters<typeof createConductor>[0]) =>
      createConductor(settings).update(bodyAt(60, steps)).phase;
    expect(phaseOf({})).toBeDefined();
    expect(phaseOf({ tempoHighBpm: 130 })).toBeUndefined();
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
