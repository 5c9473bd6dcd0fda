import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answers, createProgram, findProgram } from '../../system/testing/program.ts';
import { startPtyReceiver } from './pty-receiver.ts';

export const gpsdIsInstalled: boolean = findProgram('gpsd') !== undefined;

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
  const { port: receiverPort } = receiver.address() as AddressInfo;
  const gpsd = createProgram(
    'gpsd',
    ['-N', '-n', '-S', String(port), `tcp://127.0.0.1:${receiverPort}`],
    () => listeners.size > 0,
  );
  await gpsd.start();
  return {
    port,
    say(text) {
      for (const socket of listeners) socket.write(text);
    },
    ...gpsd,
    async close() {
      await gpsd.kill();
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
  const gpsd = createProgram(
    'gpsd',
    ['-N', '-n', '-b', '-S', String(port), '-F', control, receiver.path],
    () => answers({ host: '127.0.0.1', port }, 'data'),
  );
  const start = async (): Promise<void> => {
    await rm(control, { force: true });
    await gpsd.start();
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
    kill: gpsd.kill,
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
      await gpsd.kill();
      await receiver.close();
      await rm(folder, { recursive: true, force: true });
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
