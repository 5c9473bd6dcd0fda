import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AgendaStep, Intent } from '../../conductor/intent.ts';
import type { BarPlan } from '../plan.ts';
import { intentOf } from '../testing/intent.ts';
import { barBeats, planned, stepOf } from '../testing/planned-workout.ts';
import { createFormPlanner } from './planner.ts';

const landings = (bars: readonly BarPlan[]): readonly number[] =>
  bars.flatMap((bar, i) => (i > 0 && bar.workoutStep !== bars[i - 1]!.workoutStep ? [i] : []));

it('each change lands on the bar line nearest to its time, and was counted for two bars', () => {
  const length = fc.integer({ min: 16, max: 90 });
  const steps = fc.array(fc.record({ lengthBeats: length, isHard: fc.boolean() }), {
    minLength: 2,
    maxLength: 8,
  });
  fc.assert(
    fc.property(
      steps,
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 200, maxLength: 200 }),
      (plan, trembling) => {
        const bars = planned(plan, {}, (bar) => trembling[bar % trembling.length]!);
        const found = landings(bars);
        found.forEach((at, change) => {
          const time = plan.slice(0, change + 1).reduce((sum, each) => sum + each.lengthBeats, 0);
          expect(Math.abs(bars[at]!.startBeat - time)).toBeLessThanOrEqual(barBeats);
          expect(bars[at]!.section).toBe(plan[change + 1]!.isHard ? 'chorus' : 'verse');
          expect([bars[at - 2], bars[at - 1], bars[at]].map((bar) => bar?.barsToChange)).toEqual([
            2,
            1,
            undefined,
          ]);
          expect(bars[at - 1]!.fill).toBe(true);
        });
        expect(found.length).toBeGreaterThanOrEqual(plan.length - 2);
        expect(bars.filter(({ barsToChange }) => barsToChange === 1).length).toBeLessThanOrEqual(
          found.length + 1,
        );
      },
    ),
    { numRuns: 30, endOnFailure: true },
  );
});

it('an interval is all chorus but for a bridge now and then; rest and warm-up have none', () => {
  const bars = planned([
    { lengthBeats: 64, isHard: false },
    { lengthBeats: 480, isHard: true },
    { lengthBeats: 120, isHard: false },
  ]);
  const sectionsOf = (step: number) =>
    new Set(bars.filter((bar) => bar.workoutStep === step).map(({ section }) => section));
  expect(sectionsOf(0).has('chorus')).toBe(false);
  expect([...sectionsOf(1)].sort()).toEqual(['bridge', 'chorus']);
  expect(sectionsOf(2).has('chorus')).toBe(false);
});

it('each sign of a change can be left out', () => {
  const steps = [
    { lengthBeats: 44, isHard: false },
    { lengthBeats: 44, isHard: true },
  ];
  expect(planned(steps, { countIn: false }).some((bar) => bar.countIn)).toBe(false);
  expect(planned(steps).map((bar) => bar.countIn === true)).toEqual(
    planned(steps).map((bar) => bar.barsToChange !== undefined),
  );
  expect(planned(steps, { fill: false })[10]?.fill).toBe(false);
  expect(planned(steps)[10]?.fill).toBe(true);
  const free = planned(steps, { sections: false });
  expect(free.find((bar) => bar.workoutStep === 1)?.section).not.toBe('chorus');
});

it('rolls into an interval, and not out of one', () => {
  const steps = [false, true, false].map((isHard) => ({ lengthBeats: 40, isHard }));
  const rolls = (signs: Parameters<typeof planned>[1]) =>
    planned(steps, signs).flatMap(({ index, rolls }) => (rolls ? [index] : []));
  expect(rolls({})).toEqual([9]);
  expect(rolls({ fill: false })).toEqual([]);
});

it('a step that the body is in already begins at the next bar line', () => {
  const planner = createFormPlanner();
  const at = (index: number): Intent =>
    intentOf({
      agenda: {
        ...{ id: 1, fill: true, countIn: true, sections: true },
        steps: [stepOf({ lengthBeats: 0, isHard: index % 2 === 1 }, index)],
      },
    });
  let { state } = planner.plan(at(0), planner.initial(1));
  ({ state } = planner.plan(at(0), state));
  expect(planner.plan(at(1), state).plan).toMatchObject({ section: 'chorus', workoutStep: 1 });
});

it('what was announced comes, though the body is there already, and though nothing is foreseen any more', () => {
  const planner = createFormPlanner();
  const agendaOf = (...steps: AgendaStep[]): Intent =>
    intentOf({ agenda: { ...{ id: 1, fill: true, countIn: true, sections: true }, steps } });
  const [rest, hard] = [
    stepOf({ lengthBeats: 8, isHard: false }, 0),
    stepOf({ lengthBeats: 8, isHard: true }, 1),
  ];
  const first = planner.plan(agendaOf(rest, { ...hard, atBeat: 8.1 }), planner.initial(1));
  expect(first.plan).toMatchObject({ workoutStep: 0, barsToChange: 2 });
  for (const then of [agendaOf(hard), agendaOf(rest)]) {
    const second = planner.plan(then, first.state);
    expect(second.plan).toMatchObject({ workoutStep: 0, barsToChange: 1, fill: true });
    const third = planner.plan(then, second.state);
    expect(third.plan).toMatchObject({ workoutStep: 1, section: 'chorus' });
  }
});

it('a workout that is chosen again begins at its first step, wherever the music was', () => {
  const planner = createFormPlanner();
  const steps = [0, 1, 2].map((index) => ({
    ...stepOf({ lengthBeats: 0, isHard: false }, index),
    atBeat: 99,
  }));
  const agenda = { ...{ id: 1, fill: true, countIn: true, sections: true }, steps };
  const { state } = planner.plan(
    intentOf({ agenda: { ...agenda, steps: steps.slice(2) } }),
    planner.initial(1),
  );
  expect(planner.plan(intentOf({ agenda }), state).plan.workoutStep).toBe(2);
  expect(planner.plan(intentOf({ agenda: { ...agenda, id: 2 } }), state).plan.workoutStep).toBe(0);
});

/** What is heard around the end of a song whose next step has one of its own. */
function ending(
  isHard: boolean,
  lengthBeats: number,
): { readonly bars: readonly BarPlan[]; readonly at: number } {
  const bars = planned([
    { lengthBeats: 80, isHard: false },
    { lengthBeats, isHard },
    { lengthBeats: 160, isHard: false, opensSong: true },
  ]);
  return { bars, at: bars.findIndex(({ workoutStep }) => workoutStep === 2) };
}

it('a song ends on the bar line where a step has one of its own, its outro before it, its dominant led home', () => {
  for (const lengthBeats of [8, 21, 63, 90, 114]) {
    const { bars, at } = ending(false, lengthBeats);
    expect(Math.abs(bars[at]!.startBeat - 80 - lengthBeats)).toBeLessThanOrEqual(barBeats);
    expect(bars[at]).toMatchObject({
      section: 'outro',
      closing: true,
      chords: [{ startStep: 0, chord: { root: 0 } }],
    });
    expect(bars.filter(({ closing }) => closing)).toHaveLength(1);
    expect([bars[at - 2], bars[at - 1]].map((bar) => bar?.section)).toEqual(['outro', 'outro']);
    expect(bars[at - 1]!.chords.at(-1)!.chord.root).not.toBe(0);
    const [last, next] = [bars[at], bars[at + 1]];
    expect([last?.song, next?.song, next?.section, next?.closing]).toEqual([0, 1, 'verse', false]);
    expect(next?.ensemble?.half).toBe('calm');
  }
});

it('an interval is sung to its end, and the song ends with it', () => {
  const { bars, at } = ending(true, 80);
  expect(bars[at]).toMatchObject({ section: 'outro', closing: true });
  expect(bars.slice(at - 8, at).map(({ section }) => section)).not.toContain('outro');
  expect(bars[at - 1]!.chords.at(-1)!.chord.root).not.toBe(0);
  expect(bars[at + 1]).toMatchObject({ song: 1, section: 'verse', closing: false });
});

it('no song begins a minute before its end', () => {
  const steps = [
    { lengthBeats: 470, isHard: false },
    { lengthBeats: 110, isHard: false },
  ];
  const songsOf = (opensSong?: true) =>
    planned([...steps, { lengthBeats: 40, isHard: false, ...(opensSong && { opensSong }) }])
      .filter(({ workoutStep }) => workoutStep === 1)
      .map(({ song }) => song);
  expect(new Set(songsOf())).toEqual(new Set([0, 1]));
  expect(new Set(songsOf(true))).toEqual(new Set([0]));
});

it('the end of a workout comes on its bar line though the body is there already, then a song for whoever goes on', () => {
  const planner = createFormPlanner();
  const agendaOf = (...steps: AgendaStep[]): Intent =>
    intentOf({ agenda: { ...{ id: 1, fill: true, countIn: true, sections: true }, steps } });
  const run = stepOf({ lengthBeats: 8, isHard: true }, 0);
  const over: AgendaStep = { ...stepOf({ lengthBeats: 0, isHard: false, opensSong: true }, 1), atBeat: 8.1 };
  let { plan, state } = planner.plan(agendaOf(run, over), planner.initial(1));
  expect(plan).toMatchObject({ workoutStep: 0, barsToChange: 2 });
  const after = [0, 1, 2, 3].map(() => {
    ({ plan, state } = planner.plan(intentOf(), state));
    return plan;
  });
  expect(after.map(({ closing }) => closing)).toEqual([false, true, false, false]);
  expect(after.map(({ song }) => song)).toEqual([0, 0, 1, 1]);
  expect(after[2]).toMatchObject({ section: 'intro', drums: true });
  expect(after[2]!.workoutStep).toBeUndefined();
});
