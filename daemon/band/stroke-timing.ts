import type { BarPlan } from '../composer/plan.ts';
import type { Part } from '../score/note.ts';
import { createRandom, deriveSeed } from '../time/random.ts';
import type { Ensemble } from './ensemble.ts';

/** However late or loose somebody is, no stroke is farther from the grid than this, in steps. */
const mostSteps = 0.12;

/** A stroke of a pitched part: where it is written, and the kick's own offset where one falls with it. */
export interface Stroke {
  readonly part: Part;
  /** 0-15. */
  readonly step: number;
  readonly pitchMidi: number;
  readonly kickOffsetSteps: number | undefined;
}

/**
 * How far from the grid a stroke falls, in steps, late above 0: by the style, and by the song's own hands, so that a section that
 * returns lies as it lay. The fingers of a hand are nearly together; a bass that falls with the kick goes by it. Nothing is struck before its bar begins.
 */
export function strokeOffset(stroke: Stroke, { barInPhrase }: BarPlan, { style, seed }: Ensemble): number {
  const { part, step, pitchMidi, kickOffsetSteps } = stroke;
  const { lateSteps, looseSteps } = style.timing;
  const drawn = (...fingers: readonly number[]): number =>
    createRandom(deriveSeed(seed, 'stroke', part, barInPhrase, step, ...fingers)).normal(0, looseSteps);
  const own = kickOffsetSteps ?? Math.SQRT1_2 * (drawn() + drawn(pitchMidi));
  return Math.min(mostSteps, Math.max(step === 0 ? 0 : -mostSteps, (lateSteps[part] ?? 0) + own));
}
