import { open } from 'node:fs/promises';
import type { z } from 'zod';
import { TactusError } from '../errors.ts';
import type { Fault } from './config-faults.ts';
import { parseOverride, type Said } from './config-overrides.ts';
import { readOptions } from './config-schema.ts';
import { judgeText, maximumBytes } from './config-text.ts';

export interface ConfigurationSource<Schema extends z.ZodType = z.ZodType> {
  /** A YAML file; without one all options have their defaults. */
  readonly file?: string;
  /**
   * For a file that nobody named (the one in /etc; not the one of `--config`): when it is not there or cannot be read, the
   * defaults stand in for it, and this hears why.
   */
  readonly orDefaults?: (why: 'missing' | TactusError) => void;
  /** Later ones win. */
  readonly overrides?: readonly Said[];
  /** Hears of what is right, but said as in an earlier version. */
  readonly onRemark?: (remark: string) => void;
  /** What else is wrong with it that the schema does not know; it may see the defaults where the schema found a fault. */
  readonly examine?: (configuration: z.output<Schema>) => Promise<readonly Fault[]>;
}

/**
 * The configuration: the file, the overrides over it, the schema's defaults under it.
 *
 * Errors: TactusError `configuration` with all faults of file and overrides at once, each with its place and the nearest
 * valid name; `noInput` when the file cannot be read; `usage` for an override that is not `path=value`.
 */
export async function loadConfiguration<Schema extends z.ZodType>(
  schema: Schema,
  source: ConfigurationSource<Schema>,
): Promise<z.output<Schema>> {
  const root = readOptions(schema);
  const overrides = (source.overrides ?? []).map((text) => parseOverride(root, text));
  const text = source.file === undefined ? '' : await readConfigurationText(source.file, source.orDefaults);
  const judged = judgeText({ schema, root }, text, source.file, overrides);
  const { known, remarks } = judged;
  for (const remark of remarks) source.onRemark?.(remark);
  // The rest is looked at as well as it can be, so that all is told at once.
  const more = known === undefined ? [] : ((await source.examine?.(known)) ?? []);
  const faults = [...judged.faults, ...judged.untold(more)];
  if (known === undefined || faults.length > 0) throw judged.error(faults);
  return known;
}

/** The text of a file. Errors: as `loadConfiguration`, `noInput`. */
export async function readConfigurationText(
  file: string,
  orDefaults?: ConfigurationSource['orDefaults'],
): Promise<string> {
  const fault = (what: string, fix: string, cause?: unknown): TactusError =>
    new TactusError('noInput', `The configuration file ${file} ${what}.`, fix, { cause });
  const another = 'Give a readable file with --config.';
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      if (size > maximumBytes) throw fault(`is too large: ${size} bytes, at most ${maximumBytes}`, another);
      return await handle.readFile('utf8');
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof TactusError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    const why =
      code === 'ENOENT'
        ? fault('does not exist', another, error)
        : fault(
            `cannot be read (${code})`,
            code === 'EACCES' ? `Put sudo before it, or: ${another}` : another,
            error,
          );
    if (!orDefaults) throw why;
    orDefaults(code === 'ENOENT' ? 'missing' : why);
    return '';
  }
}
