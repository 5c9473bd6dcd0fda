/** Numbers, and words for on and off, as programs write them. */

/** The comma is refused: in one country it parts two numbers, in another one. */
const aNumber = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** What switches, buttons and templates of home automation say, whichever letters they like. */
const presses: ReadonlyMap<string, boolean> = new Map([
  ...['on', 'true', 'yes', 'press', 'pressed'].map((word) => [word, true] as const),
  ...['off', 'false', 'no', 'release', 'released'].map((word) => [word, false] as const),
]);

/** Undefined for all else, units among it, and for what is too large for a number. */
export function numberIn(text: string): number | undefined {
  const value = aNumber.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

/** Whether something is pressed; undefined for words that do not say it. */
export function pressIn(text: string): boolean | undefined {
  return presses.get(text.toLowerCase());
}
