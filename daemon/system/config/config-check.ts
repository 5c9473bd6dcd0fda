import { isDeepStrictEqual } from 'node:util';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { TactusError } from '../errors.ts';
import type { Fault } from './config-faults.ts';
import type { Override } from './config-overrides.ts';
import { refuseExcess } from './config-patch.ts';
import type { OptionTree } from './config-schema.ts';
import { judgeText, maximumBytes } from './config-text.ts';

/** What the file says, or what it would say. */
export interface SavedConfiguration<Configuration> {
  /** By itself. */
  readonly written: Configuration;
  /** With the command line over it: what the next start takes. */
  readonly next: Configuration;
}

export interface ConfigurationCheckDependencies<Schema extends z.ZodType> {
  readonly schema: Schema;
  readonly root: OptionTree;
  readonly file: string;
  readonly overrides: readonly Override[];
  /** What is wrong with a configuration that the schema does not know. */
  readonly examine: (configuration: z.output<Schema>) => Promise<readonly Fault[]>;
}

/** Whether a text is right as the configuration's file. Errors: ConfigurationError with all that is wrong. */
export interface ConfigurationCheck<Configuration> {
  /** By the schema alone; faults that the command line mends are told, too. */
  read(text: string): SavedConfiguration<Configuration>;
  /**
   * Also by what the schema does not know, as far as `before` was not wrong in the same way: that does not keep anybody
   * from changing something else.
   */
  readNext(text: string, before: Configuration | undefined): Promise<SavedConfiguration<Configuration>>;
  /** What of a text is right, with defaults for the rest; undefined where nothing mends it. Errors: for what is no YAML. */
  guess(text: string): Configuration | undefined;
  /** Errors: TactusError `usage` for more than any configuration holds. */
  refuseExcess(text: string): void;
}

export function createConfigurationCheck<Schema extends z.ZodType>(
  dependencies: ConfigurationCheckDependencies<Schema>,
): ConfigurationCheck<z.output<Schema>> {
  const { schema, root, file, overrides, examine } = dependencies;
  const look = (text: string) => {
    const alone = judgeText({ schema, root }, text, file, []);
    const whole = overrides.length === 0 ? alone : judgeText({ schema, root }, text, file, overrides);
    const faults = [...alone.faults, ...alone.untold(whole.faults)];
    return { whole, faults, written: alone.known, next: whole.known };
  };
  return {
    read(text) {
      const { whole, faults, written, next } = look(text);
      if (faults.length > 0) throw whole.error(faults);
      return { written: written!, next: next! };
    },
    async readNext(text, before) {
      const { whole, faults, written, next } = look(text);
      const found = next === undefined ? [] : await examine(next);
      const known = found.length === 0 || before === undefined ? [] : await examine(before);
      const news = found.filter((fault) => !known.some((old) => isDeepStrictEqual(old, fault)));
      const all = [...faults, ...whole.untold(news)];
      if (all.length > 0) throw whole.error(all);
      if (Buffer.byteLength(text) <= maximumBytes) return { written: written!, next: next! };
      throw new TactusError('configuration', `${file} would be too large.`, 'Take something out of it.');
    },
    guess: (text) => look(text).written,
    refuseExcess(text) {
      let values: unknown;
      try {
        values = parseDocument(text, { prettyErrors: false, uniqueKeys: false }).toJS({ maxAliasCount: 20 });
      } catch {
        return; // What cannot be expanded is no configuration either, as the check tells.
      }
      refuseExcess(values);
    },
  };
}
