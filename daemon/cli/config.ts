import { Command } from 'commander';
import { configurationSchema } from '../configuration.ts';
import { printConfiguration } from '../system/config/config-print.ts';
import type { TactusError } from '../system/errors.ts';
import { collect } from './arguments.ts';
import { systemConfigurationFile, usualFiles } from './configuration-file.ts';
import { readConfiguration, remainingFaults, tellDefaults } from './session-options.ts';
import { actForService } from './whose-state.ts';

interface ConfigOptions {
  readonly config?: string;
  readonly set?: readonly string[];
}

/** What stands above the options, in the file that is shipped and wherever they are printed. */
export const configurationHeading = [
  'Tactus: every option, with what it means, its range and its value.',
  '',
  `Read from ${systemConfigurationFile}, else from ~/.config/tactus/tactus.yaml, or from the file given with`,
  '--config. Lines may be left out: what is not here has its default. The panel saves here. `--set path=value` overrides one option for one run, e.g. --set conductor.follow=speed.',
];

export function configCommand(): Command {
  const command = new Command('config').description('Check or print the configuration.');
  addOptions(command.command('check'))
    .description('Say whether the configuration is right; all faults at once (exit code 78).')
    .action(check);
  addOptions(command.command('print'))
    .description('Print the whole configuration as it is in force, every option explained.')
    .action(print);
  return command;
}

function addOptions(command: Command): Command {
  return command
    .option('--config <file>', `configuration file (default: ${usualFiles})`)
    .option('--set <path=value>', 'override any option; may be repeated', collect);
}

async function check(options: ConfigOptions): Promise<void> {
  let isUnread = false;
  const tell = (why: 'missing' | TactusError): void => {
    if (why === 'missing') return;
    isUnread = true;
    tellDefaults(why);
  };
  await readConfiguration(options, tell, (configuration) => {
    actForService();
    return remainingFaults(options, configuration);
  });
  process.stdout.write(isUnread ? 'The defaults are right.\n' : 'The configuration is right.\n');
}

async function print(options: ConfigOptions): Promise<void> {
  const configuration = await readConfiguration(options);
  process.stdout.write(printConfiguration(configurationSchema, configuration, configurationHeading));
}
