/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

/**
 * What makes one object of another, as RFC 7386 has it: names whose values differ, null for those that are gone, arrays
 * whole. Undefined when nothing differs. A null in an object cannot be said in such a patch: it counts as absent.
 */
export function mergePatch(from: JsonObject, to: JsonObject): JsonObject | undefined {
  const changed: [string, Json][] = [];
  for (const [name, value] of Object.entries(to)) {
    if (value === null) continue;
    const before = own(from, name);
    if (isObject(before) && isObject(value)) {
      const patch = mergePatch(before, value);
      if (patch !== undefined) changed.push([name, patch]);
    } else if (!isSame(before, value)) changed.push([name, value]);
  }
  for (const [name, value] of Object.entries(from)) {
    if (value !== null && own(to, name) === null) changed.push([name, null]);
  }
  // Unlike an assignment it gives a property of its own whatever the name, `__proto__` too.
  return changed.length > 0 ? Object.fromEntries(changed) : undefined;
}

const own = (object: JsonObject, name: string): Json =>
  Object.hasOwn(object, name) ? (object[name] as Json) : null;

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSame(one: Json, other: Json): boolean {
  if (one === other) return true;
  if (Array.isArray(one)) {
    return (
      Array.isArray(other) && one.length === other.length && one.every((each, at) => isSame(each, other[at]))
    );
  }
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every(
      (name) =>
        Object.hasOwn(other, name) && isSame(own(one as JsonObject, name), own(other as JsonObject, name)),
    )
  );
}
