import { Command } from 'commander';
import { type Configuration, configurationSchema } from '../configuration.ts';
import { readBoard } from '../system/board/board.ts';
import { TactusError } from '../system/errors.ts';
import { collect } from './arguments.ts';
import { usualConfigurationFile, usualFiles } from './configuration-file.ts';
import { boardChecks } from './doctor/board.ts';
import { type CheckResult, fail, ok, runChecks, warn } from './doctor/check.ts';
import { devicesChecks } from './doctor/devices.ts';
import { headphonesChecks } from './doctor/headphones.ts';
import { machineChecks } from './doctor/machine.ts';
import { isTactus, networkChecks } from './doctor/network.ts';
import { servicesChecks } from './doctor/services.ts';
import { softwareChecks } from './doctor/software.ts';
import { soundChecks } from './doctor/sound.ts';
import { readConfiguration, remainingFaults } from './session-options.ts';
import { actForService } from './whose-state.ts';

interface DoctorOptions {
  readonly config?: string;
  readonly set?: readonly string[];
  readonly json?: boolean;
}

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Look at everything that music needs, and say what to do about what is missing.')
    .option('--config <file>', `configuration file (default: ${usualFiles})`)
    .option('--set <path=value>', 'override any option, as for `run`; may be repeated', collect)
    .option('--json', 'as one JSON object')
    .action(examine);
}

async function examine(options: DoctorOptions): Promise<void> {
  const { configuration, result } = await lookAtConfiguration(options);
  const checksOfAll = [
    ...[...softwareChecks, ...machineChecks, ...boardChecks, ...soundChecks, ...devicesChecks],
    ...[...networkChecks, ...servicesChecks, ...headphonesChecks],
  ];
  const around = { board: await readBoard(), isRunning: await isTactus(configuration.panel.port) };
  const others = await runChecks(checksOfAll, configuration, around);
  const checks = [result, ...others];
  process.stdout.write(options.json ? `${JSON.stringify({ checks }, null, 2)}\n` : print(checks));
  const failed = checks.filter(({ status }) => status === 'fail').map(({ name }) => name);
  if (failed.length > 0) {
    throw new TactusError('unavailable', `Not well: ${failed.join(', ')}.`, 'Do what stands beside each.');
  }
}

/** A wrong configuration is a finding; the rest is looked at with the defaults. */
async function lookAtConfiguration(
  options: DoctorOptions,
): Promise<{ configuration: Configuration; result: CheckResult }> {
  try {
    const where = options.config ?? usualConfigurationFile();
    let finding = ok(`${where}, and defaults`);
    const configuration = await readConfiguration(options, (why) => {
      finding =
        why === 'missing'
          ? ok(`defaults; there is no ${where}`)
          : warn(`${why.message} Looked at the defaults.`, why.fix);
    });
    actForService();
    const faults = await remainingFaults(options, configuration);
    if (faults.length > 0) {
      const said = faults.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
      finding = fail(said, '`tactus config check` says where each of them stands.');
    }
    return { configuration, result: { name: 'configuration', ...finding } };
  } catch (error) {
    if (!(error instanceof TactusError)) throw error;
    return {
      configuration: configurationSchema.parse({}),
      result: { name: 'configuration', ...fail(error.message, error.fix) },
    };
  }
}

const marks = { ok: 'ok  ', warn: 'warn', fail: 'FAIL' } as const;
const colours = { ok: '32', warn: '33', fail: '31' } as const;

function print(checks: readonly CheckResult[]): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  const isTerminal = process.stdout.isTTY === true;
  return checks
    .map(({ name, status, detail, fix }) => {
      const mark = isTerminal ? `\u001b[${colours[status]}m${marks[status]}\u001b[0m` : marks[status];
      const indent = ' '.repeat(width + 7);
      return `${mark} ${name.padEnd(width)}  ${detail}\n${fix ? `${indent}${fix}\n` : ''}`;
    })
    .join('');
}
