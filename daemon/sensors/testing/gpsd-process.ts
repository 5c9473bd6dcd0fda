import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPtyReceiver } from './pty-receiver.ts';

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

/** A real gpsd that reads a receiver on a pseudo-terminal, which can be pulled out and put in again. */
export interface GpsdOnPty extends GpsdUnderTest {
  /** gpsd is told, as udev would tell it. */
  unplug(): Promise<void>;
  plug(): Promise<void>;
}

export async function startGpsdOnPty(): Promise<GpsdOnPty> {
  const receiver = await startPtyReceiver();
  const folder = await mkdtemp(join(tmpdir(), 'tactus-gpsd-'));
  const control = join(folder, 'control');
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
    await rm(control, { force: true });
    gpsd = spawn(program, ['-N', '-n', '-b', '-S', String(port), '-F', control, receiver.path], {
      stdio: 'ignore',
    });
    for (let tries = 0; !(await answers(port)); tries += 1) {
      if (tries > 500) throw new Error('gpsd did not start');
      await sleep(10);
    }
  };
  /** gpsdctl's own words: `+` a device, `-` a device. */
  const tell = async (what: '+' | '-'): Promise<void> => {
    const socket = createConnection(control);
    socket.write(`${what}${receiver.path}\r\n`);
    await once(socket, 'data');
    socket.destroy();
  };
  await start();
  return {
    port,
    say: (text) => receiver.say(text),
    kill,
    start,
    async unplug() {
      await receiver.unplug();
      await tell('-');
    },
    async plug() {
      await receiver.plug();
      await tell('+');
    },
    async close() {
      await kill();
      await receiver.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(port: number): Promise<boolean> {
  const socket = createConnection(port, '127.0.0.1');
  const outcome = await new Promise<boolean>((resolve) => {
    socket.once('data', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
  socket.destroy();
  return outcome;
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
