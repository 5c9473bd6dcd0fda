import { mkdir, realpath } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { TactusError } from '../errors.ts';
import { lastGoodPath, writeFileAtomically } from '../files/atomic-file.ts';
import { sweepTemporaries } from '../files/leftovers.ts';
import { type Backup, createBackups } from './config-backups.ts';
import {
  type ConfigurationCheckDependencies,
  createConfigurationCheck,
  type SavedConfiguration,
} from './config-check.ts';
import { valueAt } from './config-faults.ts';
import { readConfigurationText } from './config-file.ts';
import { hushing } from './config-hush.ts';
import { migrate, migrateText } from './config-migrations.ts';
import { refuseOnlyInFile } from './config-only-in-file.ts';
import { parseOverride, type Said } from './config-overrides.ts';
import { patchBack, refuseExcess } from './config-patch.ts';
import { leafOptions, type OptionNode, type OptionTree, readOptions } from './config-schema.ts';
import { createSecrets } from './config-secrets.ts';
import { showText, type WrittenFile, writeText } from './config-writing.ts';
import { type DiffLine, diffLines } from './line-diff.ts';
import type { Mapping } from './merge-patch.ts';
import { editYaml, saidInYaml } from './yaml-edit.ts';

export interface ConfigurationKeeperDependencies<Schema extends z.ZodType>
  extends Pick<ConfigurationCheckDependencies<Schema>, 'schema' | 'file' | 'examine'> {
  /** What the environment and the command line say. */
  readonly overrides: readonly Said[];
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

export interface ConfigurationChange<Configuration> extends SavedConfiguration<Configuration> {
  readonly changed: readonly ChangedOption[];
  /** What of the file's text changes, secrets masked. */
  readonly lines: readonly DiffLine[];
}

export interface ChangeOptions {
  /** Only tells what would change. */
  readonly isDryRun?: boolean;
  /** Nobody asked for it over the network: what is only set in the file may change, too. */
  readonly isOurs?: boolean;
}

/** A merge patch (RFC 7386), or how one is made of what the file says at that moment: read, and as it stands there. */
export type Patch<Configuration> = Mapping | ((written: Configuration, said: unknown) => Mapping);

/**
 * The configuration's file while the daemon runs. One change after the other: none is lost, each is checked whole before
 * it is written, leaves comments and other lines alone, and what the file held before is kept.
 *
 * Errors: TactusError `configuration` with all faults, `usage` for a backup that is not there, `noInput` and `cannotCreate`
 * of the files; nothing is changed then.
 */
export interface ConfigurationKeeper<Configuration> {
  readonly file: string;
  readonly root: OptionTree;
  readonly defaults: Configuration;
  /** Whether the command line says this, or something of it. */
  isOverridden(path: readonly string[]): boolean;
  read(): Promise<SavedConfiguration<Configuration>>;
  change(patch: Patch<Configuration>, options?: ChangeOptions): Promise<ConfigurationChange<Configuration>>;
  readText(): Promise<WrittenFile>;
  /** The whole file anew, with the placeholders that it was shown with. Errors: ChangedMeanwhile, too. */
  rewrite(
    text: string,
    version: string,
    options?: ChangeOptions,
  ): Promise<ConfigurationChange<Configuration>>;
  /** From now on these are secrets, wherever they stand. */
  hush(values: readonly string[]): void;
  /** All that were secrets since the start of this process, as far as was seen: the file is seen when it is read. */
  readonly secrets: Iterable<string>;
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
  const { schema, file, asPlayed } = dependencies;
  const root = readOptions(schema);
  const overrides = dependencies.overrides.map((text) => parseOverride(root, text));
  const check = createConfigurationCheck({ ...dependencies, root, overrides });
  const secrets = createSecrets(root);
  const writing = { file, secrets, check };
  const backups = createBackups(dependencies.backupFolder, dependencies.wallSeconds);
  const options = leafOptions(root).filter(({ path }) => !path.includes('*'));
  const defaults: z.output<Schema> = schema.parse({});
  /** A link keeps pointing at its file, which is the one that changes. */
  const targetOf = (): Promise<string> => realpath(file).catch(() => file);
  let work: Promise<unknown> = targetOf().then((target) => {
    sweepTemporaries(dirname(target), [basename(target), basename(lastGoodPath(target))]);
    sweepTemporaries(dependencies.backupFolder);
  });
  const queued = <T>(action: () => Promise<T>): Promise<T> => {
    const done = work.then(action);
    work = done.catch(() => {}); // Told to whoever asked.
    return done;
  };

  const learnSecrets = (written: z.output<Schema>): void => {
    const values = options.flatMap(({ isSecret, path }) => (isSecret ? [valueAt(written, path)] : []));
    secrets.hush(values.filter((value) => typeof value === 'string'));
  };

  /** One that is not there yet says nothing. */
  const readFile = async (): Promise<string> => {
    const text = await readConfigurationText(file, (why) => {
      if (why !== 'missing') throw why;
    });
    if (!text.includes('\ufffd')) return text;
    throw new TactusError('noInput', `${file} is not in UTF-8.`, 'Save it in UTF-8.');
  };

  const write = async (text: string): Promise<void> => {
    const target = await targetOf();
    await mkdir(dirname(target), { recursive: true, mode: 0o750 }).catch(() => {}); // Writing tells what is wrong.
    await writeFileAtomically(target, text, { keepLastGood: true, mode: 0o640 });
  };

  /** Errors: those of the check, without what is secret. */
  const replace = async (
    now: string,
    next: string,
    { isDryRun = false, isOurs = false }: ChangeOptions,
    isUndone = false,
    before = attempt(() => check.read(now)),
  ): Promise<ConfigurationChange<z.output<Schema>>> => {
    const after = await hushing(secrets, [next, now], () => check.readNext(next, before?.next));
    const written = before?.written ?? attempt(() => check.guess(now)) ?? defaults;
    const changed = options.flatMap((option): readonly ChangedOption[] => {
      const [from, to] = [written, after.written].map((values) => valueAt(values, option.path));
      return isDeepStrictEqual(from, to) ? [] : [{ option, from, to }];
    });
    if (!isOurs) refuseOnlyInFile(changed, file);
    const lines = diffLines(secrets.mask(now), secrets.mask(next));
    if (!isDryRun && next !== now) {
      learnSecrets(written);
      learnSecrets(after.written);
      await backups.keep(now, { isUndone });
      await write(next);
    }
    return { written: after.written, next: asPlayed(after.next), changed, lines };
  };

  const apply = async (
    patch: Patch<z.output<Schema>>,
    how: ChangeOptions,
    isUndone = false,
  ): Promise<ConfigurationChange<z.output<Schema>>> => {
    const text = await readFile();
    const before = attempt(() => check.read(text));
    const next = await hushing(secrets, [text], () => {
      const now = (): string => migrateText(root, text);
      const change =
        typeof patch === 'function' ? patch((before ?? check.read(text)).written, saidInYaml(now())) : patch;
      refuseExcess(change);
      if (before === undefined) check.guess(text);
      return editYaml(now(), migrate(root, change).values);
    });
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
        const text = await readFile();
        const { written, next } = await hushing(secrets, [text], () => check.read(text));
        learnSecrets(written);
        return { written, next: asPlayed(next) };
      }),
    readText: () => queued(async () => showText(writing, await readFile())),
    rewrite: (edited, version, how = {}) =>
      queued(async () => {
        const now = await readFile();
        return writeText(writing, { edited, version, now }, (text) => replace(now, text, how));
      }),
    hush: secrets.hush,
    secrets: secrets.hushed,
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
      queued(() =>
        apply((written) => patchBack(options, { written, former, defaults }), { isOurs: true }, true),
      ),
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
