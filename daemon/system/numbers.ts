/** A share: what is under 0 is 0, what is over 1 is 1. */
export function unit(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** The middle one, or the mean of the two in the middle; 0 of none. */
export function medianOf(values: readonly number[]): number {
  // The page counts by it, too, in browsers without toSorted.
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}
