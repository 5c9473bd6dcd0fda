import { mkdir, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { TactusError } from '../errors.ts';
import { writeFileAtomically } from '../files/atomic-file.ts';
import { type Backup, createBackups } from './config-backups.ts';
import { type Fault, valueAt } from './config-faults.ts';
import { readConfigurationText } from './config-file.ts';
import { maximumDepth, parseOverride, setValue } from './config-overrides.ts';
import { leafOptions, type OptionNode, readOptions } from './config-schema.ts';
import { judgeText, maximumBytes } from './config-text.ts';
import type { Mapping } from './merge-patch.ts';
import { editYaml } from './yaml-edit.ts';

export interface ConfigurationKeeperDependencies<Schema extends z.ZodType> {
  readonly schema: Schema;
  /** Made by the first change when it is not there. */
  readonly file: string;
  /** `path=value` each: what the command line says. */
  readonly overrides: readonly string[];
  /** What is wrong with a configuration that the schema does not know. */
  readonly examine: (configuration: z.output<Schema>) => Promise<readonly Fault[]>;
  /** What a start makes of a configuration. */
  readonly asPlayed: (configuration: z.output<Schema>) => z.output<Schema>;
  readonly backupFolder: string;
  /** Seconds since 1970. */
  readonly wallSeconds: () => number;
}

/** One option that a change changes: what the file said, or its default, and what it says. */
export interface ChangedOption {
  readonly option: OptionNode;
  readonly from: unknown;
  readonly to: unknown;
}

/** What the file says, or what it would say. */
export interface SavedConfiguration<Configuration> {
  /** By itself. */
  readonly written: Configuration;
  /** With the command line over it: what the next start takes. */
  readonly next: Configuration;
}

export interface ConfigurationChange<Configuration> extends SavedConfiguration<Configuration> {
  readonly changed: readonly ChangedOption[];
}

export interface ChangeOptions {
  /** Only tells what would change. */
  readonly isDryRun?: boolean;
}

/** A merge patch (RFC 7386), or how one is made of what the file says at that moment. */
export type Patch<Configuration> = Mapping | ((written: Configuration) => Mapping);

/**
 * The configuration's file while the daemon runs. One change after the other: none is lost, each is checked whole before
 * it is written, leaves comments and other lines alone, and what the file held before is kept.
 *
 * Errors: TactusError `configuration` with all faults, `usage` for a backup that is not there, `noInput` and `cannotCreate`
 * of the files; nothing is changed then.
 */
export interface ConfigurationKeeper<Configuration> {
  readonly file: string;
  readonly root: OptionNode;
  readonly defaults: Configuration;
  /** Whether the command line says this, or something of it. */
  isOverridden(path: readonly string[]): boolean;
  read(): Promise<SavedConfiguration<Configuration>>;
  change(patch: Patch<Configuration>, options?: ChangeOptions): Promise<ConfigurationChange<Configuration>>;
  /** Back to before the last change; again, one further. */
  undo(options?: ChangeOptions): Promise<ConfigurationChange<Configuration>>;
  /** The newest first. */
  backups(): Promise<readonly Backup[]>;
  restore(id: string, options?: ChangeOptions): Promise<ConfigurationChange<Configuration>>;
  /** What only a start takes up is as it was written before; it did not start. */
  takeBack(former: Configuration): Promise<ConfigurationChange<Configuration>>;
}

export function createConfigurationKeeper<Schema extends z.ZodType>(
  dependencies: ConfigurationKeeperDependencies<Schema>,
): ConfigurationKeeper<z.output<Schema>> {
  const { schema, file, examine, asPlayed } = dependencies;
  const root = readOptions(schema);
  const overrides = dependencies.overrides.map((text) => parseOverride(root, text));
  const backups = createBackups(dependencies.backupFolder, dependencies.wallSeconds);
  const options = leafOptions(root).filter(({ path }) => !path.includes('*'));
  const defaults: z.output<Schema> = schema.parse({});
  let work: Promise<unknown> = Promise.resolve();
  const queued = <T>(action: () => Promise<T>): Promise<T> => {
    const done = work.then(action);
    work = done.catch(() => {}); // Told to whoever asked.
    return done;
  };

  /** One that is not there yet says nothing. */
  const readFile = async (): Promise<string> => {
    const text = await readConfigurationText(file, (why) => {
      if (why !== 'missing') throw why;
    });
    if (!text.includes('\ufffd')) return text;
    throw new TactusError('noInput', `${file} is not in UTF-8.`, 'Save it in UTF-8.');
  };

  /** Errors: ConfigurationError with all that is wrong, also that the command line mends. */
  const judged = (text: string): SavedConfiguration<z.output<Schema>> => {
    const alone = judgeText({ schema, root }, text, file, []);
    const whole = overrides.length === 0 ? alone : judgeText({ schema, root }, text, file, overrides);
    const faults = [...alone.faults, ...alone.untold(whole.faults)];
    if (faults.length > 0) throw whole.error(faults);
    return { written: alone.known!, next: whole.known! };
  };

  /** What was wrong before does not keep anybody from changing something else. */
  const examineNews = async (
    text: string,
    after: z.output<Schema>,
    before: z.output<Schema> | undefined,
  ): Promise<void> => {
    const found = await examine(after);
    if (found.length === 0) return;
    const known = before === undefined ? [] : await examine(before);
    const news = found.filter((fault) => !known.some((old) => isDeepStrictEqual(old, fault)));
    if (news.length > 0) throw judgeText({ schema, root }, text, file, overrides).error(news);
  };

  const write = async (text: string): Promise<void> => {
    // A link keeps pointing at its file, which is the one that changes.
    const target = await realpath(file).catch(() => file);
    await mkdir(dirname(target), { recursive: true, mode: 0o750 }).catch(() => {}); // Writing tells what is wrong.
    await writeFileAtomically(target, text, { keepLastGood: true, mode: 0o640 });
  };

  const replace = async (
    now: string,
    next: string,
    { isDryRun = false }: ChangeOptions,
    isUndone = false,
    before = attempt(() => judged(now)),
  ): Promise<ConfigurationChange<z.output<Schema>>> => {
    const after = judged(next);
    if (Buffer.byteLength(next) > maximumBytes)
      throw new TactusError('configuration', `${file} would be too large.`, 'Take something out of it.');
    await examineNews(next, after.next, before?.next);
    const changed = options.flatMap((option): readonly ChangedOption[] => {
      const [from, to] = [before?.written, after.written].map((values) => valueAt(values, option.path));
      return isDeepStrictEqual(from, to) ? [] : [{ option, from, to }];
    });
    if (!isDryRun && next !== now) {
      await backups.keep(now, { isUndone });
      await write(next);
    }
    return { written: after.written, next: asPlayed(after.next), changed };
  };

  const apply = async (
    patch: Patch<z.output<Schema>>,
    how: ChangeOptions,
    isUndone = false,
  ): Promise<ConfigurationChange<z.output<Schema>>> => {
    const text = await readFile();
    const before = attempt(() => judged(text));
    const change = typeof patch === 'function' ? patch((before ?? judged(text)).written) : patch;
    refuseExcess(change);
    // Tells where it is no YAML.
    if (before === undefined) judgeText({ schema, root }, text, file, []);
    const next = editYaml(text, change);
    if (next !== undefined) return replace(text, next, how, isUndone, before);
    throw new TactusError(
      'configuration',
      `${file} is written in a way (tags, keys of several words) that no program can change without losing something of it.`,
      'Change it by hand.',
    );
  };

  return {
    file,
    root,
    defaults,
    isOverridden: (path) =>
      overrides.some((override) =>
        override.path.every((name, depth) => depth >= path.length || name === path[depth]),
      ),
    read: () =>
      queued(async () => {
        const { written, next } = judged(await readFile());
        return { written, next: asPlayed(next) };
      }),
    change: (patch, how = {}) => queued(() => apply(patch, how)),
    undo: (how = {}) =>
      queued(async () => {
        const now = await readFile();
        for (const { id, isUndone } of await backups.list()) {
          if (isUndone) continue;
          const text = await backups.read(id);
          const change = text === now ? undefined : await replace(now, text, how, true);
          // One that equals the file was put away by a change, or gone back to, when we were ended in the midst of it.
          if (how.isDryRun !== true) await backups.remove(id);
          if (change) return change;
        }
        throw new TactusError('usage', 'There is nothing to undo.', 'Nothing was changed from here yet.');
      }),
    backups: () => queued(backups.list),
    takeBack: (former) =>
      queued(() => apply((written) => patchBack(options, { written, former, defaults }), {}, true)),
    restore: (id, how = {}) => queued(async () => replace(await readFile(), await backups.read(id), how)),
  };
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined; // What is there already may be wrong: it is about to be mended.
  }
}

function patchBack<Configuration>(
  options: readonly OptionNode[],
  {
    written,
    former,
    defaults,
  }: { readonly written: Configuration; readonly former: Configuration; readonly defaults: Configuration },
): Mapping {
  const patch: Record<string, unknown> = {};
  for (const { path, isAtOnce } of options) {
    const was = valueAt(former, path);
    if (isAtOnce || isDeepStrictEqual(was, valueAt(written, path))) continue;
    setValue(patch, path, isDeepStrictEqual(was, valueAt(defaults, path)) ? null : was);
  }
  return patch;
}

/** More than the whole configuration holds: each that does not fit is looked for among all options, on main's time. */
const maximumValues = 2000;

/** Gives back how many values it has. Errors: TactusError `usage`. Deeper than any option is the end of our stack. */
function refuseExcess(patch: unknown, depth = 0): number {
  if (typeof patch !== 'object' || patch === null) return 1;
  if (depth > maximumDepth) throw new TactusError('usage', 'This is nested too deeply.', 'Send less of it.');
  const values = Object.values(patch).reduce((sum: number, child) => sum + refuseExcess(child, depth + 1), 1);
  if (values > maximumValues) throw new TactusError('usage', 'This is too much at once.', 'Send less of it.');
  return values;
}
