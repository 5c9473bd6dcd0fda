import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BusBench, openBusBench } from '../bluetooth/testing/bus-bench.ts';
import { requireInstalled } from '../system/testing/require-installed.ts';
import { ManualTime } from '../time/timers.ts';
import { type DBusConnection, openDBus } from './dbus.ts';
import { dbusDaemonIsInstalled } from './testing/private-bus.ts';

requireInstalled('dbus-daemon', dbusDaemonIsInstalled);

// The small BlueZ never answers what it does not know.
const unanswered = {
  destination: 'org.bluez',
  path: '/org/bluez/hci0',
  interface: 'org.bluez.Adapter1',
  member: 'NoSuchMethod',
};
const outcomeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'answered',
    (error: unknown) => error,
  );

describe.skipIf(!dbusDaemonIsInstalled)('openDBus', () => {
  let bench: BusBench;
  let connection: DBusConnection;

  beforeEach(async () => {
    bench = await openBusBench();
    connection = await openDBus({ address: bench.bus.address, timers: bench.time, onSignal: () => {} });
  });
  afterEach(() => bench.close());

  it('ends a call that is never answered, keeping nothing of it', async () => {
    const outcome = outcomeOf(connection.call(unanswered));
    await bench.time.advance(19);
    expect(connection.pendingCalls).toBe(1);
    await bench.time.advance(1);
    expect(await outcome).toMatchObject({ errorName: 'timeout' });
    expect(connection.pendingCalls).toBe(0);
    connection.close();
  });

  it('notices a bus that dies: what waits fails at once, and so does what comes after', async () => {
    const outcome = outcomeOf(connection.call(unanswered));
    await bench.bus.kill();
    expect(await connection.closed).toBeUndefined();
    expect(await outcome).toMatchObject({ errorName: 'closed' });
    expect(connection.pendingCalls).toBe(0);
    expect(await outcomeOf(connection.call(unanswered))).toMatchObject({ errorName: 'closed' });
  });
});

describe('openDBus on something else', () => {
  let folder: string;
  let server: net.Server | undefined;

  /** Listens where the bus should, and does this with whoever comes. */
  const listen = async (onConnection: (socket: net.Socket) => void): Promise<void> => {
    server = net.createServer(onConnection);
    await new Promise<void>((resolve) => server?.listen(path.join(folder, 'bus'), resolve));
  };
  const open = (): Promise<DBusConnection> =>
    openDBus({
      address: `unix:path=${path.join(folder, 'bus')}`,
      timers: new ManualTime(),
      onSignal: () => {},
    });

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'tactus-no-bus-'));
  });
  afterEach(async () => {
    server?.close();
    server = undefined;
    await rm(folder, { recursive: true, force: true });
  });

  it('says that there is none', async () => {
    await expect(open()).rejects.toThrow(/ENOENT/);
  });

  it('notices one that hangs up at once', async () => {
    await listen((socket) => socket.destroy());
    await expect(open()).rejects.toThrow();
  });

  it('notices one that hangs up before it has given us our name', async () => {
    await listen((socket) => {
      socket.once('data', () => socket.end('OK 0123456789abcdef0123456789abcdef\r\n'));
    });
    await expect(open()).rejects.toThrow();
  });
});
