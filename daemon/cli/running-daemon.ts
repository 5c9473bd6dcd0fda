import type { Command } from 'commander';
import { openAccessToken } from '../panel/access/access-token.ts';
import type { PanelOptions } from '../panel/options.ts';
import { openStateFolder } from '../system/files/state-folder.ts';
import { parseInteger } from './arguments.ts';
import { createPanelClient, type PanelClient } from './panel-client.ts';
import { readConfiguration } from './session-options.ts';
import { settleState } from './whose-state.ts';

/** Which daemon is meant, of those that may run on this machine. */
export interface Which {
  readonly config?: string;
  readonly port?: number;
}

export const withWhich = (command: Command): Command =>
  command
    .option('--config <file>', 'configuration file')
    .option('--port <number>', 'of a daemon that was started with this --port', parseInteger(1, 65_535));

/** A daemon that is to be asked as its owner. */
export interface RunningDaemon {
  readonly panel: PanelOptions;
  readonly port: number;
  readonly token: string;
  readonly client: PanelClient;
}

/** The daemon that this configuration is of, and what is known without asking it. `command`: `panel users`. */
export async function findDaemon(options: Which, command: string): Promise<RunningDaemon> {
  const { panel } = await readConfiguration(options);
  settleState(command);
  const port = options.port ?? panel.port;
  const token = await openAccessToken(await openStateFolder());
  return { panel, port, token, client: createPanelClient(port, token) };
}
