import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BodyState } from '../body/state.ts';
import { createCoach } from './coach.ts';
import type { Step, StepLength } from './workout.ts';

const bodyAt = (atSeconds: number, values: Partial<BodyState> = {}): BodyState => ({
  ...{ atSeconds, activity: 'running', effort01: 0.5, confidence01: 1, sources: {}, ageSeconds: {} },
  ...values,
});
const step = (length: StepLength): Step => ({ purpose: 'work', length });
const seconds = (value: number): Step => step({ by: 'time', seconds: value });
const meters = (value: number): Step => step({ by: 'distance', meters: value });
const lap = step({ by: 'lap' });

describe('the coach', () => {
  it('waits until the body moves, and is over after the last step', () => {
    const coach = createCoach({ steps: [seconds(10)] });
    coach.lap();
    expect(coach.update(bodyAt(0, { activity: 'still' }))).toBeUndefined();
    expect(coach.update(bodyAt(5))).toMatchObject({
      index: 0,
      elapsedSeconds: 0,
      leftSeconds: 10,
      done01: 0,
    });
    expect(coach.update(bodyAt(14.9))).toMatchObject({ index: 0 });
    expect(coach.isOver).toBe(false);
    expect(coach.update(bodyAt(15.1))).toBeUndefined();
    expect(coach.isOver).toBe(true);
  });

  it('foresees the next changes, by time, and by distance from the speed, and none beyond a lap', () => {
    const coach = createCoach({ steps: [seconds(60), meters(300), lap, seconds(5)] });
    const { ahead } = coach.update(bodyAt(100, { speedMps: 3, distanceMeters: 50 }))!;
    expect(ahead).toEqual([
      { index: 1, atSeconds: 160 },
      { index: 2, atSeconds: 260 },
    ]);
    expect(coach.update(bodyAt(161, { speedMps: 0.1, distanceMeters: 233 }))).toMatchObject({
      index: 1,
      leftMeters: 300,
      ahead: [],
    });
    expect(coach.update(bodyAt(200, { speedMps: 3, distanceMeters: 383 }))?.leftMeters).toBe(150);
  });

  it('counts the way by speed where no sensor tells of one', () => {
    const coach = createCoach({ steps: [meters(100), lap] });
    let at = 0;
    while (coach.update(bodyAt(at, { speedMps: 4 }))?.index === 0) at += 0.5;
    expect(at).toBeCloseTo(25);
  });

  it('goes on with a lap, whatever the step waits for', () => {
    const coach = createCoach({ steps: [seconds(100), lap, meters(100)] });
    coach.update(bodyAt(0));
    coach.lap();
    expect(coach.update(bodyAt(1))?.index).toBe(1);
    expect(coach.update(bodyAt(1000))?.index).toBe(1);
    coach.lap();
    coach.lap();
    expect(coach.update(bodyAt(1001))).toBeUndefined();
  });

  it('goes on where it was broken off, and not before the body moves', () => {
    const steps = [seconds(10), seconds(60), meters(100), lap];
    const coach = createCoach({ steps }, { index: 1, elapsedSeconds: 20, elapsedMeters: 50 });
    expect(coach.update(bodyAt(0, { activity: 'still' }))).toBeUndefined();
    expect(coach.update(bodyAt(5, { distanceMeters: 7 }))).toMatchObject({
      ...{ index: 1, elapsedSeconds: 20, elapsedMeters: 50, leftSeconds: 40 },
    });
    const way = createCoach({ steps }, { index: 2, elapsedSeconds: 20, elapsedMeters: 60 });
    way.update(bodyAt(0, { distanceMeters: 0 }));
    expect(way.update(bodyAt(9, { distanceMeters: 30 }))).toMatchObject({ index: 2, leftMeters: 10 });
    expect(way.update(bodyAt(12, { distanceMeters: 40 }))?.index).toBe(3);
    const over = createCoach({ steps }, { index: 4, elapsedSeconds: 0, elapsedMeters: 0 });
    expect(over.update(bodyAt(0))).toBeUndefined();
    expect(over.isOver).toBe(true);
  });

  it('keeps to the sum of times, however seldom it looks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 30 }),
        fc.array(fc.double({ min: 0.05, max: 40, noNaN: true }), { minLength: 20, maxLength: 200 }),
        (lengths, gaps) => {
          const coach = createCoach({ steps: lengths.map(seconds) });
          const ends = lengths.map((_, i) => lengths.slice(0, i + 1).reduce((sum, each) => sum + each, 0));
          let at = 0;
          coach.update(bodyAt(0));
          for (const gap of gaps) {
            at += gap;
            const moment = coach.update(bodyAt(at));
            const passed = ends.filter((end) => end <= at).length;
            if (passed === lengths.length) expect(moment).toBeUndefined();
            else {
              expect(moment?.index).toBe(passed);
              expect(moment?.ahead[0]?.atSeconds).toBeCloseTo(ends[passed]!, 6);
            }
          }
        },
      ),
    );
  });
});
