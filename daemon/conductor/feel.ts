import type { Feel } from '../score/meter.ts';

/** Up to this tempo a style can carry four grid steps in a beat; above it the music takes half. */
const usualFullUpToBpm = 130;
/** Slow, dense music turns earlier, dance music later. Styles that are not named take the usual one. */
const fullUpToBpm: Readonly<Record<string, number>> = {
  chorale: 110,
  ragtime: 115,
  songbook: 120,
  electronic: 145,
};
/** Back to full only this much below, as a share: at the border the feel stays as it is. */
const hysteresis = 0.08;

/** The feel that suits a mixture of styles at a tempo, given the last one. */
export function chooseFeel(
  tempoBpm: number,
  styleWeights: Readonly<Record<string, number>>,
  before: Feel | undefined,
): Feel {
  let border = 0;
  let sum = 0;
  for (const [style, weight] of Object.entries(styleWeights)) {
    border += weight * (fullUpToBpm[style] ?? usualFullUpToBpm);
    sum += weight;
  }
  border = sum > 0 ? border / sum : usualFullUpToBpm;
  if (before === 'full') return tempoBpm > border * (1 + hysteresis) ? 'half' : 'full';
  if (before === 'half') return tempoBpm < border * (1 - hysteresis) ? 'full' : 'half';
  return tempoBpm > border ? 'half' : 'full';
}
