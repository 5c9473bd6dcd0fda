import type { Command } from 'commander';
import { type Configuration, configurationSchema } from '../configuration.ts';
import type { Recording } from '../sensors/reading.ts';
import { openRecording } from '../sensors/replay/recording.ts';
import { simulate } from '../sensors/simulate/simulate.ts';
import { loadConfiguration } from '../system/config/config-file.ts';
import { TactusError } from '../system/errors.ts';
import { collect, parseInteger } from './arguments.ts';

/** Where the system's configuration lies. */
export const systemConfigurationFile = '/etc/tactus/tactus.yaml';

/** Options that `run` and `render` share: what goes in, and how it is to be played. */
export interface SessionOptions {
  readonly config?: string;
  readonly simulate?: string;
  readonly replay?: string;
  readonly seed?: number;
  readonly style?: string;
  readonly set?: readonly string[];
}

export function addSessionOptions(command: Command): Command {
  return command
    .option('--simulate <name>', 'a simulated runner (see `tactus simulations`)')
    .option('--replay <file>', 'a recorded run: FIT, GPX, NMEA log or a trace of ours')
    .option('--config <file>', `configuration file (default: ${systemConfigurationFile} when it is there)`)
    .option('--seed <number>', 'seed of all chance', parseInteger(0, 2 ** 31 - 1))
    .option('--style <name>', 'style to play')
    .option('--set <path=value>', 'override any option of the configuration; may be repeated', collect);
}

/** Errors: TactusError `configuration` and `noInput` of the file, `usage` of what stands behind --set. */
export function readConfiguration(options: SessionOptions): Promise<Configuration> {
  return loadConfiguration(configurationSchema, {
    file: options.config ?? systemConfigurationFile,
    mayBeMissing: options.config === undefined,
    overrides: [
      ...(options.set ?? []),
      ...(options.seed === undefined ? [] : [`conductor.seed=${options.seed}`]),
      ...(options.style === undefined ? [] : [`conductor.style=${options.style}`]),
    ],
  });
}

/** The run that was named; undefined when none was. Errors: TactusError `usage`, `noInput`, `badData`. */
export async function readRun(options: SessionOptions, seed: number): Promise<Recording | undefined> {
  if (options.simulate !== undefined && options.replay !== undefined) {
    throw new TactusError('usage', '--simulate and --replay exclude each other.', 'Give one of them.');
  }
  if (options.simulate !== undefined) return simulate(options.simulate, seed);
  return options.replay === undefined ? undefined : await openRecording(options.replay);
}
