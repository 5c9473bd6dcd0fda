/** A value in what a sender says, by where it stands. */

/**
 * `path`: names and indices with dots, as `coords.speed` and `geometry.coordinates.1`; several with `|` are tried in
 * order. Empty: the whole. Undefined for what is absent or null.
 */
export function valueAt(said: unknown, path: string): unknown {
  for (const each of path.split('|')) {
    let value = said;
    for (const name of each === '' ? [] : each.split('.')) {
      value =
        typeof value === 'object' && value !== null && Object.hasOwn(value, name)
          ? (value as Record<string, unknown>)[name]
          : undefined;
    }
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

const words: ReadonlyMap<string, number> = new Map([
  ...['on', 'true', 'yes', 'press', 'pressed'].map((word) => [word, 1] as const),
  ...['off', 'false', 'no', 'release', 'released'].map((word) => [word, 0] as const),
]);
const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

/** A number, and what programs write for one; undefined for all else, decimal commas and units among it. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.length > 40) return undefined;
  const text = value.trim();
  return number.test(text) ? Number(text) : words.get(text.toLowerCase());
}

/** What a sender says when it has nothing to say; Home Assistant's words. */
export function isNothing(value: unknown): boolean {
  return typeof value === 'string' && /^(|unknown|unavailable|none|null|nan)$/i.test(value.trim());
}

const zoned = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/;

/**
 * Seconds since 1970, of an ISO time with its zone or a count of seconds, milliseconds, microseconds or nanoseconds: which
 * it is shows in its size.
 */
export function wallSecondsOf(value: unknown): number | undefined {
  if (typeof value === 'string' && value.length <= 40 && zoned.test(value)) {
    const seconds = Date.parse(value) / 1000;
    return Number.isFinite(seconds) ? seconds : undefined;
  }
  const count = numberOf(value);
  if (count === undefined || count <= 0) return undefined;
  const scale = [1, 1e3, 1e6, 1e9].find((each) => count / each < 1e11);
  return scale === undefined ? undefined : count / scale;
}
