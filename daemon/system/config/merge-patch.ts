export type Mapping = Readonly<Record<string, unknown>>;

export const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * RFC 7386: what a map in the patch names is changed, null takes away, all else stands in place of what was there, lists
 * whole. A map that loses all that it had goes, too.
 */
export function applyPatch(target: unknown, patch: unknown): unknown {
  if (!isMapping(patch)) return patch;
  const values = new Map(Object.entries(isMapping(target) ? target : {}));
  for (const [name, change] of Object.entries(patch)) {
    const was = values.get(name);
    const value = change === null ? undefined : applyPatch(was, change);
    if (value === undefined || (isEmptied(value) && isMapping(change) && Object.keys(change).length > 0))
      values.delete(name);
    else values.set(name, value);
  }
  return Object.fromEntries(values);
}

const isEmptied = (value: unknown): boolean => isMapping(value) && Object.keys(value).length === 0;
