import { Command } from 'commander';
import { openAccessToken } from '../panel/access/access-token.ts';
import { openStateFolder } from '../system/files/state-folder.ts';
import { readConfiguration } from './session-options.ts';
import { settleState } from './whose-state.ts';

export function panelCommand(): Command {
  return new Command('panel')
    .description('Say where the panel is and which token lets scripts steer.')
    .option('--config <file>', 'configuration file')
    .option('--json', 'as one JSON object')
    .action(tell);
}

async function tell(options: { readonly config?: string; readonly json?: boolean }): Promise<void> {
  const { panel } = await readConfiguration(options);
  settleState('panel');
  const url = `http://localhost:${panel.port}`;
  const token = await openAccessToken(await openStateFolder());
  const text = options.json
    ? JSON.stringify({ url, token })
    : `panel  ${url} (this machine only, until there is access control)\ntoken  ${token}`;
  process.stdout.write(`${text}\n`);
}
