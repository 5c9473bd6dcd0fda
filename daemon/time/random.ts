/**
 * Seeded random numbers: xoshiro128** by Blackman and Vigna (public domain), seeded by splitmix32. The same seed gives
 * the same numbers on every machine.
 */
export interface Random {
  /** Uniform in (0, 1), never 0 or 1. */
  next(): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** Uniform integer in [0, count). */
  index(count: number): number;
  /** Normal with the given mean and standard deviation (Box-Muller, one of the pair). */
  normal(mean: number, standardDeviation: number): number;
}

/** A 32-bit hash of a seed and any labels, so that parts draw from streams that do not disturb each other. */
export function deriveSeed(seed: number, ...labels: readonly (string | number)[]): number {
  let hash = (seed | 0) ^ 0x9e3779b9;
  for (const label of labels) {
    for (const character of `${label}\u0000`) {
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
      hash ^= hash >>> 15;
    }
  }
  return hash >>> 0;
}

export function createRandom(seed: number): Random {
  let mix = seed | 0;
  const split = (): number => {
    mix = (mix + 0x9e3779b9) | 0;
    let z = mix;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return z ^ (z >>> 16);
  };
  let a = split();
  let b = split();
  let c = split();
  let d = split();
  const rotate = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));
  const nextUint32 = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9);
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotate(d, 11);
    return result >>> 0;
  };
  const next = (): number => (nextUint32() + 0.5) / 4294967296;
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    index: (count) => Math.floor(next() * count),
    normal: (mean, standardDeviation) =>
      mean + standardDeviation * Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next()),
  };
}
