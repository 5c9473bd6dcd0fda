import { type Chord, type ChordQuality, chordTones } from '../../score/chord.ts';

/** How much better than a triad a quality must fit to be believed; as in the training tool's `harmony.py`. */
const disbelief: Readonly<Record<ChordQuality, number>> = {
  maj: 0,
  min: 0,
  dim: 0.06,
  '7': 0.05,
  m7: 0.07,
  maj7: 0.07,
  sus4: 0.08,
  aug: 0.12,
  m7b5: 0.1,
  dim7: 0.12,
};
const bassWeight = 0.15;
const rootWeight = 0.05;
/** What a change of chord costs: on a bar line, on a half bar, on another beat. */
const changeCost = { bar: 0.06, half: 0.12, beat: 0.28 } as const;

const candidates: readonly Chord[] = (Object.keys(disbelief) as ChordQuality[]).flatMap((quality) =>
  Array.from({ length: 12 }, (_, root) => ({ root, quality })),
);
const templates = candidates.map((chord) => {
  const tones = chordTones(chord);
  return { chord, tones, weight: 1 / Math.sqrt(tones.length), disbelief: disbelief[chord.quality] };
});

/**
 * The chord of each beat, undefined where nothing sounds. `weights` and `bassWeights`: for each beat, how long each of
 * the twelve pitch classes sounds, in all roles and in the bass. Template matching (cosine on square roots, the root
 * preferred in the bass), smoothed by Viterbi: the same as in training, where it makes the chord condition.
 */
export function estimateChords(
  weights: readonly Float64Array[],
  bassWeights: readonly Float64Array[],
): (Chord | undefined)[] {
  const beats = weights.length;
  if (beats === 0) return [];
  const silent = weights.map((row) => row.every((value) => value === 0));
  const score = weights.map((row, beat) =>
    silent[beat] ? templates.map(() => 0) : fitness(row, bassWeights[beat]!),
  );
  const cameFrom: number[][] = [];
  let best = score[0]!;
  for (let beat = 1; beat < beats; beat++) {
    const cost = beat % 4 === 0 ? changeCost.bar : beat % 2 === 0 ? changeCost.half : changeCost.beat;
    const leader = indexOfLargest(best);
    const change = best[leader]! - cost;
    cameFrom[beat] = best.map((value, i) => (value >= change ? i : leader));
    best = best.map((value, i) => Math.max(value, change) + score[beat]![i]!);
  }
  const path = new Array<number>(beats);
  path[beats - 1] = indexOfLargest(best);
  for (let beat = beats - 1; beat > 0; beat--) path[beat - 1] = cameFrom[beat]![path[beat]!]!;
  return path.map((index, beat) => (silent[beat] ? undefined : candidates[index]));
}

function fitness(weights: Float64Array, bassWeights: Float64Array): number[] {
  const bassSum = Math.max(
    1e-9,
    bassWeights.reduce((a, b) => a + b, 0),
  );
  const roots = Array.from(weights, Math.sqrt);
  const norm = Math.max(1e-9, Math.hypot(...roots));
  return templates.map(({ chord, tones, weight, disbelief: doubt }) => {
    const match = tones.reduce((sum, tone) => sum + roots[tone]!, 0) * weight;
    return (
      match / norm +
      (bassWeight * bassWeights[chord.root]!) / bassSum +
      (rootWeight * roots[chord.root]!) / norm -
      doubt
    );
  });
}

function indexOfLargest(values: readonly number[]): number {
  let index = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[index]!) index = i;
  return index;
}
