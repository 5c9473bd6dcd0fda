import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceMeters } from '../gps/ground.ts';
import { sensorReadingSchema } from '../reading.ts';
import { expectTactusError, readingsOf, readingsUntil } from '../testing/expect.ts';
import { simulate, simulations } from './simulate.ts';

const names = simulations.map((simulation) => simulation.name);

describe('simulate', () => {
  it('gives the same run for the same seed, and another for another', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.integer(), (name, seed) => {
        const recording = simulate(name, seed);
        const once = readingsUntil(recording, 15);
        expect(readingsUntil(recording, 15)).toEqual(once);
        expect(readingsUntil(simulate(name, seed), 15)).toEqual(once);
        expect(readingsUntil(simulate(name, seed + 1), 15)).not.toEqual(once);
      }),
      { numRuns: 20 },
    );
  });

  it.each(names)('%s gives possible readings in order, for an hour', (name) => {
    let last = 0;
    for (const reading of readingsUntil(simulate(name, 11), 3600)) {
      if (!sensorReadingSchema.safeParse(reading).success) expect.fail(JSON.stringify(reading));
      if (reading.atSeconds < last) expect.fail(`${reading.atSeconds} after ${last}`);
      last = reading.atSeconds;
    }
    expect(last).toBeGreaterThan(3570);
  });

  it('easy holds 165 steps a minute and 2.9 m/s', () => {
    const readings = readingsUntil(simulate('easy', 5), 600);
    for (const { cadenceSpm } of readingsOf(readings, 'cadence')) {
      expect(Math.abs(cadenceSpm - 165)).toBeLessThanOrEqual(1.5);
    }
    for (const { speedMps } of readingsOf(readings, 'speed')) expect(speedMps).toBeCloseTo(2.9, 0);
  });

  it('steps agree with the cadence and jitter by 2 % of their time', () => {
    const steps = readingsOf(readingsUntil(simulate('easy', 5), 600), 'step');
    expect(steps.length / 10).toBeCloseTo(165, 0);
    const times = steps.slice(1).map((step, index) => step.atSeconds - (steps[index]?.atSeconds ?? 0));
    const mean = times.reduce((sum, seconds) => sum + seconds, 0) / times.length;
    const variance = times.reduce((sum, seconds) => sum + (seconds - mean) ** 2, 0) / times.length;
    // The difference of two steps that each jitter by 2 % scatters by the root of two more.
    expect(Math.sqrt(variance / 2) / mean).toBeCloseTo(0.02, 2);
  });

  it('intervals turn on the minute, the slow one first', () => {
    const readings = readingsUntil(simulate('intervals', 2), 300);
    for (const { atSeconds, cadenceSpm } of readingsOf(readings, 'cadence')) {
      const wanted = Math.floor(atSeconds / 60) % 2 === 0 ? 150 : 182;
      expect(Math.abs(cadenceSpm - wanted)).toBeLessThanOrEqual(1.5);
    }
    for (const { atSeconds, speedMps } of readingsOf(readings, 'speed')) {
      const wanted = Math.floor(atSeconds / 60) % 2 === 0 ? 2.5 : 3.6;
      expect(Math.abs(speedMps / wanted - 1)).toBeLessThan(0.03);
    }
  });

  it('race speeds up', () => {
    const cadences = readingsOf(readingsUntil(simulate('race', 2), 2400), 'cadence');
    expect(cadences[0]?.cadenceSpm).toBeCloseTo(160, -0.5);
    expect(cadences.at(-1)?.cadenceSpm).toBeCloseTo(184, -0.5);
  });

  it('dropout silences each sensor in turn, and lets it return', () => {
    const readings = readingsUntil(simulate('dropout', 2), 240);
    const heard = (sensorId: string, from: number, to: number): boolean =>
      readings.some((r) => r.sensorId === sensorId && r.atSeconds > from + 0.1 && r.atSeconds < to - 0.1);
    ['sim-strap', 'sim-footpod', 'sim-motion', 'sim-gps'].forEach((sensorId, index) => {
      const begins = 20 + 40 * index;
      expect([sensorId, heard(sensorId, begins, begins + 20)]).toEqual([sensorId, false]);
      expect(heard(sensorId, begins - 20, begins)).toBe(true);
      expect(heard(sensorId, begins + 20, begins + 40)).toBe(true);
    });
    expect(readings.some((r) => r.atSeconds > 180.1 && r.atSeconds < 199.9)).toBe(false);
  });

  it('town stands at a red light, climbs, sprints, presses buttons and walks home', () => {
    const readings = readingsUntil(simulate('town', 3), 600);
    const within = <K extends 'cadence' | 'speed' | 'position'>(kind: K, from: number, to: number) =>
      readingsOf(
        readings.filter(({ atSeconds }) => atSeconds > from + 1 && atSeconds < to - 1),
        kind,
      );
    expect(within('cadence', 100, 125).every(({ cadenceSpm }) => cadenceSpm < 1)).toBe(true);
    const hill = within('position', 180, 270).map(({ altitudeMeters }) => altitudeMeters ?? 0);
    expect((hill.at(-1) ?? 0) - (hill[0] ?? 0)).toBeGreaterThan(8);
    expect(within('speed', 330, 350).every(({ speedMps }) => speedMps > 4)).toBe(true);
    expect(within('cadence', 450, 560).every(({ cadenceSpm }) => cadenceSpm < 120)).toBe(true);
    expect(readingsOf(readings, 'control').map(({ name }) => name)).toEqual(['lap', 'skip', 'stop', 'play']);
  });

  it('the heart follows the effort late', () => {
    const hearts = readingsOf(readingsUntil(simulate('easy', 2), 400), 'heartRate');
    const at = (second: number): number => hearts[second]?.heartRateBpm ?? 0;
    expect(at(1)).toBeLessThan(85);
    expect(at(35)).toBeGreaterThan(110);
    expect(at(35)).toBeLessThan(135);
    expect(at(350)).toBeGreaterThan(145);
  });

  it('the positions are where the speed leads to', () => {
    const positions = readingsOf(readingsUntil(simulate('easy', 2), 1000), 'position');
    const stride = positions.map((position, index) =>
      distanceMeters(positions[Math.max(0, index - 10)] ?? position, position),
    );
    const later = stride.slice(10);
    const mean = later.reduce((sum, meters) => sum + meters, 0) / later.length / 10;
    expect(mean).toBeGreaterThan(2.7);
    expect(mean).toBeLessThan(3.1);
  });

  it('names what there is when asked for something else', async () => {
    await expectTactusError(() => simulate('eazy', 1), 'usage', /no simulation "eazy"/);
  });
});
