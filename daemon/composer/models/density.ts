import { stepsPerBar } from '../../score/meter.ts';
import type { Role } from '../../score/note.ts';
import type { CommonManifest } from './common-manifest.ts';

/**
 * Onset steps a bar (0-16, fractional) that a density quantile asks of a role in a mixture of styles: the manifest's
 * tables read backwards with linear interpolation, then mixed by weight. Styles that never use the role count as
 * `fallbackOnsets`.
 */
export function askedOnsetsPerBar(
  manifest: Pick<CommonManifest, 'styles'>,
  styleWeights: Readonly<Record<string, number>>,
  role: Role,
  density01: number,
): number {
  let sum = 0;
  let weightSum = 0;
  for (const style of manifest.styles) {
    const weight = styleWeights[style.name] ?? 0;
    const table = style.onsetsPerBar[role];
    if (weight <= 0 || table === undefined || !table.some((value) => value > 0)) continue;
    sum += weight * onsetsOfQuantile(table, density01);
    weightSum += weight;
  }
  return weightSum > 0 ? sum / weightSum : fallbackOnsets[role] * 2 * density01;
}

/**
 * Where a table of quantiles (index: onsets) reaches the quantile; between two entries by a straight line. At least 1:
 * the tables are of bars in which the role plays.
 */
export function onsetsOfQuantile(table: readonly number[], quantile01: number): number {
  for (let k = 1; k < table.length; k++) {
    const above = table[k]!;
    const below = table[k - 1]!;
    if (above < quantile01 || above === below) continue;
    return Math.max(1, k - 1 + (quantile01 - below) / (above - below));
  }
  const last = table.at(-1) ?? 0;
  return Math.max(1, table.indexOf(last));
}

/** The quantile of a number of onsets a bar: the tables read forwards. */
export function quantileOfOnsets(table: readonly number[], onsets: number): number {
  return table[Math.max(0, Math.min(stepsPerBar, Math.round(onsets)))]!;
}

/** Middling onsets a bar, where no style of the mixture has the role. */
const fallbackOnsets: Readonly<Record<Role, number>> = { bass: 4, chords: 4, lead: 6 };
