import type { Command } from 'commander';
import { configurationSchema } from '../configuration.ts';
import { openAccessToken } from '../panel/access/access-token.ts';
import type { PanelOptions } from '../panel/options.ts';
import { TactusError } from '../system/errors.ts';
import { openStateFolder } from '../system/files/state-folder.ts';
import { parseInteger } from './arguments.ts';
import { createPanelClient, type PanelClient } from './panel-client.ts';
import { readLastGood } from './safe-mode/last-good.ts';
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
  const written = await readConfiguration(options).catch((error: unknown) => {
    if (error instanceof TactusError && error.kind === 'configuration') return undefined;
    throw error;
  });
  settleState(command);
  // A daemon that plays in safe mode, since the configuration is wrong, is to be asked all the same.
  const { panel } = written ?? (await readLastGood(() => [])) ?? configurationSchema.parse({});
  const port = options.port ?? panel.port;
  const token = await openAccessToken(await openStateFolder());
  return { panel, port, token, client: createPanelClient(port, token) };
}
