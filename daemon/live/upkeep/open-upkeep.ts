import type { Configuration } from '../../configuration.ts';
import { readAccessToken } from '../../panel/access/access-token.ts';
import type { PanelHost } from '../../panel/host.ts';
import type { PanelUpkeep } from '../../panel/upkeep.ts';
import type { StateKeeper } from '../../system/files/state-keeper.ts';
import { realTimers } from '../../time/timers.ts';
import type { KeptConfiguration } from '../panel-settings.ts';
import { readMachineFacts } from './machine-facts.ts';
import { createDoctor } from './run-doctor.ts';
import { createUpkeep, type UpkeepDependencies } from './upkeep.ts';

export interface OpenUpkeepDependencies
  extends Pick<UpkeepDependencies, 'settings' | 'sessions' | 'network' | 'logs' | 'log'> {
  readonly configuration: Configuration;
  readonly host: PanelHost;
  readonly state: Pick<StateKeeper, 'read'>;
  readonly doctorOptions: readonly string[];
  /** Absent where the configuration is not to be changed. */
  readonly kept: KeptConfiguration | undefined;
}

/** Upkeep of a daemon that plays here. */
export function openUpkeep(dependencies: OpenUpkeepDependencies): PanelUpkeep {
  const { configuration, host, network, state, doctorOptions, kept } = dependencies;
  const wallSeconds = (): number => Date.now() / 1000;
  const { password } = configuration.sensors.mqtt;
  const inForce = password === undefined ? [] : [password];
  const configuredSecrets = (): Iterable<string> => kept?.keeper.secrets ?? inForce;
  return createUpkeep({
    ...dependencies,
    configuredSecrets,
    wallSeconds,
    doctor: createDoctor({ options: doctorOptions, clock: host.clock, timers: realTimers, wallSeconds }),
    machine: readMachineFacts,
    async secrets() {
      const [{ hotspot }, token] = await Promise.all([network.status(), readAccessToken(state)]);
      const own = [hotspot.passphrase, token];
      return [...configuredSecrets(), ...own.filter((each) => each !== undefined)];
    },
  });
}
