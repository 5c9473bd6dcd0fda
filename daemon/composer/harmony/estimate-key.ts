import type { Key } from '../../score/key.ts';

/** Krumhansl and Kessler (1982), as printed in Krumhansl, Cognitive Foundations of Musical Pitch (1990). */
const profiles = {
  major: [6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88],
  minor: [6.33, 2.68, 3.52, 5.38, 2.6, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17],
} as const;

/** The key whose profile correlates best with how long each of the twelve pitch classes sounds. */
export function estimateKey(weights: ArrayLike<number>): Key {
  let best: Key = { tonic: 0, mode: 'major' };
  let bestCorrelation = Number.NEGATIVE_INFINITY;
  for (const mode of ['major', 'minor'] as const) {
    for (let tonic = 0; tonic < 12; tonic++) {
      const turned = Array.from({ length: 12 }, (_, i) => weights[(i + tonic) % 12]!);
      const correlation = correlate(profiles[mode], turned);
      if (correlation > bestCorrelation) {
        best = { tonic, mode };
        bestCorrelation = correlation;
      }
    }
  }
  return best;
}

function correlate(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((x, y) => x + y, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let ab = 0;
  let aa = 0;
  let bb = 0;
  a.forEach((value, i) => {
    const [da, db] = [value - meanA, b[i]! - meanB];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  });
  return bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}
