import { isDeepStrictEqual } from 'node:util';
import { Command } from 'commander';
import { type Configuration, configurationSchema } from '../configuration.ts';
import { type Fault, valueAt } from '../system/config/config-faults.ts';
import { parseOverride, setValue } from '../system/config/config-overrides.ts';
import { printConfiguration } from '../system/config/config-print.ts';
import { leafOptions } from '../system/config/config-schema.ts';
import type { TactusError } from '../system/errors.ts';
import { collect } from './arguments.ts';
import { systemConfigurationFile, usualFiles } from './configuration-file.ts';
import { keepConfiguration } from './keep-configuration.ts';
import { readConfiguration, remainingFaults, strangeVariables, tellDefaults } from './session-options.ts';
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
  const command = new Command('config').description('Check, print or change the configuration.');
  addOptions(command.command('check'))
    .description('Say whether the configuration is right; all faults at once (exit code 78).')
    .action(check);
  addOptions(command.command('print'))
    .description('Print the whole configuration as it is in force, every option explained.')
    .action(print);
  addFile(command.command('diff'))
    .description('Say which options are not as they are by default.')
    .action(tellDifferences);
  addFile(command.command('set [path=value...]'))
    .description(
      'Write options into the file: all of them, or none where one is wrong. Comments and other lines stay; `path=` goes back to the default. Without any: what stands there under an earlier name is called as it is now.',
    )
    .action(set);
  return command;
}

const addFile = (command: Command): Command =>
  command.option('--config <file>', `configuration file (default: ${usualFiles})`);

function addOptions(command: Command): Command {
  return addFile(command).option('--set <path=value>', 'override any option; may be repeated', collect);
}

async function check(options: ConfigOptions): Promise<void> {
  let isUnread = false;
  const tell = (why: 'missing' | TactusError): void => {
    if (why === 'missing') return;
    isUnread = true;
    tellDefaults(why);
  };
  const examine = async (configuration: Configuration): Promise<readonly Fault[]> => {
    actForService();
    return [...(await remainingFaults(options, configuration)), ...strangeVariables()];
  };
  await readConfiguration(options, tell, examine, (remark) => process.stdout.write(`${remark}.\n`));
  process.stdout.write(isUnread ? 'The defaults are right.\n' : 'The configuration is right.\n');
}

async function print(options: ConfigOptions): Promise<void> {
  const configuration = await readConfiguration(options);
  process.stdout.write(printConfiguration(configurationSchema, configuration, configurationHeading));
}

/** Of the file alone: what the command line or the environment says is of one run. */
async function tellDifferences({ config }: Pick<ConfigOptions, 'config'>): Promise<void> {
  actForService();
  const keeper = keepConfiguration(config === undefined ? {} : { config });
  const { written } = await keeper.read();
  const differing = leafOptions(keeper.root).flatMap(({ path, isSecret }) => {
    const [value, usual] = [written, keeper.defaults].map((each) => valueAt(each, path));
    if (path.includes('*') || isDeepStrictEqual(value, usual)) return [];
    const told = isSecret ? '(not shown)' : JSON.stringify(value);
    return [
      `${path.join('.')}: ${told}${usual === undefined ? '' : `  # by default ${JSON.stringify(usual)}`}\n`,
    ];
  });
  process.stdout.write(differing.length > 0 ? differing.join('') : 'Everything is as it is by default.\n');
}

async function set(changes: readonly string[], { config }: Pick<ConfigOptions, 'config'>): Promise<void> {
  actForService();
  const keeper = keepConfiguration(config === undefined ? {} : { config });
  const patch: Record<string, unknown> = {};
  for (const text of changes) {
    const { path, value } = parseOverride(keeper.root, text);
    setValue(patch, path, text.slice(text.indexOf('=') + 1) === '' ? null : value);
  }
  const { lines } = await keeper.change(patch, { isOurs: true });
  const signs = { added: '+', removed: '-', same: ' ' } as const;
  for (const { kind, text } of lines.filter(({ kind: each }) => each !== 'same'))
    process.stdout.write(`${signs[kind]} ${text}\n`);
  process.stdout.write(
    lines.length > 0
      ? `Saved in ${keeper.file}. A daemon that plays begins anew with it: sudo systemctl restart tactus, or *Start anew* on the page.\n`
      : 'That is what stands there already.\n',
  );
}
