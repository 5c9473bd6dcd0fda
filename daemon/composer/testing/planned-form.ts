import type { Cue, Intent } from '../../conductor/intent.ts';
import type { FormOptions } from '../form/options.ts';
import { createFormPlanner } from '../form/planner.ts';
import type { FormState } from '../form/state.ts';
import type { BarPlan } from '../plan.ts';
import type { Theme } from '../theme/theme.ts';
import { intentOf } from './intent.ts';

/** Forms planned from a row of intents. */

export const steady = intentOf({
  tempoBpm: 170,
  feel: 'half',
  energy01: 0.6,
  styleWeights: { game: 1 },
  seed: 7,
});

export function play(
  bars: number,
  intentAt: (bar: number) => Intent = () => steady,
  options: Partial<FormOptions> = {},
  theme?: Theme,
): BarPlan[] {
  const planner = createFormPlanner(options, { theme });
  let state: FormState = planner.initial(7);
  const plans: BarPlan[] = [];
  for (let bar = 0; bar < bars; bar++) {
    const next = planner.plan(intentAt(bar), state);
    plans.push(next.plan);
    // Kept at every bar line by others, so it must survive as plain data.
    state = JSON.parse(JSON.stringify(next.state)) as FormState;
  }
  return plans;
}

export const withCue =
  (from: number, kind: Cue['kind']) =>
  (bar: number): Intent =>
    bar < from ? steady : { ...steady, cue: { id: 1, kind } };
