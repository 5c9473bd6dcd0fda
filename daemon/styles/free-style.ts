type Weights = Readonly<Record<string, number>>;

/** Said in place of a style: each song is in one that the band chooses, among all that the model has. */
export const freeStyle = 'auto';

/** Whether somebody leaves the style to the band: whoever names any beside it does not. */
export const isFree = (weights: Weights): boolean => Object.hasOwn(named(weights), freeStyle);

/** What counts of what was said: a style that is named comes before those that are left to the band. */
export function named(weights: Weights): Weights {
  const { [freeStyle]: free, ...others } = weights;
  return free !== undefined && Object.values(others).every((weight) => weight === 0)
    ? { [freeStyle]: 1 }
    : others;
}
