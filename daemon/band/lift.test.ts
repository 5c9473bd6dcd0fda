import { expect, it } from 'vitest';
import { composeFallback } from '../composer/fallback/compose.ts';
import { createFormPlanner } from '../composer/form/planner.ts';
import type { BarPlan } from '../composer/plan.ts';
import { intentOf } from '../composer/testing/intent.ts';
import * as styles from '../styles/registry.ts';
import { createStyleBook } from '../styles/style-book.ts';
import { createArranger } from './arrange.ts';

const arrange = createArranger(createStyleBook());
const memory = { notesOf: () => undefined };

/** Notes that begin in a bar; the network is not there, whose parts hold still while the band is what is asked about. */
const onsetsOf = (plan: BarPlan): number => arrange(plan, composeFallback(plan, memory)).notes.length;

const mean = (of: readonly number[]): number => of.reduce((sum, each) => sum + each, 0) / of.length;

/** Mean onsets of a verse and a chorus of an even run, and of the bars after its pace has leapt in the middle of that chorus. */
function leap(style: string, seed: number): Readonly<Record<'verse' | 'chorus' | 'fast', number>> {
  const planner = createFormPlanner();
  const moodOf = (energy01: number) => ({ energy01, density01: 0.15 + 0.7 * energy01 });
  const styleWeights = { [style]: 1 };
  const even = intentOf({ ...moodOf(0.6), tempoBpm: 165, feel: 'half', styleWeights, seed });
  const fast = { ...even, ...moodOf(0.9), section: 'chorus', cue: { id: 1, kind: 'sprint' } } as const;
  let state = planner.initial(seed);
  let plan: BarPlan;
  const heard: Record<'verse' | 'chorus' | 'fast', number[]> = { verse: [], chorus: [], fast: [] };
  while (Math.min(heard.verse.length, heard.chorus.length) < 6) {
    ({ plan, state } = planner.plan(even, state));
    if (plan.section === 'verse' || plan.section === 'chorus') heard[plan.section].push(onsetsOf(plan));
  }
  while (heard.fast.length < 6) {
    ({ plan, state } = planner.plan(fast, state));
    heard.fast.push(onsetsOf(plan));
  }
  return { verse: mean(heard.verse), chorus: mean(heard.chorus), fast: mean(heard.fast) };
}

it.each(Object.keys(styles))(
  'a chorus of an even run stands above its verse, and leaves room above it: %s',
  (style) => {
    const runs = [1, 3, 4].map((seed) => leap(style, seed));
    expect(mean(runs.map(({ chorus, verse }) => chorus / verse))).toBeGreaterThan(1.1);
    expect(mean(runs.map(({ fast, chorus }) => fast / chorus))).toBeGreaterThan(1.3);
  },
);
