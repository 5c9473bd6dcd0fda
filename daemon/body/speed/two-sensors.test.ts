import { describe, expect, it } from 'vitest';
import type { SensorReading } from '../../sensors/reading.ts';
import { last, live, seconds, seen } from '../testing/live.ts';

const speedOf = (sensorId: string, atSeconds: number, speedMps: number): SensorReading => ({
  kind: 'speed',
  ...{ sensorId, atSeconds, speedMps },
});
const countOf = (sensorId: string, atSeconds: number, cadenceSpm: number): SensorReading => ({
  kind: 'cadence',
  ...{ sensorId, atSeconds, cadenceSpm },
});

describe('a pod that always says 0', () => {
  const pod = (at: number): SensorReading[] => [countOf('pod', at, 170), speedOf('pod', at, 0)];

  it('and counts steps leaves the speed to the receiver', () => {
    const readings = seconds(120).flatMap((at) => [...pod(at), seen(at, 3 * at, 3)]);
    const states = live(readings, 119);
    expect(last(states)).toMatchObject({
      activity: 'running',
      speedMps: expect.closeTo(3, 1),
      cadenceSpm: 170,
    });
    expect(last(states).distanceMeters).toBeGreaterThan(350);
    expect(last(states).sources).toMatchObject({ cadence: 'pod', speed: 'gps' });
  });

  it('or to nobody: then the steps alone say how hard it is', () => {
    const state = last(live(seconds(60).flatMap(pod), 59));
    expect(state.speedMps).toBeUndefined();
    expect(state).toMatchObject({ activity: 'running', cadenceSpm: 170 });
    expect(state.effort01).toBeGreaterThan(0.5);
  });

  it('is believed when it stands, and for a while when it has just gone', () => {
    const told = seconds(60).flatMap((at) => {
      const [spm, speedMps] = at < 30 ? [170, 3] : at < 34 ? [170, 0] : [0, 0];
      return [countOf('pod', at, spm), speedOf('pod', at, speedMps)];
    });
    const states = live(told, 59);
    const stopped = states.filter(({ atSeconds }) => atSeconds > 33);
    expect(Math.max(...stopped.map(({ speedMps = 9 }) => speedMps))).toBeLessThan(0.3);
    expect(last(states)).toMatchObject({ activity: 'still', speedMps: 0 });
  });
});

describe('a treadmill and a pod', () => {
  it('that differ are one steady body', () => {
    const told = seconds(60).flatMap((at) => [
      speedOf('treadmill', at, 3),
      countOf('pod', at + 0.5, 166),
      speedOf('pod', at + 0.5, 3.4),
    ]);
    const speeds = live(told, 59)
      .filter(({ atSeconds }) => atSeconds > 10)
      .map(({ speedMps = 0 }) => speedMps);
    expect(Math.max(...speeds) - Math.min(...speeds)).toBeLessThan(0.01);
    expect(speeds.at(-1)).toBeCloseTo(3, 2);
  });

  it('of which one falls silent go on with the other', () => {
    const told = seconds(60).flatMap((at) => [
      ...(at < 30 ? [speedOf('treadmill', at, 3)] : []),
      countOf('pod', at + 0.5, 166),
      speedOf('pod', at + 0.5, 3.4),
    ]);
    expect(last(live(told, 59))).toMatchObject({
      speedMps: expect.closeTo(3.4, 1),
      sources: { speed: 'pod' },
    });
  });

  it('of which the treadmill was left standing run with the pod', () => {
    const told = seconds(90).flatMap((at) => [
      speedOf('treadmill', at, at < 30 ? 3 : 0),
      countOf('pod', at + 0.5, at > 30 && at < 40 ? 0 : 166),
      speedOf('pod', at + 0.5, at > 30 && at < 40 ? 0 : 3.1),
    ]);
    const states = live(told, 89);
    const speedAt = (seconds: number) => states.find(({ atSeconds }) => atSeconds >= seconds)?.speedMps;
    expect(speedAt(39)).toBeCloseTo(0, 1);
    expect(last(states)).toMatchObject({ speedMps: expect.closeTo(3.1, 1), activity: 'running' });
  });
});
