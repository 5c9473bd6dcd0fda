/** A document in JSON. */
export type Json =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Json[]
  | { readonly [name: string]: Json };

/**
 * The same document with each of these schemas told once, as a component, and named wherever it stands: shorter to read,
 * and a name for whoever makes types of it.
 */
export function shareSchemas(
  document: Json,
  named: Readonly<Record<string, Json>>,
): { readonly document: Json; readonly schemas: Readonly<Record<string, Json>> } {
  const names = new Map(Object.entries(named).map(([name, schema]) => [JSON.stringify(schema), name]));
  const share = (json: Json, own?: string): Json => {
    if (typeof json !== 'object' || json === null) return json;
    const name = names.get(JSON.stringify(json));
    if (name !== undefined && name !== own) return { $ref: `#/components/schemas/${name}` };
    if (Array.isArray(json)) return json.map((each: Json) => share(each));
    return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, share(value)]));
  };
  return {
    document: share(document),
    schemas: Object.fromEntries(Object.entries(named).map(([name, schema]) => [name, share(schema, name)])),
  };
}
