import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SensorReading } from '../sensors/reading.ts';
import { createBody } from './body.ts';
import { bodyStateSchema } from './state.ts';
import { simulateWalk } from './testing/acceleration.ts';
import { bodyAfter, cadence, every, speed } from './testing/readings.ts';

describe('freshness', () => {
  it('forgets a source of one second after 5 s', () => {
    const body = bodyAfter(every(1, 0, 20, cadence(166)));
    expect(body.stateAt(25).cadenceSpm).toBe(166);
    expect(body.stateAt(25.1).cadenceSpm).toBeUndefined();
    expect(body.stateAt(25.1).sources).toEqual({});
  });

  it('bridges samples 7 s apart from the first one on, and forgets after three intervals', () => {
    const readings = every(7, 0, 70, cadence(166));
    const body = createBody();
    for (let at = 0; at <= 91; at += 0.5) {
      for (const reading of readings) if (reading.atSeconds === at) body.accept(reading);
      expect(body.stateAt(at).cadenceSpm).toBe(166);
    }
    expect(body.stateAt(91.5).cadenceSpm).toBeUndefined();
  });

  it('does not take an outage for a rhythm', () => {
    const body = bodyAfter(every(1, 0, 20, cadence(166)), every(1, 200, 210, cadence(160)));
    expect(body.stateAt(215.5).cadenceSpm).toBeUndefined();
  });

  it('takes the next best source, and the best again when it returns', () => {
    const spare = every(1, 0, 60, cadence(160)).map((reading) => ({ ...reading, sensorId: 'watch' }));
    const body = createBody({ priorities: { cadence: ['pod'] } });
    const all = [spare, every(1, 0, 10, cadence(166)), every(1, 40, 60, cadence(166))].flat();
    const seen: string[] = [];
    for (const reading of all.toSorted((a, b) => a.atSeconds - b.atSeconds)) {
      body.accept(reading);
      const source = body.stateAt(reading.atSeconds).sources.cadence ?? 'none';
      if (seen.at(-1) !== source) seen.push(source);
    }
    expect(seen).toEqual(['watch', 'pod', 'watch', 'pod']);
  });
});

describe('cadence', () => {
  it('is told by single steps, missed and doubled ones notwithstanding', () => {
    const period = 60 / 172;
    const steps = every(period, 0, 10, () => ({ kind: 'step' }))
      .filter((_, index) => index % 9 !== 5)
      .flatMap((step, index) =>
        index % 7 === 3 ? [step, { ...step, atSeconds: step.atSeconds + 0.05 }] : [step],
      );
    const state = bodyAfter(steps).stateAt(10);
    expect(state.cadenceSpm).toBeCloseTo(172, 0);
    expect(state.sources.cadence).toBe('pod');
  });

  it('says when the next foot falls', () => {
    const period = 60 / 172;
    const body = bodyAfter(
      every(period, 0.1, 10, (at) => ({ kind: 'step', atSeconds: at + 0.01 * Math.sin(at * 99) })),
    );
    const state = body.stateAt(11);
    const untilFall = ((1 - (state.stepPhase ?? 0)) * 60) / (state.cadenceSpm ?? 0);
    const turns = (11 + untilFall - 0.1) / period;
    expect(Math.abs(turns - Math.round(turns)) * period).toBeLessThan(0.015);
  });

  it('is found in acceleration, with its phase', () => {
    const walk = simulateWalk({ seed: 4, placement: 'pocket', seconds: 40, cadenceSpm: () => 165 });
    const body = createBody();
    const errors: number[] = [];
    let next = 0;
    for (const sample of walk.samples) {
      body.accept({ kind: 'acceleration', sensorId: 'phone', ...sample });
      while ((walk.stepSeconds[next] ?? 1e9) < sample.atSeconds) next++;
      const state = body.stateAt(sample.atSeconds);
      if (sample.atSeconds < 10 || state.stepPhase === undefined || next >= walk.stepSeconds.length) continue;
      const untilStep = ((1 - state.stepPhase) * 60) / (state.cadenceSpm ?? 0);
      const error = sample.atSeconds + untilStep - (walk.stepSeconds[next] ?? 0);
      errors.push(Math.abs(error - (Math.round((error * 165) / 60) * 60) / 165));
      expect(Math.abs((state.cadenceSpm ?? 0) / 165 - 1)).toBeLessThan(0.02);
    }
    expect(errors.length).toBeGreaterThan(2500);
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.02);
  });

  it('is a measured 0 when an accelerometer feels no walk', () => {
    const cadenceSpm = (at: number): number => (at < 30 ? 165 : 0);
    const walk = simulateWalk({ seed: 4, placement: 'hip', seconds: 45, cadenceSpm, bumpsPerMinute: 0 });
    const body = createBody();
    for (const sample of walk.samples) body.accept({ kind: 'acceleration', sensorId: 'phone', ...sample });
    expect(body.stateAt(45)).toMatchObject({
      cadenceSpm: 0,
      activity: 'still',
      sources: { cadence: 'phone' },
    });
    expect(body.stateAt(45).stepPhase).toBeUndefined();
  });

  it('is derived from speed once the stride is known', () => {
    const body = bodyAfter(every(1, 0, 60, cadence(168)), every(1, 0, 90, speed(3)));
    const state = body.stateAt(90);
    expect(state.sources.cadence).toBe('stride:pod');
    expect(state.cadenceSpm).toBeCloseTo(168, 0);
  });

  it('is not invented from speed alone', () => {
    expect(bodyAfter(every(1, 0, 60, speed(3))).stateAt(60).cadenceSpm).toBeUndefined();
  });

  it('does not believe a foot pod that fell off', () => {
    const body = bodyAfter(
      every(1, 0, 60, (at) => ({ kind: 'cadence', cadenceSpm: at < 40 ? 166 : 0 })),
      every(1, 0, 60, speed(3)),
    );
    expect(body.stateAt(60).cadenceSpm).toBeGreaterThan(150);
  });
});

describe('speed', () => {
  it('mixes a pod and a receiver, and does not step when one goes', () => {
    const gps = every(1, 0.3, 60, () => ({ kind: 'position', latitude: 0, longitude: 0, speedMps: 2.8 }));
    const named = gps.map((reading) => ({ ...reading, sensorId: 'gps' }));
    const body = createBody();
    const all = [...every(1, 0, 30, speed(3)), ...named].toSorted((a, b) => a.atSeconds - b.atSeconds);
    let before: number | undefined;
    for (const reading of all) {
      body.accept(reading);
      const { speedMps = 0, sources } = body.stateAt(reading.atSeconds);
      expect(Math.abs(speedMps - (before ?? speedMps))).toBeLessThan(0.2);
      expect(sources.speed).toBe(reading.atSeconds <= 35 ? 'pod' : 'gps');
      before = speedMps;
    }
    expect(before).toBeCloseTo(2.8, 2);
  });

  it('takes only the sensor that its owner named', () => {
    const body = createBody({ priorities: { speed: ['gps'] } });
    for (const reading of every(1, 0, 20, speed(3))) {
      body.accept(reading);
      body.accept({ kind: 'speed', sensorId: 'gps', atSeconds: reading.atSeconds, speedMps: 2.5 });
    }
    expect(body.stateAt(20).speedMps).toBeCloseTo(2.5, 2);
    expect(body.stateAt(20).sources.speed).toBe('gps');
  });

  const eastward = (speedMps: number) => (at: number) => ({
    kind: 'position',
    latitude: 50,
    longitude: 8 + (at * speedMps) / (111_194.9 * Math.cos((50 * Math.PI) / 180)),
  });

  it('comes from places when nothing better does', () => {
    expect(bodyAfter(every(1, 0, 20, eastward(3))).stateAt(20).speedMps).toBeCloseTo(3, 2);
  });

  it('comes from a speed sensor first', () => {
    const state = bodyAfter(every(1, 0, 20, eastward(3)), every(1, 0, 20, speed(2.5))).stateAt(20);
    expect(state.speedMps).toBeCloseTo(2.5, 1);
    expect(state.sources.speed).toBe('pod');
  });

  it('does not leap with the receiver', () => {
    const body = bodyAfter(
      every(1, 0, 20, eastward(3)),
      every(1, 21, 21, () => ({ kind: 'position', latitude: 51, longitude: 9 })),
    );
    expect(body.stateAt(21).speedMps).toBeCloseTo(3, 2);
  });
});

describe('heart rate', () => {
  const heart = (bpm: (at: number) => number) =>
    every(1, 0, 60, (at) => ({ kind: 'heartRate', heartRateBpm: bpm(at) }));

  it('is not fooled by a spike', () => {
    expect(bodyAfter(heart((at) => (at === 60 ? 220 : 140))).stateAt(60).heartRateBpm).toBe(140);
  });

  it('believes a change that stays', () => {
    expect(bodyAfter(heart((at) => (at >= 50 ? 175 : 120))).stateAt(60).heartRateBpm).toBe(175);
  });

  it('knows an arm that swings from a heart', () => {
    const body = bodyAfter(
      heart((at) => (at >= 50 ? 167 : 120)),
      every(1, 0, 60, cadence(166)),
    );
    expect(body.stateAt(54).heartRateBpm).toBe(120);
    expect(body.stateAt(60).heartRateBpm).toBeUndefined();
  });

  it('is not pulled over to the cadence by and by', () => {
    const sliding = (at: number): number => (at < 40 ? 120 : Math.min(167, 120 + 6 * (at - 40)));
    const body = bodyAfter(heart(sliding), every(1, 0, 60, cadence(166)));
    expect(body.stateAt(60).heartRateBpm).toBeUndefined();
    const hard = bodyAfter(heart((at) => (at < 30 ? 110 : Math.min(165, 110 + 2.5 * (at - 30)))));
    for (let at = 30; at <= 60; at++) expect(hard.stateAt(at).heartRateBpm).toBeDefined();
    expect(hard.stateAt(60).heartRateBpm).toBe(165);
  });

  it('raises effort', () => {
    const easy = bodyAfter(heart(() => 100)).stateAt(60).effort01;
    const hard = bodyAfter(heart(() => 175)).stateAt(60).effort01;
    expect(easy).toBeCloseTo(0.31, 1);
    expect(hard).toBeGreaterThan(0.85);
  });
});

describe('activity', () => {
  it('is unknown, still, walking, running or cycling', () => {
    const doing = (...readings: SensorReading[][]) => bodyAfter(...readings).stateAt(30).activity;
    expect(doing()).toBe('unknown');
    expect(doing(every(1, 0, 30, cadence(0)), every(1, 0, 30, speed(0)))).toBe('still');
    expect(doing(every(1, 0, 30, cadence(112)), every(1, 0, 30, speed(1.4)))).toBe('walking');
    expect(doing(every(1, 0, 30, cadence(166)))).toBe('running');
    expect(doing(every(1, 0, 30, speed(3)))).toBe('running');
    expect(doing(every(1, 0, 30, speed(9)))).toBe('cycling');
  });
});

describe('whatever the sensors say', () => {
  it('gives a state within its limits, the same for the same readings', () => {
    const at = fc.double({ min: 0, max: 100, noNaN: true });
    const id = fc.constantFrom('a', 'b');
    const reading = fc.oneof(
      fc.record({ kind: fc.constant('step'), sensorId: id, atSeconds: at }),
      fc.record({
        kind: fc.constant('cadence'),
        sensorId: id,
        atSeconds: at,
        cadenceSpm: fc.double({ min: 0, max: 300, noNaN: true }),
      }),
      fc.record({
        kind: fc.constant('heartRate'),
        sensorId: id,
        atSeconds: at,
        heartRateBpm: fc.double({ min: 20, max: 250, noNaN: true }),
      }),
      fc.record({
        kind: fc.constant('position'),
        sensorId: id,
        atSeconds: at,
        latitude: fc.double({ min: 49.99, max: 50, noNaN: true }),
        longitude: fc.double({ min: -180, max: 180, noNaN: true }),
      }),
    ) as fc.Arbitrary<SensorReading>;
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 80 }), (readings) => {
        const [one, other] = [createBody(), createBody()];
        for (const each of readings) {
          one.accept(each);
          other.accept(each);
          const state = one.stateAt(each.atSeconds);
          bodyStateSchema.parse(state);
          expect(other.stateAt(each.atSeconds)).toEqual(state);
        }
      }),
      { numRuns: 200 },
    );
  });
});
