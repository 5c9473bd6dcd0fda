import type { AgendaStep, Intent } from '../../conductor/intent.ts';
import { createFormPlanner } from '../form/planner.ts';
import type { BarPlan } from '../plan.ts';
import { intentOf } from './intent.ts';

/** Forms planned through a workout. */

/** 4 beats a bar at 120: a bar is 2 s. */
export const barBeats = 4;

interface PlannedStep {
  readonly lengthBeats: number;
  readonly isHard: boolean;
  readonly opensSong?: true;
}

export const stepOf = ({ isHard, opensSong }: PlannedStep, index: number): AgendaStep => ({
  index,
  ...(opensSong && { opensSong }),
  section: isHard ? 'chorus' : 'verse',
  ...{ energy01: isHard ? 0.9 : 0.3, density01: 0.5, brightness01: 0.5 },
});

/** Bars of a workout as the planner writes them two bars ahead, with a prediction that trembles by up to a beat. */
export function planned(
  steps: readonly PlannedStep[],
  signs: Partial<NonNullable<Intent['agenda']>> = {},
  tremble: (bar: number) => number = () => 0,
): readonly BarPlan[] {
  const planner = createFormPlanner();
  let state = planner.initial(1);
  const begins = steps.map((_, i) => steps.slice(0, i).reduce((sum, each) => sum + each.lengthBeats, 0));
  const end = steps.reduce((sum, each) => sum + each.lengthBeats, 0);
  const bars: BarPlan[] = [];
  while (state.nextBeat < end) {
    const heardBeat = Math.max(0, state.nextBeat - 2 * barBeats);
    const current = begins.findLastIndex((beat) => beat <= heardBeat);
    const agenda = {
      ...{ id: 1, fill: true, countIn: true, sections: true },
      ...signs,
      steps: steps.slice(current, current + 4).map((step, i) => ({
        ...stepOf(step, current + i),
        ...(i > 0 && { atBeat: begins[current + i]! + tremble(bars.length) }),
      })),
    };
    const done = planner.plan(intentOf({ agenda }), state);
    bars.push(done.plan);
    state = done.state;
  }
  return bars;
}
