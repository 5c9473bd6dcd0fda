/**
 * A service's objects as it last told them (of BlueZ: adapters, devices, characteristics), each a path with interfaces and
 * their properties. Fed by GetManagedObjects and the signals that follow it; holds no rules.
 */
export type Properties = Readonly<Record<string, unknown>>;

export interface ObjectTree {
  /** Everything anew, as GetManagedObjects answers. */
  replace(objects: unknown): void;
  clear(): void;
  added(path: string, interfaces: unknown): void;
  removed(path: string, interfaces: unknown): void;
  /** Gives back the properties that changed, or undefined when there is no such object. */
  changed(path: string, name: string, changed: unknown, invalidated: unknown): Properties | undefined;
  get(path: string, name: string): Properties | undefined;
  /** All objects with an interface, in the order of their paths, beneath `under` if it is given. */
  all(name: string, under?: string): readonly { readonly path: string; readonly properties: Properties }[];
  readonly size: number;
}

export function createObjectTree(): ObjectTree {
  const objects = new Map<string, Map<string, Record<string, unknown>>>();

  const add = (path: string, interfaces: unknown): void => {
    if (!isRecord(interfaces)) return;
    const known = objects.get(path) ?? new Map<string, Record<string, unknown>>();
    for (const [name, properties] of Object.entries(interfaces)) {
      known.set(name, isRecord(properties) ? { ...properties } : {});
    }
    objects.set(path, known);
  };

  return {
    replace(all) {
      objects.clear();
      if (!isRecord(all)) return;
      for (const [path, interfaces] of Object.entries(all)) add(path, interfaces);
    },
    clear: () => objects.clear(),
    added: add,
    removed(path, interfaces) {
      const known = objects.get(path);
      if (!known || !Array.isArray(interfaces)) return;
      for (const name of interfaces) known.delete(String(name));
      if (known.size === 0) objects.delete(path);
    },
    changed(path, name, changed, invalidated) {
      const properties = objects.get(path)?.get(name);
      if (!properties || !isRecord(changed)) return undefined;
      Object.assign(properties, changed);
      for (const gone of Array.isArray(invalidated) ? invalidated : []) delete properties[String(gone)];
      return changed;
    },
    get: (path, name) => objects.get(path)?.get(name),
    all(name, under) {
      const found: { path: string; properties: Properties }[] = [];
      for (const [path, interfaces] of objects) {
        const properties = interfaces.get(name);
        if (properties && (under === undefined || path.startsWith(`${under}/`)))
          found.push({ path, properties });
      }
      return found.sort((a, b) => (a.path < b.path ? -1 : 1));
    },
    get size() {
      return objects.size;
    },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !Buffer.isBuffer(value);
}
