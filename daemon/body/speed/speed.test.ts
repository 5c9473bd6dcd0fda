import { describe, expect, it } from 'vitest';
import { placeAt } from '../../sensors/gps/ground.ts';
import type { SensorReading } from '../../sensors/reading.ts';
import { createRandom } from '../../time/random.ts';
import { createBody } from '../body.ts';
import type { BodyOptions } from '../options.ts';
import type { BodyState } from '../state.ts';

const origin = { latitude: 52.5, longitude: 13.4 };

/** What a receiver says when it is this far east, and thinks that it goes so fast. */
const seen = (atSeconds: number, east: number, speedMps?: number): SensorReading => ({
  kind: 'position',
  sensorId: 'gps',
  atSeconds,
  ...placeAt(origin, east, 0),
  ...(speedMps !== undefined && { speedMps }),
});
const pod = (atSeconds: number, speedMps: number): SensorReading => ({
  kind: 'speed',
  sensorId: 'pod',
  atSeconds,
  speedMps,
});
const seconds = (count: number): number[] => Array.from({ length: count }, (_, second) => second);

/** The body ten times a second, from the first reading on. */
function live(
  readings: readonly SensorReading[],
  until: number,
  options: Partial<BodyOptions> = {},
): BodyState[] {
  const body = createBody(options);
  const inOrder = readings.toSorted((a, b) => a.atSeconds - b.atSeconds);
  let next = 0;
  const states: BodyState[] = [];
  for (let tick = 0; tick <= 10 * until; tick += 1) {
    for (; (inOrder[next]?.atSeconds ?? Number.POSITIVE_INFINITY) <= tick / 10; next += 1)
      body.accept(inOrder[next]!);
    states.push(body.stateAt(tick / 10));
  }
  return states;
}
const last = (states: readonly BodyState[]): BodyState => states.at(-1)!;
const rms = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);

describe('a receiver that is wrong', () => {
  const fastest = (states: readonly BodyState[]): number =>
    Math.max(...states.map(({ speedMps }) => speedMps ?? 0));

  it('at its first fix, or at its first few, is not believed', () => {
    const steady = seconds(60).map((second) => seen(second, 3 * second, 3));
    const wrongFirst = steady.with(0, seen(0, 0, 14.9));
    const jumping = [14, 2, 9, 13, 5].reduce(
      (all, speedMps, second) => all.with(second, seen(second, 3 * second, speedMps)),
      steady,
    );
    for (const readings of [wrongFirst, jumping]) {
      const states = live(readings, 60);
      expect(fastest(states)).toBeLessThan(3.2);
      expect(last(states).speedMps).toBeCloseTo(3, 2);
    }
  });

  it('for seconds in the middle of a run is not believed either', () => {
    const readings = seconds(60).map((second) =>
      seen(second, 3 * second, second >= 30 && second < 32 ? 14 : 3),
    );
    expect(fastest(live(readings, 60))).toBeLessThan(3.1);
  });

  it('is measured by the legs: at 166 steps a minute nobody does 13 m/s', () => {
    const readings = seconds(9).flatMap((second): SensorReading[] => [
      seen(second, 13 * second, 13),
      { kind: 'cadence', sensorId: 'strap', atSeconds: second, cadenceSpm: 166 },
    ]);
    expect(fastest(live(readings, 9))).toBe(0);
    expect(fastest(live(readings, 9, { sport: 'cycling' }))).toBe(0);
  });

  it('but is followed once it was told ten times: it was the cadence that was wrong', () => {
    const told = (second: number): number => (second < 20 ? 4.2 : second < 40 ? 5 : 4.3);
    const readings = seconds(60).flatMap((second): SensorReading[] => [
      seen(second, 4.5 * second, told(second)),
      { kind: 'cadence', sensorId: 'watch', atSeconds: second, cadenceSpm: 85 },
    ]);
    const states = live(readings, 59);
    for (const [index, { speedMps, ageSeconds }] of states.entries()) {
      if (index < 120) continue;
      expect(ageSeconds.speed).toBeLessThan(1);
      const second = index / 10;
      if (second > 26 && second < 40) expect(speedMps).toBeCloseTo(5, 0.5);
      if (second > 50) expect(speedMps).toBeCloseTo(4.3, 0.5);
    }
  });

  it('does not creep past the legs in small steps', () => {
    const readings = seconds(30).flatMap((second): SensorReading[] => [
      seen(second, 5 * second, second < 15 ? 4.2 : 4.2 + 0.7 * (second - 15)),
      { kind: 'cadence', sensorId: 'watch', atSeconds: second, cadenceSpm: 85 },
    ]);
    expect(fastest(live(readings, 23))).toBeLessThan(5.3);
  });

  it('is no reason not to see a bicycle', () => {
    const readings = seconds(60).map((second) => {
      const speedMps = Math.min(10, second);
      return seen(second, 10 * second, speedMps);
    });
    expect(last(live(readings, 60))).toMatchObject({ activity: 'cycling', speedMps: expect.closeTo(10, 1) });
    const joined = seconds(30).map((second) => seen(second, 10 * second, 10));
    expect(last(live(joined, 30))).toMatchObject({ activity: 'cycling', speedMps: expect.closeTo(10, 1) });
  });
});

describe('a body at rest', () => {
  it('does not creep, told by places alone', () => {
    const random = createRandom(7);
    const readings = seconds(120).map((second) =>
      seen(second, 2 * Math.sin(second / 15) + random.normal(0, 1.5)),
    );
    const speeds = live(readings, 120).map(({ speedMps = 0 }) => speedMps);
    expect(speeds.filter((speedMps) => speedMps > 0.3).length).toBeLessThan(0.02 * speeds.length);
    expect(speeds.reduce((sum, speedMps) => sum + speedMps, 0) / speeds.length).toBeLessThan(0.03);
  });

  it('is known to walk when it walks, told by places alone', () => {
    const random = createRandom(7);
    const readings = seconds(120).map((second) => seen(second, 1.3 * second + random.normal(0, 1)));
    const known = live(readings, 120)
      .slice(150)
      .map(({ speedMps }) => speedMps ?? 0);
    expect(known.filter((speedMps) => Math.abs(speedMps - 1.3) < 0.4).length).toBeGreaterThan(
      0.95 * known.length,
    );
    expect(known.reduce((sum, speedMps) => sum + speedMps, 0) / known.length).toBeCloseTo(1.3, 1);
  });

  it('on a treadmill under a roof is as fast as its feet', () => {
    const readings = seconds(60).flatMap((second) => [pod(second, 3), seen(second, 0, 0)]);
    expect(last(live(readings, 60)).speedMps).toBeCloseTo(3, 1);
  });
});

describe('a tunnel', () => {
  const inside = (second: number): boolean => second >= 40 && second < 90;
  const readings = seconds(130)
    .filter((second) => !inside(second))
    .map((second) => seen(second, 3 * second, 3));

  it('ends what was known after 5 s, and the way through it counts', () => {
    const states = live(readings, 129);
    expect(states[440]?.speedMps).toBeCloseTo(3, 2);
    expect(states[450]?.speedMps).toBeUndefined();
    expect(states[880]?.sources.speed).toBeUndefined();
    expect(states[950]?.speedMps).toBeCloseTo(3, 2);
    expect(Math.abs((last(states).distanceMeters ?? 0) / (3 * 129) - 1)).toBeLessThan(0.02);
  });

  it('is run on the foot pod', () => {
    const both = [...readings, ...seconds(130).map((second) => pod(second + 0.4, 3))];
    const states = live(both, 129);
    for (const { speedMps } of states.slice(100)) expect(speedMps).toBeCloseTo(3, 1);
    expect(Math.abs((last(states).distanceMeters ?? 0) / (3 * 129) - 1)).toBeLessThan(0.02);
  });
});

describe('a foot pod and a receiver, each with its delay', () => {
  const podDelay = 1;
  const receiverDelay = 2;
  const podNoise = 0.1;
  const receiverNoise = 0.2;
  /** Half a minute at 2.5 m/s, half a minute at 4.5, changing over 3 s. */
  const truth = (at: number): number => {
    const [from, to] = at % 60 < 30 ? [4.5, 2.5] : [2.5, 4.5];
    return from + (to - from) * Math.min(1, (at % 30) / 3);
  };
  const run = (podIs = 1) => {
    const random = createRandom(5);
    const pods = seconds(600).map((second) =>
      pod(second + 0.1, podIs * truth(second + 0.1 - podDelay) + random.normal(0, podNoise)),
    );
    let east = 0;
    const skies = seconds(600).map((second) => {
      east += truth(second);
      return seen(second + 0.6, east, truth(second + 0.6 - receiverDelay) + random.normal(0, receiverNoise));
    });
    return { pods, skies };
  };
  /** Within 10 s after each turn, against what the body really does. */
  const afterTurns = (states: readonly BodyState[]): number =>
    rms(
      states
        .filter(({ atSeconds }) => atSeconds > 60 && atSeconds % 30 < 10)
        .map(({ atSeconds, speedMps = 0 }) => speedMps - truth(atSeconds)),
    );
  /** Once the turn is over. */
  const steady = (states: readonly BodyState[]): number =>
    rms(
      states
        .filter(({ atSeconds }) => atSeconds > 60 && atSeconds % 30 > 12)
        .map(({ atSeconds, speedMps = 0 }) => speedMps - truth(atSeconds)),
    );

  it('together follow a turn as the pod does, not as the receiver, and are steadier than either', () => {
    const { pods, skies } = run();
    const [both, podAlone, skyAlone] = [[...pods, ...skies], pods, skies].map((all) => live(all, 600));
    expect(afterTurns(both!)).toBeLessThan(1.05 * afterTurns(podAlone!));
    expect(afterTurns(both!)).toBeLessThan(0.65 * afterTurns(skyAlone!));
    expect(steady(both!)).toBeLessThan(steady(podAlone!));
    expect(steady(both!)).toBeLessThan(steady(skyAlone!));
    expect(steady(both!)).toBeLessThan(0.1);
  });

  it('find out that the pod thinks strides 12 % too long', () => {
    const { pods, skies } = run(1.12);
    const mean = (states: readonly BodyState[]): number => {
      const errors = states
        .filter(({ atSeconds }) => atSeconds > 300 && atSeconds % 30 > 12)
        .map(({ atSeconds, speedMps = 0 }) => speedMps / truth(atSeconds) - 1);
      return errors.reduce((sum, error) => sum + error, 0) / errors.length;
    };
    expect(mean(live(pods, 600))).toBeGreaterThan(0.11);
    expect(Math.abs(mean(live([...pods, ...skies], 600)))).toBeLessThan(0.02);
    // What was learnt holds when the sky is gone.
    const gone = live([...pods, ...skies.slice(0, 400)], 600).filter(({ atSeconds }) => atSeconds > 420);
    expect(Math.abs(mean(gone))).toBeLessThan(0.025);
    expect(gone.every(({ sources }) => sources.speed === 'pod')).toBe(true);
    // But not for one whom the owner trusts.
    const trusted = live([...pods, ...skies], 600, { priorities: { speed: ['pod'] } });
    expect(mean(trusted)).toBeGreaterThan(0.11);
  });
});

describe('the way gone', () => {
  it('is the speed by time, whatever the rate, and stands while the body does', () => {
    const uneven = [0, 1, 2, 4, 9, 10, 17, 18, 25, 26, 30].map((second) => pod(second, 3));
    const pause = seconds(30).map((second) => pod(31 + second, 0));
    const states = live([...uneven, ...pause], 60);
    expect(states[300]?.distanceMeters).toBeCloseTo(90, 0);
    expect(last(states).distanceMeters).toBeCloseTo(states[330]?.distanceMeters ?? 0, 0);
    expect(createBody().stateAt(10).distanceMeters).toBeUndefined();
  });

  it('is bridged over a short outage, also after one that was too long and that no place has measured', () => {
    const isOut = (second: number): boolean =>
      (second > 60 && second <= 90) || (second > 120 && second <= 130);
    const heard = (until: number): SensorReading[] =>
      seconds(until)
        .filter((second) => !isOut(second))
        .map((second) => pod(second, 3));
    const meters = (until: number): number => last(live(heard(until), until)).distanceMeters ?? 0;
    expect(meters(160) - meters(115)).toBeCloseTo(3 * 45, 0);
  });

  it('counts a tunnel from place to place and a short outage after it once', () => {
    const isOut = (second: number): boolean => second > 60 && second <= 120;
    const pods = seconds(200)
      .filter((second) => !isOut(second) && !(second > 130 && second <= 140))
      .map((second) => pod(second, 3));
    const places = [60, 180].map((second) => seen(second, 3 * second, 3));
    expect(last(live([...pods, ...places], 199)).distanceMeters).toBeCloseTo(3 * 199, -1);
  });
});
