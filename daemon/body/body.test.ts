import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SensorReading } from '../sensors/reading.ts';
import { createBody } from './body.ts';
import { bodyStateSchema } from './state.ts';
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

  it('trusts another first from the moment on in which it is told so', () => {
    const spare = every(1, 0, 30, cadence(160)).map((reading) => ({ ...reading, sensorId: 'watch' }));
    const body = bodyAfter(every(1, 0, 30, cadence(166)), spare);
    const source = (): string | undefined => body.stateAt(30).sources.cadence;
    expect(source()).toBe('pod');
    body.prefer({ cadence: ['watch'] });
    expect([source(), body.stateAt(30).cadenceSpm]).toEqual(['watch', 160]);
    body.prefer({});
    expect(source()).toBe('pod');
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

  it('is no ride when the body is known to run, however slow its steps and whatever its power', () => {
    const slowRun = [cadence(128), speed(2.6), () => ({ kind: 'power', powerWatts: 200 })].flatMap(
      (reading) => every(1, 0, 30, reading),
    );
    const doing = (sport: 'auto' | 'running'): string => {
      const body = createBody({ sport });
      for (const reading of slowRun.toSorted((a, b) => a.atSeconds - b.atSeconds)) body.accept(reading);
      return body.stateAt(30).activity;
    };
    expect([doing('auto'), doing('running')]).toEqual(['cycling', 'running']);
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
