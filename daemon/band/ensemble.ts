import type { BarPlan } from '../composer/plan.ts';
import { heaviestStyle } from '../styles/mixture.ts';
import type { Style } from '../styles/style.ts';
import type { StyleBook } from '../styles/style-book.ts';

/** Who plays a bar, how, and with how much energy they began the section. */
export interface Ensemble {
  readonly style: Style;
  readonly energy01: number;
  readonly seed: number;
}

/** Who plays this bar. Plans made by hand may not say: then the heaviest style does, and nothing is drawn by chance. */
export function ensembleOf(plan: BarPlan, styles: StyleBook): Ensemble {
  const { style, energy01, seed } = plan.ensemble ?? {
    style: heaviestStyle(plan.styleWeights),
    energy01: plan.energy01,
    seed: 0,
  };
  return { style: styles.styleOf(style), energy01, seed };
}
