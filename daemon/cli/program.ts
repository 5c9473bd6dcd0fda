import { Command } from 'commander';
import { packageVersion } from '../system/files/package-root.ts';
import { benchCommand } from './bench.ts';
import { configCommand } from './config.ts';
import { devicesCommand } from './devices.ts';
import { doctorCommand } from './doctor.ts';
import { modelsCommand } from './models.ts';
import { pairCommand } from './pair.ts';
import { panelCommand } from './panel.ts';
import { renderCommand } from './render.ts';
import { reportError } from './report.ts';
import { runCommand } from './run.ts';
import { simulationsCommand } from './simulations.ts';

const commands = [
  runCommand,
  renderCommand,
  simulationsCommand,
  devicesCommand,
  pairCommand,
  doctorCommand,
  modelsCommand,
  benchCommand,
  configCommand,
  panelCommand,
];

function createProgram(): Command {
  const program = new Command('tactus')
    .description('A band in your pocket that plays to your body.')
    .version(packageVersion)
    .showSuggestionAfterError()
    .showHelpAfterError('(add --help for the options)')
    .configureHelp({ sortSubcommands: false });
  for (const create of commands) program.addCommand(create());
  // Throwing instead of exiting lets main close what is open and choose the exit code.
  const throwing = (command: Command): void => {
    command.exitOverride();
    command.commands.forEach(throwing);
  };
  throwing(program);
  return program;
}

/** Runs one command line; gives the process' exit code, never throws. */
export async function runProgram(args: readonly string[]): Promise<number> {
  try {
    await createProgram().parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    return reportError(error, (text) => process.stderr.write(text));
  }
}
