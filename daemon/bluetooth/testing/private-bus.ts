import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const program = ['/usr/bin/dbus-daemon', '/bin/dbus-daemon'].find((path) => existsSync(path));
export const dbusDaemonIsInstalled: boolean = program !== undefined;

/** A D-Bus of our own, with a real dbus-daemon. */
export interface PrivateBus {
  readonly address: string;
  kill(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function openPrivateBus(): Promise<PrivateBus> {
  const folder = await mkdtemp(join(tmpdir(), 'tactus-bus-'));
  const socket = join(folder, 'bus');
  const config = join(folder, 'bus.conf');
  await writeFile(
    config,
    `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path=${socket}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/><allow user="*"/></policy>
</busconfig>`,
  );
  let daemon: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    if (!program) throw new Error('dbus-daemon is not installed: apt-get install dbus-daemon');
    daemon = spawn(program, [`--config-file=${config}`, '--nofork', '--nopidfile', '--nosyslog'], {
      stdio: 'ignore',
    });
    for (let tries = 0; !(await answers(socket)); tries += 1) {
      if (tries > 500) throw new Error('dbus-daemon did not start');
      await sleep(10);
    }
  };
  const kill = async (): Promise<void> => {
    if (!daemon || daemon.exitCode !== null || daemon.signalCode !== null) return;
    const gone = once(daemon, 'exit');
    daemon.kill('SIGTERM');
    await gone;
    await rm(socket, { force: true });
  };
  await start();
  return {
    address: `unix:path=${socket}`,
    kill,
    start,
    async close() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(socketPath: string): Promise<boolean> {
  const socket = createConnection(socketPath);
  const [outcome] = await Promise.race([
    once(socket, 'connect').then(() => [true]),
    once(socket, 'error').then(() => [false]),
  ]).catch(() => [false]);
  socket.destroy();
  return outcome === true;
}
