import { isDeepStrictEqual } from 'node:util';
import { parseDocument } from 'yaml';
import { TactusError } from '../errors.ts';
import { valueAt } from './config-faults.ts';
import { migrateOption } from './config-migrations.ts';
import { type OptionTree, optionAt } from './config-schema.ts';

/** Deeper than this nothing is configured. */
export const maximumDepth = 12;

/** `path=value`, as behind `--set`; with the variable that says it where the environment does; or read already, with who says it. */
export type Said =
  | string
  | { readonly text: string; readonly variable: string }
  | Pick<Override, 'path' | 'value' | 'by'>;

/** What a drop-in, the environment or the command line says of an option. */
export interface Override {
  readonly path: readonly string[];
  readonly value: unknown;
  /** Who says it: `--set`, the name of a variable, or a line of a file. */
  readonly by: string;
  /** As it was said, where it was called otherwise. */
  readonly formerPath?: readonly string[];
}

/** Errors: TactusError `usage`. */
export function parseOverride(root: OptionTree, said: Said): Override {
  if (typeof said === 'object' && 'path' in said) return placed(root, said.path, said.value, said.by);
  const text = typeof said === 'string' ? said : said.text;
  const by = typeof said === 'string' ? '--set' : said.variable;
  const equals = text.indexOf('=');
  const named = splitPath(text.slice(0, Math.max(equals, 0)));
  if (equals < 1 || named.length > maximumDepth || named.some((name) => name === '')) {
    throw new TactusError(
      'usage',
      `--set ${JSON.stringify(text)} is not path=value.`,
      'Write it like --set conductor.follow=speed.',
    );
  }
  const raw = text.slice(equals + 1);
  // Where only text fits, 0042 is text and not a number.
  const isText = optionAt(root, migrateOption(root, named).path)?.isText ?? false;
  return placed(root, named, isText ? raw : yamlOf(raw), by);
}

/** Under the name of now. */
function placed(root: OptionTree, named: readonly string[], given: unknown, by: string): Override {
  const { path, value } = migrateOption(root, named, given);
  return { path, value, by, ...(!isDeepStrictEqual(path, named) && { formerPath: named }) };
}

/** What is no YAML, or an alias of something that is not there, is text. */
function yamlOf(raw: string): unknown {
  try {
    const document = parseDocument(raw, { prettyErrors: false });
    return document.errors.length > 0 ? raw : document.toJS({ maxAliasCount: 0 });
  } catch {
    return raw;
  }
}

const splitPath = (path: string): readonly string[] => path.split('.').map((name) => name.trim());

export function setValue(values: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let at = values;
  for (const name of path.slice(0, -1)) {
    const existing = valueAt(at, [name]);
    const next =
      typeof existing === 'object' && existing !== null ? (existing as Record<string, unknown>) : {};
    define(at, name, next);
    at = next;
  }
  define(at, path.at(-1) ?? '', value);
}

/** Never through a setter: `__proto__` is a name like any other, and unknown. */
function define(target: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}
