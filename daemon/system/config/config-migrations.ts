import { isDeepStrictEqual } from 'node:util';
import { memberOf, type OptionTree } from './config-schema.ts';
import { isMapping, type Mapping } from './merge-patch.ts';
import type { Migration } from './option-marks.ts';
import { renameInYaml, rewriteYaml, saidInYaml } from './yaml-edit.ts';

type Path = readonly string[];

export interface Migrated {
  /** By the names, and in the way, of now. */
  readonly values: Mapping;
  /** What was written as it was before; the new name counts where both are there. */
  readonly moved: readonly Migration[];
}

/** What a file or a patch says, as it is said now. */
export function migrate({ migrations }: Pick<OptionTree, 'migrations'>, given: Mapping): Migrated {
  let values = given;
  const moved = migrations.filter((migration) => {
    const next = migrateOne(migration, values);
    values = next ?? values;
    return next !== undefined;
  });
  return { values, moved };
}

/** Undefined where there is nothing to do. */
function migrateOne({ from, to, value }: Migration, values: Mapping): Mapping | undefined {
  const earlier = from.reduce(memberOf, values as unknown);
  if (earlier === undefined) return undefined;
  // An empty one means its default, or that it goes.
  const now = earlier === null || !value ? earlier : value(earlier);
  if (isDeepStrictEqual(from, to))
    return isDeepStrictEqual(earlier, now) ? undefined : placed(values, to, now);
  const rest = without(values, from);
  return to.reduce(memberOf, rest as unknown) === undefined ? placed(rest, to, now) : rest;
}

function placed(values: unknown, [name = '', ...rest]: Path, value: unknown): Mapping {
  const inner = rest.length === 0 ? value : placed(memberOf(values, name), rest, value);
  return changed(values, name, inner);
}

/** A section that loses all that it had goes, too. */
function without(values: unknown, [name = '', ...rest]: Path): Mapping {
  const inner = rest.length === 0 ? {} : without(memberOf(values, name), rest);
  return changed(values, name, Object.keys(inner).length === 0 ? undefined : inner);
}

/** `undefined`: without it. */
function changed(values: unknown, name: string, value: unknown): Mapping {
  const names = new Map(Object.entries(isMapping(values) ? values : {}));
  if (value === undefined) names.delete(name);
  else names.set(name, value);
  return Object.fromEntries(names);
}

/** Where and what an option is that somebody named, as it was or is. `value` is passed on where only the place is asked for. */
export function migrateOption(
  { migrations }: Pick<OptionTree, 'migrations'>,
  path: Path,
  value?: unknown,
): { readonly path: Path; readonly value: unknown } {
  let now = { path, value };
  for (const { from, to, value: change } of migrations) {
    if (!begins(now.path, from)) continue;
    const below = now.path.slice(from.length);
    const isWhole = below.length === 0 && change && now.value !== undefined;
    now = { path: [...to, ...below], value: isWhole ? change(now.value) : now.value };
  }
  return now;
}

/** Where an option that `moved` stands in the text that it comes from. */
export const formerPath = (moved: readonly Migration[], path: Path): Path =>
  moved.reduceRight((at, { from, to }) => (begins(at, to) ? [...from, ...at.slice(to.length)] : at), path);

const begins = (path: Path, start: Path): boolean => start.every((name, depth) => path[depth] === name);

/**
 * The configuration's text as it is written now; the same where there is nothing to do, or what is to be done would lose
 * something of it. A name that changes alone changes in its place, below its comments.
 *
 * Errors: Error for what is no YAML.
 */
export function migrateText(root: Pick<OptionTree, 'migrations'>, given: string): string {
  let text = given;
  for (const migration of root.migrations) {
    const said = saidInYaml(text);
    const next = isMapping(said) ? migrateOne(migration, said) : undefined;
    if (next === undefined) continue;
    const { from, to } = migration;
    const [name = ''] = to.slice(-1);
    const staysThere = isDeepStrictEqual(from.slice(0, -1), to.slice(0, -1));
    const isFree = to.reduce(memberOf, said) === undefined;
    text = rewriteYaml(staysThere && isFree ? renameInYaml(text, from, name) : text, next) ?? text;
  }
  return text;
}

/** In words. */
export const remarkOn = ({ from, to, since }: Migration): string =>
  isDeepStrictEqual(from, to)
    ? `${from.join('.')} is written otherwise since ${since}`
    : `${from.join('.')} is called ${to.join('.')} since ${since}`;
