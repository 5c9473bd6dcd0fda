import { numberIn, pressIn } from '../in-text.ts';

/** A value in what a sender says, by where it stands. */

/**
 * `path`: names and indices with dots, as `coords.speed` and `geometry.coordinates.1`; several with `|` are tried in
 * order. Empty: the whole. Undefined for what is absent, null for what is there as null.
 */
export function valueAt(said: unknown, path: string): unknown {
  let isNull = false;
  for (const each of path.split('|')) {
    let value = said;
    for (const name of each === '' ? [] : each.split('.')) {
      value =
        typeof value === 'object' && value !== null && Object.hasOwn(value, name)
          ? (value as Record<string, unknown>)[name]
          : undefined;
    }
    if (value !== undefined && value !== null) return value;
    isNull ||= value === null;
  }
  return isNull ? null : undefined;
}

/** A number, also in a text; undefined for all else. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' && value.length <= 40 ? numberIn(value.trim()) : undefined;
}

/** Whether something is pressed, as a truth or as a word; undefined for all else. */
export function pressOf(value: unknown): boolean | undefined {
  return typeof value === 'string' ? pressIn(value.trim()) : typeof value === 'boolean' ? value : undefined;
}

/** What a sender says when it has nothing to say; Home Assistant's words. */
export function isNothing(value: unknown): boolean {
  return (
    value === null ||
    (typeof value === 'string' && /^(|unknown|unavailable|none|null|nan)$/i.test(value.trim()))
  );
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
