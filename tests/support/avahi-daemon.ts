import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPrivateBus } from '../../daemon/dbus/testing/private-bus.ts';
import { findProgram, mortal } from '../../daemon/system/testing/program.ts';
import { eventually } from '../../daemon/time/testing/eventually.ts';
import type { LanHost } from './lan.ts';

export const avahiIsInstalled: boolean =
  findProgram('avahi-daemon') !== undefined && findProgram('avahi-resolve') !== undefined;

/** A real avahi-daemon on a machine of the network, with a D-Bus of its own. */
export interface AvahiOnHost {
  /** Of its D-Bus. */
  readonly address: string;
  /** What one of Avahi's commands says there. */
  ask(command: string, ...args: readonly string[]): string;
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function startAvahi(host: LanHost, hostName: string): Promise<AvahiOnHost> {
  const bus = await openPrivateBus();
  const env = { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: bus.address };
  const config = join(tmpdir(), `tactus-avahi-${process.pid}-${hostName}.conf`);
  writeFileSync(config, `[server]\nhost-name=${hostName}\n[publish]\npublish-workstation=no\n`);
  const [enter = '', ...inside] = host.inside;
  const daemon = `mount -t tmpfs none /run && exec avahi-daemon -f ${config} --no-drop-root --no-rlimits --no-chroot`;
  const ask = (command: string, ...args: readonly string[]): string =>
    spawnSync(enter, [...inside, command, ...args], { env, encoding: 'utf8' }).stdout;
  let end = async (): Promise<void> => {};

  const start = async (): Promise<void> => {
    const [first = enter, ...rest] = [...mortal, enter, ...inside, 'sh', '-c', daemon];
    const child = spawn(first, rest, { env, stdio: 'ignore' });
    const gone = once(child, 'exit');
    end = async () => {
      child.kill('SIGTERM');
      await gone;
    };
    await eventually(() => ask('avahi-resolve', '-4n', `${hostName}.local`) !== '', `${hostName} is up`);
  };
  await start();
  return {
    address: bus.address,
    ask,
    async restart() {
      await end();
      await start();
    },
    async close() {
      await end();
      await bus.close();
      rmSync(config);
    },
  };
}
