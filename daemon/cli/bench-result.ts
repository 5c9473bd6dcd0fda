/** One figure of a benchmark, or why there is none. Names are dotted and begin with their bench's. */
export type BenchResult =
  | { readonly name: string; readonly unit: string; readonly value: number }
  | { readonly name: string; readonly skipped: string };
