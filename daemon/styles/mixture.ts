/** What is played when nobody says. */
export const firstStyle = 'game';

/** So much more another style must weigh than the one that is held, so that a mixture does not flutter. */
const clearlyHeavier = 0.1;

/**
 * The style that gives a mixture its harmony, groove and instruments: the heaviest, of equals the first by name; `held`
 * is left only for one that is clearly heavier.
 */
export function heaviestStyle(weights: Readonly<Record<string, number>>, held?: string): string {
  const entries = Object.entries(weights).sort(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1));
  const heaviest = entries[0];
  if (heaviest === undefined) return held ?? firstStyle;
  if (held === undefined || !(held in weights)) return heaviest[0];
  return heaviest[1] > (weights[held] ?? 0) + clearlyHeavier ? heaviest[0] : held;
}
