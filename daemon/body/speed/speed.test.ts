import { describe, expect, it } from 'vitest';
import { createBody } from '../body.ts';
import { bodyAfter, every, speed } from '../testing/readings.ts';

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

  it('comes from positions when nothing better does', () => {
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
