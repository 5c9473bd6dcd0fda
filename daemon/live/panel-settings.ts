import { isDeepStrictEqual } from 'node:util';
import type { Configuration } from '../configuration.ts';
import type { PanelSettings, SettingsChange, SettingsView } from '../panel/settings.ts';
import type { SavedConfiguration } from '../system/config/config-check.ts';
import { valueAt } from '../system/config/config-faults.ts';
import type { ConfigurationChange, ConfigurationKeeper } from '../system/config/config-keeper.ts';
import { setValue } from '../system/config/config-overrides.ts';
import { leafOptions, type OptionNode } from '../system/config/config-schema.ts';
import { messageOf, TactusError } from '../system/errors.ts';
import type { TakeUp } from './take-up.ts';

/** What a session needs in order to let its configuration be changed. */
export interface KeptConfiguration {
  readonly keeper: ConfigurationKeeper<Configuration>;
  /** Why what was saved could not be started last time. */
  readonly lastStart?: string | undefined;
  /** Ends the session and starts one with what is saved. Errors: TactusError where that could not play. */
  restart(): Promise<void>;
}

export interface PanelSettingsDependencies {
  readonly kept: KeptConfiguration;
  /** What the session was started with. */
  readonly configuration: Configuration;
  readonly takeUp: TakeUp;
  /** What it would play to is what it plays to, but for delays, which can be taken up at once. */
  readonly playsTo: (use: Configuration['outputs']['use']) => boolean;
  /** Hears of everything that is saved. */
  readonly onSaved: (saved: SavedConfiguration<Configuration>) => void;
}

export function createPanelSettings(dependencies: PanelSettingsDependencies): PanelSettings {
  const { kept, takeUp, playsTo, onSaved } = dependencies;
  const { keeper, lastStart } = kept;
  const options = leafOptions(keeper.root).filter(({ path }) => !path.includes('*'));
  let inForce = dependencies.configuration;
  const told = options.filter(({ isSecret }) => isSecret).map(({ path }) => valueAt(inForce, path));
  keeper.hush(told.filter((value) => typeof value === 'string'));

  const differs = (configuration: Configuration, { path }: OptionNode): boolean =>
    !isDeepStrictEqual(valueAt(configuration, path), valueAt(inForce, path));

  const isTakenAtOnce = ({ isAtOnce, path }: OptionNode, next: Configuration): boolean =>
    isAtOnce || (path.join('.') === 'outputs.use' && playsTo(next.outputs.use));

  /** What can take effect now does, also what other hands than ours have written. */
  const takeUpNext = (next: Configuration): void => {
    const changed = options.filter((option) => isTakenAtOnce(option, next) && differs(next, option));
    if (changed.length === 0) return;
    const values: Record<string, unknown> = structuredClone(inForce);
    for (const { path } of changed) setValue(values, path, valueAt(next, path));
    takeUp(new Set(changed.map(({ path }) => path.join('.'))), next);
    inForce = values as Configuration;
  };

  const answer = async (
    change: Promise<ConfigurationChange<Configuration>>,
    isDryRun: boolean,
  ): Promise<SettingsChange> => {
    const { changed, written, next, lines } = await change;
    if (!isDryRun) {
      onSaved({ written, next });
      takeUpNext(next);
    }
    return {
      changed: changed.map(({ option, from, to }) => ({
        path: option.path.join('.'),
        ...(!option.isSecret && { from, to }),
        restartNeeded: differs(next, option) && !(isDryRun && isTakenAtOnce(option, next)),
        ...(keeper.isOverridden(option.path) && { overridden: true as const }),
      })),
      lines,
    };
  };

  const describe = (option: OptionNode, next: Configuration | undefined): SettingsView['options'][number] => {
    const { path, description, isSecret, isAtOnce } = option;
    const {
      default: _default,
      description: _description,
      atOnce: _,
      secret: _secret,
      onlyInFile: _onlyInFile,
      ...schema
    } = option.json;
    const value = valueAt(inForce, path);
    const usual = valueAt(keeper.defaults, path);
    const isDefault = isDeepStrictEqual(value, usual);
    return {
      path: path.join('.'),
      help: description,
      schema,
      source: keeper.isOverridden(path) ? 'commandLine' : isDefault ? 'default' : 'file',
      restartNeeded: !isAtOnce,
      ...(isSecret
        ? { secret: true, isSet: value !== undefined }
        : {
            ...(value !== undefined && { value }),
            ...(usual !== undefined && { default: usual }),
            ...(next && differs(next, option) && { next: valueAt(next, path) ?? null }),
          }),
    };
  };

  const read = async (): Promise<SavedConfiguration<Configuration> | string> => {
    try {
      return await keeper.read();
    } catch (error) {
      if (error instanceof TactusError) return messageOf(error);
      throw error;
    }
  };

  return {
    async view() {
      const saved = await read();
      const next = typeof saved === 'string' ? undefined : saved.next;
      return {
        file: keeper.file,
        ...(typeof saved === 'string' && { fault: saved }),
        restartNeeded: next !== undefined && options.some((option) => differs(next, option)),
        ...(lastStart !== undefined && { lastStart }),
        options: options.map((option) => describe(option, next)),
      };
    },
    async text() {
      const { text: yaml, version, faults } = await keeper.readText();
      const told = faults.map(({ path, message, line }) => {
        return { path: path.join('.'), message, ...(line !== undefined && { line }) };
      });
      return { file: keeper.file, yaml, version, faults: told };
    },
    rewrite: ({ yaml, basedOn }, how) => answer(keeper.rewrite(yaml, basedOn, how), how.isDryRun),
    lists: async () => (await keeper.read()).written,
    change: (patch, how) => answer(keeper.change(patch, how), how.isDryRun),
    undo: (how) => answer(keeper.undo(how), how.isDryRun),
    backups: keeper.backups,
    restore: (id, how) => answer(keeper.restore(id, how), how.isDryRun),
    restart: () => kept.restart(),
  };
}
