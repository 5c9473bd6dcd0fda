import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createConductor } from '../conductor.ts';
import { runLed } from '../testing/led-runner.ts';
import { type Course, checkAfterSeconds, courseSchema, newCourse, planOf, withRun } from './course.ts';
import { cadenceOf, isOver, leadsAt, type RunUnderWay, runOn } from './course-run.ts';

const day = 86_400;
const begun = 1_800_000_000;

/** Who keeps `keeps01` of what a run has changed until the next one. */
interface Learner {
  readonly follows01: number;
  readonly keeps01: number;
}

/** Runs of 20 minutes, every other day, through body and conductor. */
function takeCourse({ follows01, keeps01 }: Learner, raisePercent: number, runs = 8): readonly Course[] {
  const ownSpm = 160;
  let habitSpm = ownSpm;
  let course = newCourse(raisePercent);
  return Array.from({ length: runs }, (_, index) => {
    const wallSeconds = begun + index * 2 * day;
    const conductor = createConductor({ follow: 'target', target: 'course' });
    const { runGoalSpm, help01 } = planOf(course, wallSeconds);
    let run: RunUnderWay | undefined;
    const moments = runLed(conductor, { ownCadenceSpm: habitSpm, follows01, seed: index + 1 });
    for (let tick = 0; tick < 12_000; tick++) {
      conductor.leadCourse(leadsAt(run?.runningSeconds ?? 0, help01) ? runGoalSpm : undefined);
      const { value } = moments.next();
      run = runOn(run, value.body, 0.1, wallSeconds + tick / 10);
      if (tick === 11_999) habitSpm = ownSpm + keeps01 * (value.ownCadenceSpm - ownSpm);
    }
    course = withRun(course, (run && cadenceOf(run)) ?? Number.NaN, wallSeconds + 1200);
    return course;
  });
}

describe('eight runs', () => {
  it.each([5, 7.5] as const)(
    'of somebody who follows end within 1 %% of the goal of +%d %%',
    (raisePercent) => {
      const courses = takeCourse({ follows01: 0.6, keeps01: 0.85 }, raisePercent);
      const last = courses.at(-1)!;
      const goalSpm = last.runs[0]!.cadenceSpm * (1 + raisePercent / 100);
      expect(Math.abs(last.runs[0]!.cadenceSpm / 160 - 1)).toBeLessThan(0.005);
      expect(last.stoppedRaising).toBe(false);
      expect(Math.abs(last.runs[7]!.cadenceSpm / goalSpm - 1)).toBeLessThan(0.01);
      for (const { goalSpm: ledTo = 0 } of last.runs) expect(ledTo).toBeLessThanOrEqual(goalSpm + 1e-9);
    },
  );

  it('of somebody who does not follow stop raising, and never ask for more than a quarter of the way', () => {
    const last = takeCourse({ follows01: 0, keeps01: 1 }, 5).at(-1)!;
    expect(last.stoppedRaising).toBe(true);
    expect(last.quarters).toBe(0);
    for (const { goalSpm = 0 } of last.runs) expect(goalSpm).toBeLessThan(160 * 1.0175);
    expect(last.runs).toHaveLength(8);
    expect(last.runs.slice(3).map(({ goalSpm }) => goalSpm)).toEqual(Array(5).fill(last.runs[0]!.cadenceSpm));
  });
});

describe('the plan', () => {
  const courseOf = (cadences: readonly number[], raisePercent: number = 5): Course =>
    cadences.reduce(
      (course, cadenceSpm, index) => withRun(course, cadenceSpm, begun + index * day),
      newCourse(raisePercent),
    );

  it('measures, leads by quarters, and lets its help fade', () => {
    expect(planOf(newCourse(5), begun)).toEqual({ phase: 'measures', run: 1, help01: 0 });
    const good = [160, 162, 164, 166, 168, 168, 168, 168];
    const plans = good.map((_, index) => planOf(courseOf(good.slice(0, index)), begun + index * day));
    expect(plans.map(({ help01 }) => help01)).toEqual([0, 1, 1, 1, 1, 0.6, 0.4, 0.2]);
    expect(plans.map(({ runGoalSpm }) => runGoalSpm)).toEqual([undefined, 162, 164, 166, 168, 168, 168, 168]);
    expect(plans[1]).toMatchObject({ phase: 'leads', run: 2, ownSpm: 160, goalSpm: 168 });
  });

  it('tries a step that was not taken once more, and then stands on the one before it', () => {
    const once = courseOf([160, 162, 162]);
    expect(planOf(once, begun).runGoalSpm).toBe(164);
    expect(planOf(withRun(once, 164, begun), begun).runGoalSpm).toBe(166);
    const twice = withRun(once, 162, begun);
    expect(twice).toMatchObject({ stoppedRaising: true, quarters: 1 });
    expect(planOf(withRun(twice, 170, begun), begun).runGoalSpm).toBe(162);
  });

  it('checks two weeks later, without help, and is done', () => {
    const all = courseOf([160, 162, 164, 166, 168, 168, 168, 168]);
    const last = begun + 7 * day;
    expect(planOf(all, last + checkAfterSeconds - 1)).toMatchObject({ phase: 'waits', help01: 0 });
    expect(withRun(all, 170, last + day)).toEqual(all);
    const due = last + checkAfterSeconds;
    expect(planOf(all, due)).toMatchObject({ phase: 'checks', help01: 0 });
    expect(planOf(all, due).runGoalSpm).toBeUndefined();
    const done = withRun(all, 167, due);
    expect(done.check).toMatchObject({ cadenceSpm: 167 });
    expect(planOf(done, due + 100 * day).phase).toBe('done');
    expect(withRun(done, 150, due + 100 * day)).toEqual(done);
  });

  it('whatever is run: what it leads to lies between the own cadence and the goal, at most 200, and can be kept', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 100, max: 250, noNaN: true }), { maxLength: 20 }),
        fc.constantFrom(5 as const, 7.5 as const),
        (cadences, raisePercent) => {
          let course = newCourse(raisePercent);
          for (const [index, cadenceSpm] of cadences.entries()) {
            course = withRun(course, cadenceSpm, begun + index * 20 * day);
            expect(courseSchema.parse(course)).toEqual(course);
            const { runGoalSpm, ownSpm = 0, goalSpm = 0 } = planOf(course, begun + index * 20 * day);
            expect(goalSpm).toBeLessThanOrEqual(Math.max(ownSpm, 200));
            if (runGoalSpm === undefined) continue;
            expect(runGoalSpm).toBeGreaterThanOrEqual(ownSpm);
            expect(runGoalSpm).toBeLessThanOrEqual(goalSpm);
          }
        },
      ),
    );
  });
});

describe('a run under way', () => {
  const running = {
    activity: 'running',
    cadenceSpm: 160,
    atSeconds: 0,
    effort01: 0.5,
    confidence01: 1,
  } as const;
  const body = { ...running, sources: {}, ageSeconds: {} };
  const runFor = (seconds: number): RunUnderWay | undefined => {
    let run: RunUnderWay | undefined;
    for (let at = 0; at <= seconds; at++) run = runOn(run, body, 1, begun + at);
    return run;
  };

  it('counts from ten minutes on, by what came after the first four', () => {
    expect(cadenceOf(runFor(590)!)).toBeUndefined();
    expect(cadenceOf(runFor(620)!)).toBeCloseTo(160);
    expect(runOn(undefined, { ...body, activity: 'walking' }, 1, begun)).toBeUndefined();
  });

  it('is over after a quarter of an hour, and a clock that was set back ends none', () => {
    const run = runFor(60)!;
    expect(isOver(run, begun + 60 + 899)).toBe(false);
    expect(isOver(run, begun + 60 + 901)).toBe(true);
    expect(isOver(run, 0)).toBe(false);
  });

  it('counts no time in which nobody looked', () => {
    expect(runOn(runFor(10), body, 3600, begun)?.runningSeconds).toBeCloseTo(13);
  });
});
