import { createRandom } from '../time/random.ts';
import { type Comparison, type Standing, standings } from './bradley-terry.ts';

/** Comparisons of so many sources by several questions. */
export interface RankingJob {
  readonly sources: number;
  readonly questions: readonly (readonly Comparison[])[];
}

/** The same answers are told the same intervals. */
const seed = 1;

export const rankAll = ({ sources, questions }: RankingJob): readonly (readonly Standing[])[] =>
  questions.map((comparisons) => standings(sources, comparisons, createRandom(seed).next));
