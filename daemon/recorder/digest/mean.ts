/** A mean over time; undefined while nothing was told. */
export interface TimeMean {
  add(value: number | undefined, seconds: number): void;
  readonly mean: number | undefined;
  readonly seconds: number;
}

export function createTimeMean(): TimeMean {
  let sum = 0;
  let total = 0;
  return {
    add(value, seconds) {
      if (value === undefined) return;
      sum += value * seconds;
      total += seconds;
    },
    get mean() {
      return total === 0 ? undefined : sum / total;
    },
    get seconds() {
      return total;
    },
  };
}

export function rounded(value: number, decimals?: number): number;
export function rounded(value: number | undefined, decimals?: number): number | undefined;
/** For people and short files. */
export function rounded(value: number | undefined, decimals = 1): number | undefined {
  const scale = 10 ** decimals;
  return value === undefined ? undefined : Math.round(value * scale) / scale;
}
