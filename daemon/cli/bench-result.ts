/** One figure of a benchmark, or why there is none. Names are dotted and begin with their bench's. */
export type BenchResult =
  | { readonly name: string; readonly unit: string; readonly value: number }
  | { readonly name: string; readonly skipped: string };

/** The value that so great a share of the others does not exceed. */
export function quantile(values: readonly number[], share01: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share01 * sorted.length) - 1)]!;
}
