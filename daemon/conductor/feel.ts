import type { Feel } from '../score/meter.ts';
import type { StyleBook } from '../styles/style-book.ts';
import { usual } from '../styles/usual.ts';

/** Back to full only this much below, as a share: at the border the feel stays as it is. */
const hysteresis = 0.08;

/** The feel that suits a mixture of styles at a tempo (steps a minute), given the last one. */
export function chooseFeel(
  tempoBpm: number,
  styleWeights: Readonly<Record<string, number>>,
  before: Feel | undefined,
  styles: StyleBook,
): Feel {
  let border = 0;
  let sum = 0;
  for (const [style, weight] of Object.entries(styleWeights)) {
    border += weight * styles.styleOf(style).fullUpToBpm;
    sum += weight;
  }
  border = sum > 0 ? border / sum : usual.fullUpToBpm;
  if (before === 'full') return tempoBpm > border * (1 + hysteresis) ? 'half' : 'full';
  if (before === 'half') return tempoBpm < border * (1 - hysteresis) ? 'full' : 'half';
  return tempoBpm > border ? 'half' : 'full';
}
