import { closest, distance } from 'fastest-levenshtein';

/** The name that was probably meant; undefined when none is spelt nearly so. */
export function nearest(given: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const found = closest(given, [...names]);
  const mistakes = distance(given.toLowerCase(), found.toLowerCase());
  const longest = Math.max(given.length, found.length);
  const isNear = mistakes <= Math.max(1, Math.floor(longest / 3)) || letters(given) === letters(found);
  return isNear ? found : undefined;
}

/** Two fingers out of turn are one mistake. */
const letters = (text: string): string => [...text.toLowerCase()].sort().join('');

/** `Did you mean "folk"? There are: folk, game.`, or only what there is. */
export function suggestion(given: string, names: readonly string[]): string {
  const meant = nearest(given, names);
  return `${meant === undefined ? '' : `Did you mean "${meant}"? `}There are: ${names.join(', ')}.`;
}
