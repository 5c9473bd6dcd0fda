import type { Command } from 'commander';
import { type Configuration, configurationSchema } from '../configuration.ts';
import type { Written } from '../live/wishes.ts';
import type { Recording } from '../sensors/reading.ts';
import { simulate } from '../sensors/simulate/simulate.ts';
import { firstStyle } from '../styles/mixture.ts';
import { dropIns } from '../system/config/config-drop-ins.ts';
import { environmentFaults, environmentOverrides } from '../system/config/config-environment.ts';
import type { Fault } from '../system/config/config-faults.ts';
import { loadConfiguration } from '../system/config/config-file.ts';
import { parseOverride, type Said } from '../system/config/config-overrides.ts';
import { readOptions } from '../system/config/config-schema.ts';
import { TactusError } from '../system/errors.ts';
import { collect, parseInteger } from './arguments.ts';
import { usualConfigurationFile, usualFiles } from './configuration-file.ts';
import {
  examineConfiguration,
  type Finding,
  findRefusals,
  withStyleOfModel,
} from './configuration-findings.ts';

/** Options that `run` and `render` share: what goes in, and how it is to be played. */
export interface SessionOptions {
  readonly config?: string;
  readonly simulate?: string;
  readonly replay?: string;
  readonly seed?: number;
  readonly style?: string;
  readonly ghost?: string;
  readonly set?: readonly string[];
}

export function addSessionOptions(command: Command): Command {
  return command
    .option('--simulate <name>', 'a simulated runner (see `tactus simulations`)')
    .option('--replay <file>', 'a recorded run: FIT, TCX, GPX (also in .zip or .gz), NMEA log, trace of ours')
    .option('--config <file>', `configuration file (default: ${usualFiles})`)
    .option('--seed <number>', 'seed of all chance', parseInteger(0, 2 ** 31 - 1))
    .option('--style <name>', 'style to play')
    .option('--ghost <session>', 'an earlier session plays one part: last, best, or its id')
    .option('--set <path=value>', 'override any option of the configuration; may be repeated', collect);
}

/** What drop-ins, over them the environment and over it the command line say of the configuration. Errors: those of `dropIns`. */
export const overridesOf = (options: SessionOptions): readonly Said[] => [
  ...dropInsOf(options),
  ...saidForThisRun(options),
];

const dropInsOf = ({ config }: Pick<SessionOptions, 'config'>): readonly Said[] =>
  dropIns(readOptions(configurationSchema), config ?? usualConfigurationFile());

/** What is no part of the device's configuration: the environment and, over it, the command line. */
export const saidForThisRun = (options: SessionOptions): readonly Said[] => [
  ...environmentOverrides(readOptions(configurationSchema), process.env),
  ...saidIn(options),
];

/** What in the environment is called as options are, and is none. Others may have put it there: nobody refuses it. */
export const strangeVariables = (): readonly Fault[] =>
  environmentFaults(readOptions(configurationSchema), process.env);

/** What the command line alone says: `path=value` each. */
export function saidIn({ set = [], seed, style, ghost }: SessionOptions): readonly string[] {
  return [
    ...set,
    ...(seed === undefined ? [] : [`conductor.seed=${seed}`]),
    ...(style === undefined ? [] : [`conductor.style=${style}`]),
    ...(ghost === undefined ? [] : [`ghost.session=${ghost}`]),
  ];
}

/** What is said when the usual configuration is there and cannot be read. */
export function tellDefaults({ message, fix }: TactusError): void {
  process.stderr.write(`tactus: ${message} The defaults stand in for it.\n        ${fix}\n`);
}

/**
 * The file that was named, else the usual one; what is in neither has its default. `tell` hears of a usual file that
 * cannot be read.
 *
 * Errors: TactusError `configuration` and `noInput` of the file, `usage` of what stands behind --set.
 */
export async function readConfiguration(
  options: SessionOptions,
  tell: (why: 'missing' | TactusError) => void = (why) => {
    if (why !== 'missing') tellDefaults(why);
  },
  examine?: (configuration: Configuration) => Promise<readonly Fault[]>,
  onRemark?: (remark: string) => void,
): Promise<Configuration> {
  return loadConfiguration(configurationSchema, {
    file: options.config ?? usualConfigurationFile(),
    ...(options.config === undefined && { orDefaults: tell }),
    overrides: overridesOf(options),
    ...(examine && { examine }),
    ...(onRemark && { onRemark }),
  });
}

/** What is wrong with a configuration beyond its schema, as faults of the configuration. */
export async function remainingFaults(
  options: SessionOptions,
  configuration: Configuration,
): Promise<readonly Fault[]> {
  const findings = await examineConfiguration(configuration, namesStyle(options));
  return findings
    .filter((finding) => !isRemark(configuration, finding))
    .map(({ path, message, fix }) => ({
      path,
      message: `${message.replace(/\.$/, '')}. ${fix ?? ''}`.trim(),
    }));
}

/** Nobody wrote the style that everything has by default. */
const isRemark = ({ conductor }: Configuration, { path, isRefused }: Finding): boolean =>
  !isRefused && path.join('.') === 'conductor.style' && conductor.style === firstStyle;

const namesStyle = (options: SessionOptions): boolean =>
  namedIn(options).some((name) => name === 'conductor' || name === 'conductor.style');

/** What the environment and the command line name, as it is called now. */
const namedIn = (options: SessionOptions): readonly string[] =>
  saidForThisRun(options).map((said) => parseOverride(readOptions(configurationSchema), said).path.join('.'));

/**
 * A configuration that can be played: `readConfiguration`, in which the model knows the style, if need be because its
 * first one stands in, which is told.
 *
 * Errors: as `readConfiguration`, and those of what the schema does not know: model, style, outputs, controls.
 */
export async function readPlayable(options: SessionOptions): Promise<Configuration> {
  const remarks: Finding[] = [];
  const examine = async (given: Configuration): Promise<readonly Finding[]> => {
    const findings = await findRefusals(given, namesStyle(options));
    remarks.push(...findings.filter(({ isRefused }) => !isRefused));
    return findings.filter(({ isRefused }) => isRefused);
  };
  const configuration = await readConfiguration(options, undefined, examine, (remark) =>
    process.stderr.write(`tactus: ${remark}.\n`),
  );
  const playable = withStyleOfModel(configuration);
  const { style } = playable.conductor;
  for (const { path, message } of strangeVariables())
    process.stderr.write(`tactus: ${path.join('')} is passed over: ${message}.\n`);
  for (const { message } of remarks)
    process.stderr.write(`tactus: ${message} "${style}" plays.\n        Set conductor.style: ${style}\n`);
  return playable;
}

/** What the configuration's files say alone, and whether the command line or the environment names an option. */
export async function readWritten(options: SessionOptions, configuration: Configuration): Promise<Written> {
  const named = namedIn(options);
  const { config } = options;
  const alone = loadConfiguration(configurationSchema, {
    file: config ?? usualConfigurationFile(),
    ...(config === undefined && { orDefaults: () => {} }),
    overrides: dropInsOf(options),
  });
  return {
    // A file whose faults only the command line mends says nothing by itself.
    written: await alone.catch(() => configuration),
    isExplicit: (path) => named.some((name) => path === name || path.startsWith(`${name}.`)),
  };
}

/** The run that was named; undefined when none was. Errors: TactusError `usage`, `noInput`, `badData`. */
export async function readRun(options: SessionOptions, seed: number): Promise<Recording | undefined> {
  if (options.simulate !== undefined && options.replay !== undefined) {
    throw new TactusError('usage', '--simulate and --replay exclude each other.', 'Give one of them.');
  }
  if (options.simulate !== undefined) return simulate(options.simulate, seed);
  if (options.replay === undefined) return undefined;
  // Only here: whoever replays nothing need not load all that reads recordings.
  const { openRecording } = await import('../sensors/replay/recording.ts');
  const recording = await openRecording(options.replay);
  for (const remark of recording.remarks ?? [])
    process.stderr.write(`tactus: ${recording.name}: ${remark}\n`);
  return recording;
}
