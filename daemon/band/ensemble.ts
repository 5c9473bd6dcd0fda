import type { BarPlan } from '../composer/plan.ts';
import { type Half, halfOf } from '../styles/halves.ts';
import { heaviestStyle } from '../styles/mixture.ts';
import type { Style } from '../styles/style.ts';
import type { StyleBook } from '../styles/style-book.ts';

/** Who plays a bar, and how. */
export interface Ensemble {
  readonly style: Style;
  readonly half: Half;
  readonly seed: number;
  /** Which of the style's bands; absent, or of none: drawn from the seed. */
  readonly lineup?: number | undefined;
}

/** From this energy on nobody holds anything back: an interval's chorus, a hard run. */
export const allOutFromEnergy01 = 0.92;

/** Who plays this bar. Plans made by hand may not say: then the heaviest style does, and nothing is drawn by chance. */
export function ensembleOf(plan: BarPlan, styles: StyleBook): Ensemble {
  const { style, half, seed, lineup } = plan.ensemble ?? {
    style: heaviestStyle(plan.styleWeights),
    half: halfOf(plan.energy01),
    seed: 0,
  };
  return { style: styles.styleOf(style), half, seed, lineup };
}
