/** One comparison of two sources, by their index: who was preferred, or nobody. */
export interface Comparison {
  readonly first: number;
  readonly second: number;
  readonly preferred: 'first' | 'second' | 'neither';
  /** Who listened: opinions of one listener belong together. */
  readonly listener: string;
}

/** How a source stands among the others. */
export interface Standing {
  /** Chance to be preferred to the average source, ties halved, 0 to 1. */
  readonly preferred01: number;
  /** 95 % of it. */
  readonly low01: number;
  readonly high01: number;
  readonly comparisons: number;
}

/** As if each source had won and lost so often against the average one: few answers say little. */
const priorGames = 0.5;
const iterations = 200;
const resamples = 400;
/** Of so few of one mind none is another however often they are drawn again. */
const fewComparisons = 30;

/**
 * Strengths (their logarithms, of mean 0) by Bradley and Terry's model (Biometrika 39, 1952), a tie being half a victory of each;
 * by Hunter's minorization-maximization (Annals of Statistics 32, 2004), with `priorGames` against an average source.
 */
export function logStrengths(sources: number, comparisons: readonly Comparison[]): number[] {
  const wins = new Float64Array(sources).fill(priorGames);
  const games = Array.from({ length: sources }, () => new Float64Array(sources));
  for (const { first, second, preferred } of comparisons) {
    wins[first]! += preferred === 'first' ? 1 : preferred === 'neither' ? 0.5 : 0;
    wins[second]! += preferred === 'second' ? 1 : preferred === 'neither' ? 0.5 : 0;
    games[first]![second]! += 1;
    games[second]![first]! += 1;
  }
  let strengths = new Float64Array(sources).fill(1);
  for (let iteration = 0; iteration < iterations; iteration += 1) {
    const next = strengths.map((own, source) => {
      let expected = (2 * priorGames) / (own + 1);
      for (let other = 0; other < sources; other += 1)
        expected += games[source]![other]! / (own + strengths[other]!);
      return wins[source]! / expected;
    });
    const scale = Math.exp(mean([...next].map(Math.log)));
    strengths = next.map((strength) => strength / scale);
  }
  return [...strengths].map(Math.log);
}

/**
 * All sources by one question. The intervals are bootstrapped over listeners, as one listener's answers are alike; of a single
 * listener, over his answers; and never narrower than so few answers allow. `random`: 0 to 1.
 */
export function standings(
  sources: number,
  comparisons: readonly Comparison[],
  random: () => number,
): Standing[] {
  const listeners = [...new Set(comparisons.map(({ listener }) => listener))];
  const blocks =
    listeners.length > 1
      ? listeners.map((name) => comparisons.filter(({ listener }) => listener === name))
      : comparisons.map((comparison) => [comparison]);
  const drawn = Array.from({ length: resamples }, () => {
    const again = blocks.flatMap(() => blocks[Math.floor(random() * blocks.length)]!);
    return logStrengths(sources, again).map(chanceOf);
  });
  return logStrengths(sources, comparisons).map((strength, source) => {
    const spread = drawn.map((chances) => chances[source]!).sort((a, b) => a - b);
    const preferred01 = chanceOf(strength);
    const count = comparisons.filter(({ first, second }) => first === source || second === source).length;
    const [low01, high01] = count < fewComparisons ? scoreInterval(preferred01, count) : [1, 0];
    return {
      preferred01,
      low01: Math.min(low01, spread[Math.floor(0.025 * resamples)] ?? 0),
      high01: Math.max(high01, spread[Math.ceil(0.975 * resamples) - 1] ?? 1),
      comparisons: count,
    };
  });
}

/**
 * Wilson's (Journal of the American Statistical Association 22, 1927), as if each comparison stood alone: wider than need be, which
 * becomes answers that are few.
 */
function scoreInterval(share01: number, count: number): readonly [low01: number, high01: number] {
  const z2 = 1.96 ** 2;
  const middle = (count * share01 + z2 / 2) / (count + z2);
  const half = Math.sqrt(z2 * (count * share01 * (1 - share01) + z2 / 4)) / (count + z2);
  return [middle - half, middle + half];
}

/** Against a source of strength 1. */
const chanceOf = (logStrength: number): number => 1 / (1 + Math.exp(-logStrength));
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
