import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const program = ['/usr/sbin/gpsd', '/usr/bin/gpsd'].find((path) => existsSync(path));
export const gpsdIsInstalled: boolean = program !== undefined;

/** A real gpsd, which reads its receiver from a TCP socket that the test writes to. */
export interface GpsdUnderTest {
  readonly port: number;
  /** What the receiver says. */
  say(text: string | Buffer): void;
  kill(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function startGpsd(): Promise<GpsdUnderTest> {
  const receiver = createServer();
  const listeners = new Set<Socket>();
  receiver.on('connection', (socket) => {
    listeners.add(socket);
    socket.on('error', () => listeners.delete(socket));
    socket.on('close', () => listeners.delete(socket));
  });
  await listen(receiver);
  const port = await freePort();
  let gpsd: ChildProcess | undefined;

  const kill = async (): Promise<void> => {
    if (!gpsd || gpsd.exitCode !== null || gpsd.signalCode !== null) return;
    const gone = once(gpsd, 'exit');
    gpsd.kill('SIGKILL');
    await gone;
    gpsd = undefined;
  };
  const start = async (): Promise<void> => {
    if (!program) throw new Error('gpsd is not installed: apt-get install gpsd');
    const { port: receiverPort } = receiver.address() as AddressInfo;
    gpsd = spawn(program, ['-N', '-n', '-S', String(port), `tcp://127.0.0.1:${receiverPort}`], {
      stdio: 'ignore',
    });
    for (let tries = 0; listeners.size === 0; tries += 1) {
      if (tries > 500) throw new Error('gpsd did not open its receiver');
      await sleep(10);
    }
  };
  await start();
  return {
    port,
    say(text) {
      for (const socket of listeners) socket.write(text);
    },
    kill,
    start,
    async close() {
      await kill();
      for (const socket of listeners) socket.destroy();
      receiver.close();
    },
  };
}

async function listen(server: Server): Promise<void> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await listen(server);
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
