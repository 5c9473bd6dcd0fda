import { stepsPerBar } from '../../score/meter.ts';
import type { Role } from '../../score/note.ts';
import { createRandom, deriveSeed, type Random } from '../../time/random.ts';
import type { MotifNote } from '../grid-note.ts';
import type { BarPlan, EchoedBar } from '../plan.ts';

/** What the fallback composer may look back at: the notes of earlier bars. */
export interface FallbackMemory {
  notesOf(bar: EchoedBar): readonly MotifNote[] | undefined;
}

/** Onset steps of a bar, and the notes they were heard with where they come from memory. */
export interface BarRhythm {
  readonly steps: readonly number[];
  readonly motif: readonly MotifNote[];
}

/** Steps in the order in which a thickening part takes them. */
const stepOrder: Readonly<Record<Role, readonly number[]>> = {
  bass: [0, 8, 4, 12, 10, 6, 14, 2, 7, 15, 3, 11],
  chords: [0, 8, 4, 12, 6, 14, 10, 2],
  lead: [0, 8, 4, 6, 12, 10, 14, 2, 3, 11, 7, 15],
};

const mostOnsets: Readonly<Record<Role, number>> = { bass: 9, chords: 7, lead: 10 };

function askedOnsets(role: Role, density01: number): number {
  return Math.max(1, Math.round(1 + density01 * (mostOnsets[role] - 1)));
}

/**
 * The rhythm of a role: that of the bar to be echoed, else of a bar heard four, eight or two bars ago, else made from
 * the metre. Bars far from the density asked for are not taken up.
 */
export function rhythmOf(role: Role, plan: BarPlan, memory: FallbackMemory): BarRhythm {
  const asked = askedOnsets(role, plan.density01[role] ?? 0.3);
  const { echo } = plan;
  const echoed = echo !== undefined && echo.likeness > 0 ? echo.bar : undefined;
  const differs = echo !== undefined && echoed === undefined;
  const before = [4, 8, 2].map((bars) => ({ of: 'played' as const, index: plan.index - bars }));
  const remembered = differs ? [] : [echoed, ...before];
  for (const bar of remembered) {
    if (bar === undefined) continue;
    const motif = (memory.notesOf(bar) ?? []).filter((note) => note.role === role && !note.tied);
    const steps = [...new Set(motif.map((note) => note.startStep))].sort((a, b) => a - b);
    const fits = steps.length > 0 && steps.length >= asked / 2 && steps.length <= asked * 2;
    if (fits || (bar === echoed && steps.length > 0)) return { steps, motif };
  }
  return { steps: metricSteps(role, asked, plan), motif: [] };
}

function metricSteps(role: Role, asked: number, plan: BarPlan): readonly number[] {
  // The same figure for two bars at a time, so that a phrase has a face.
  const random = createRandom(deriveSeed(plan.seed, 'rhythm', role, plan.barInPhrase >> 1));
  const forced = plan.chords.map((placed) => placed.startStep);
  const order = stepOrder[role].map((step, index) => ({ step, rank: index + random.between(0, 2.5) }));
  order.sort((a, b) => a.rank - b.rank);
  const steps = new Set<number>(role === 'lead' ? [] : forced);
  for (const { step } of order) {
    if (steps.size >= asked) break;
    steps.add(step);
  }
  return [...steps].sort((a, b) => a - b);
}

/** Steps from each onset to the next, no longer than `longest`. */
export function lengths(steps: readonly number[], longest: number): readonly number[] {
  return steps.map((step, index) => Math.min(longest, (steps[index + 1] ?? stepsPerBar) - step));
}

/** Beats stand out, the rest recedes, nobody plays like a machine. */
export function velocityAt(step: number, plan: BarPlan, random: Random): number {
  const accent = step === 0 ? 0.1 : step % 4 === 0 ? 0.05 : step % 2 === 0 ? 0 : -0.06;
  const velocity = 0.55 + 0.25 * plan.energy01 + accent + random.normal(0, 0.03);
  return Math.min(1, Math.max(0.2, velocity));
}
