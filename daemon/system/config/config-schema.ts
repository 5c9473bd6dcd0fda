import { z } from 'zod';
import { type Migration, migrationsOf } from './option-marks.ts';

/**
 * A zod schema seen as a tree of options: names, descriptions, ranges and defaults. Everything that is said about
 * options (the printed file, the documentation, nearest names) is read from here.
 */
export interface OptionNode {
  /** Empty for the root. */
  readonly path: readonly string[];
  readonly description: string;
  /** Options below, in order of declaration; undefined for a value. */
  readonly children?: ReadonlyMap<string, OptionNode>;
  /** Names below are free (a map), each shaped like this. */
  readonly anyChild?: OptionNode;
  /** The only names that a map may have, where they are counted. */
  readonly names?: readonly string[];
  /** Entries of a list, each a map of its own kind: what its `type` says → the options of that kind. */
  readonly kinds?: ReadonlyMap<string, OptionNode>;
  /** Entries of a list of maps, all of one kind. */
  readonly entries?: OptionNode;
  /** In words: "number from 5 to 60", "one of auto, cadence". */
  readonly shape: string;
  /** Values allowed, when they can be counted. */
  readonly choices: readonly string[];
  /** Only text fits here. */
  readonly isText: boolean;
  /** Undefined when there is none. */
  readonly defaultValue?: unknown;
  /** Saved while the daemon runs, it takes effect at once (see option-marks.ts). */
  readonly isAtOnce: boolean;
  /** Set by who may write the file, and by nobody over the network. */
  readonly isOnlyInFile: boolean;
  /** Never told, only whether it is set. */
  readonly isSecret: boolean;
  /** What fits, as JSON Schema. */
  readonly json: JsonSchema;
}

/** All options, and what they were before. */
export interface OptionTree extends OptionNode {
  readonly migrations: readonly Migration[];
}

export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly description?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly atOnce?: boolean;
  readonly onlyInFile?: boolean;
  readonly secret?: boolean;
}

/** Made once: a start alone asks for it three times. */
const known = new WeakMap<z.ZodType, OptionTree>();

export function readOptions(schema: z.ZodType): OptionTree {
  const made = known.get(schema) ?? treeOf(schema);
  known.set(schema, made);
  return made;
}

function treeOf(schema: z.ZodType): OptionTree {
  const json = z.toJSONSchema(schema, {
    io: 'input',
    reused: 'inline',
    unrepresentable: 'any',
  }) as JsonSchema;
  return { ...nodeOf(json, []), migrations: migrationsOf(schema) };
}

function nodeOf(json: JsonSchema, path: readonly string[]): OptionNode {
  const shape = describeShape(json);
  const base = {
    path,
    description: json.description ?? '',
    shape,
    choices: choicesOf(json),
    isText: json.type === 'string',
    isAtOnce: json.atOnce ?? false,
    isOnlyInFile: json.onlyInFile ?? false,
    isSecret: json.secret ?? false,
    json,
    ...(json.default === undefined ? {} : { defaultValue: json.default }),
  };
  if (json.properties) {
    const children = new Map(
      Object.entries(json.properties).map(([name, child]) => [name, nodeOf(child, [...path, name])] as const),
    );
    return { ...base, children };
  }
  if (json.type === 'object' && typeof json.additionalProperties === 'object') {
    const anyChild = nodeOf(json.additionalProperties, [...path, '*']);
    const names = json.propertyNames?.enum?.map(String);
    return { ...base, anyChild, ...(names && { names }) };
  }
  if (json.items?.properties) return { ...base, entries: nodeOf(json.items, [...path, '*']) };
  const kinds = kindsOf(json, path);
  if (!kinds) return base;
  return { ...base, kinds, shape: `list, each with a type: ${[...kinds.keys()].join(', ')}` };
}

/** Of a list whose entries are maps that a `type` tells apart. */
function kindsOf(json: JsonSchema, path: readonly string[]): OptionNode['kinds'] {
  const kinds = json.items?.oneOf?.map((kind) => [kind.properties?.type?.const, kind] as const);
  if (!kinds || kinds.some(([type]) => typeof type !== 'string')) return undefined;
  return new Map(kinds.map(([type, kind]) => [String(type), nodeOf(kind, [...path, '*'])]));
}

function choicesOf(json: JsonSchema): readonly string[] {
  if (json.enum) return json.enum.map(String);
  if (json.const !== undefined) return [String(json.const)];
  return (json.anyOf ?? json.oneOf ?? []).flatMap(choicesOf);
}

function describeShape(json: JsonSchema): string {
  if (json.enum) return `one of ${json.enum.map(String).join(', ')}`;
  if (json.const !== undefined) return String(json.const);
  const options = json.anyOf ?? json.oneOf;
  if (options) return [...new Set(options.map(describeShape))].join(' or ');
  switch (json.type) {
    case 'integer':
      return `whole number${range(json)}`;
    case 'number':
      return `number${range(json)}`;
    case 'boolean':
      return 'true or false';
    case 'string':
      return 'text';
    case 'array':
      return json.items ? `list, each: ${describeShape(json.items)}` : 'list';
    case 'null':
      return 'nothing (null)';
    case 'object':
      return json.properties
        ? `map with ${Object.keys(json.properties).join(', ')}`
        : 'map of names to values';
    default:
      return 'value';
  }
}

function range(json: JsonSchema): string {
  // Zod gives the limits of safe integers where none was asked for.
  const known = (limit: number | undefined): number | undefined =>
    limit === undefined || Math.abs(limit) >= Number.MAX_SAFE_INTEGER ? undefined : limit;
  const low = known(json.minimum ?? json.exclusiveMinimum);
  const high = known(json.maximum ?? json.exclusiveMaximum);
  const from = json.exclusiveMinimum === undefined ? 'from' : 'above';
  const to = json.exclusiveMaximum === undefined ? 'to' : 'below';
  if (low !== undefined && high !== undefined) return ` ${from} ${low} ${to} ${high}`;
  if (low !== undefined) return ` ${from} ${low}`;
  if (high !== undefined) return ` ${json.exclusiveMaximum === undefined ? 'up to' : 'below'} ${high}`;
  return '';
}

/**
 * The option at a path, or undefined when there is no such name. Which options an entry of a list has is known by the
 * `values` that are given.
 */
export function optionAt(
  root: OptionNode,
  path: readonly string[],
  values?: unknown,
): OptionNode | undefined {
  let node: OptionNode | undefined = root;
  let value = values;
  for (const name of path) {
    value = memberOf(value, name);
    node = node && childOf(node, name, value);
  }
  return node;
}

/** The option of this name below another, whose value is known where it is an entry of a list. */
export function childOf(node: OptionNode, name: string, value: unknown): OptionNode | undefined {
  if (node.kinds) return node.kinds.get(String(memberOf(value, 'type')));
  if (node.entries) return node.entries;
  if (node.names && !node.names.includes(name)) return undefined;
  return node.children ? node.children.get(name) : node.anyChild;
}

export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

/** Every option that holds a value, in order of declaration; those of a list's entries behind the list. */
export function leafOptions(node: OptionNode): readonly OptionNode[] {
  if (node.children) return [...node.children.values()].flatMap(leafOptions);
  const entries = node.entries ? [node.entries] : [...(node.kinds?.values() ?? [])];
  return [node, ...entries.flatMap(leafOptions)];
}

/** Where secrets stand, or stood. */
export const secretPaths = (root: OptionTree): readonly (readonly string[])[] => {
  const paths = leafOptions(root).flatMap(({ path, isSecret }) => (isSecret ? [path] : []));
  const former = root.migrations.filter(({ to }) => optionAt(root, to)?.isSecret).map(({ from }) => from);
  return [...paths, ...former];
};
