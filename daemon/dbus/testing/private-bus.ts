import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answers, createProgram, findProgram } from '../../system/testing/program.ts';

export const dbusDaemonIsInstalled: boolean = findProgram('dbus-daemon') !== undefined;

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
  const daemon = createProgram(
    'dbus-daemon',
    [`--config-file=${config}`, '--nofork', '--nopidfile', '--nosyslog'],
    () => answers({ path: socket }),
  );
  const kill = async (): Promise<void> => {
    await daemon.kill('SIGTERM');
    await rm(socket, { force: true });
  };
  await daemon.start();
  return {
    address: `unix:path=${socket}`,
    kill,
    start: daemon.start,
    async close() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
