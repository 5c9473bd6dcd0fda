import { once } from 'node:events';
import { get } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { type FastifyInstance, fastify } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualTime } from '../../time/timers.ts';
import { elsewhere, hasLoopbackSix } from '../testing/elsewhere.ts';
import { log } from '../testing/panel-bench.ts';
import { makeAuthority, makeLeaf } from '../tls/certificate.ts';
import { type Connections, keepConnections } from './connections.ts';
import { type Doors, type DoorsDependencies, openDoors } from './doors.ts';

/** What says whether it is open, and tells when that changes. */
function createSwitch(isOpen: boolean) {
  const listeners = new Set<() => void>();
  return {
    isOpen,
    onChange(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    turn(isOpenNow: boolean) {
      this.isOpen = isOpenNow;
      for (const tell of listeners) tell();
    },
  };
}

let app: FastifyInstance;
let connections: Connections;
let time: ManualTime;
let outer: ReturnType<typeof createSwitch>;
const opened: Doors[] = [];
const sockets: Socket[] = [];
let told = 0;

beforeEach(async () => {
  app = fastify();
  app.get('/', async () => 'here');
  await app.ready();
  connections = keepConnections(64);
  time = new ManualTime();
  outer = createSwitch(false);
  told = 0;
});
afterEach(async () => {
  for (const doors of opened.splice(0)) doors.close();
  for (const socket of sockets.splice(0)) socket.destroy();
  await app.close();
});

const open = async (options: Partial<DoorsDependencies> = {}): Promise<Doors> => {
  const doors = await openDoors({
    ...{ app, connections, outer, timers: time, log },
    ports: { plain: 0, secure: 0 },
    certificate: { current: undefined, trouble: undefined, onChange: () => () => undefined },
    tell: () => {
      told += 1;
    },
    ...options,
  });
  opened.push(doors);
  return doors;
};

/** On a connection of its own: what is answered, or why nothing is. */
const reach = (host: string, port: number): Promise<string> =>
  new Promise((resolve) => {
    get({ host, port, agent: false }, (response) => {
      response.on('data', (data) => resolve(String(data)));
    }).on('error', (error: NodeJS.ErrnoException) => resolve(error.code!));
  });

/** A connection on which one can ask again and again. */
const call = async (
  host: string,
  port: number,
): Promise<{ ask(): Promise<string>; closed: Promise<unknown> }> => {
  const socket = connect(port, host);
  sockets.push(socket);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return {
    closed: once(socket, 'close'),
    async ask() {
      socket.write('GET / HTTP/1.1\r\nHost: here\r\n\r\n');
      return String((await once(socket, 'data'))[0]);
    },
  };
};

describe('the doors', () => {
  it('open to this machine at first: IPv4, and IPv6 where it is there, by one port', async () => {
    const doors = await open();
    expect(await reach('127.0.0.1', doors.port)).toBe('here');
    if (hasLoopbackSix) expect(await reach('::1', doors.port)).toBe('here');
    if (elsewhere) expect(await reach(elsewhere, doors.port)).toBe('ECONNREFUSED');
    expect(doors).toMatchObject({ isOuterOpen: false, trouble: undefined, securePort: undefined });
  });

  it.skipIf(!elsewhere)('open to all and close again at the same port, and who is in stays in', async () => {
    const doors = await open();
    const { port } = doors;
    const [four, six] = [
      await call('127.0.0.1', port),
      await call(hasLoopbackSix ? '::1' : '127.0.0.1', port),
    ];
    expect(await four.ask()).toContain('here');
    outer.turn(true);
    await doors.settled();
    expect(doors).toMatchObject({ port, isOuterOpen: true, trouble: undefined });
    const foreign = await call(elsewhere!, port);
    expect(await foreign.ask()).toContain('here');
    for (const host of ['127.0.0.1', elsewhere!, ...(hasLoopbackSix ? ['::1'] : [])])
      expect([host, await reach(host, port)]).toEqual([host, 'here']);

    outer.turn(false);
    await doors.settled();
    expect(await reach(elsewhere!, port)).toBe('ECONNREFUSED');
    expect(await reach('127.0.0.1', port)).toBe('here');
    // An answer to whoever closed it may still go out.
    expect(await foreign.ask()).toContain('here');
    await time.advance(3);
    await foreign.closed;
    for (const inside of [four, six]) expect(await inside.ask()).toContain('here');
    expect(told).toBeGreaterThanOrEqual(3);
  });

  it.skipIf(!elsewhere)('may be open to all from the start, and follow quick changes of mind', async () => {
    outer.turn(true);
    const doors = await open();
    expect(await reach(elsewhere!, doors.port)).toBe('here');
    for (const isOpen of [false, true, false, true, false]) outer.turn(isOpen);
    await doors.settled();
    expect(await reach(elsewhere!, doors.port)).toBe('ECONNREFUSED');
    outer.turn(true);
    await doors.settled();
    await time.advance(5);
    expect(await reach(elsewhere!, doors.port)).toBe('here');
  });

  it.skipIf(!elsewhere)(
    "stay this machine's where another program has the port, until it has gone",
    async () => {
      const doors = await open();
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(doors.port, elsewhere, resolve));
      outer.turn(true);
      await doors.settled();
      expect(doors.isOuterOpen).toBe(false);
      expect(doors.trouble).toMatch(/^port \d+ is in use/);
      expect(await reach('127.0.0.1', doors.port)).toBe('here');
      if (hasLoopbackSix) expect(await reach('::1', doors.port)).toBe('here');
      await new Promise((resolve) => other.close(resolve));
      await time.advance(31);
      await doors.settled();
      expect(doors).toMatchObject({ isOuterOpen: true, trouble: undefined });
      expect(await reach(elsewhere!, doors.port)).toBe('here');
    },
  );

  it('say what is wrong when not even this machine can be let in', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    for (const isOpen of [false, true]) {
      outer.turn(isOpen);
      const error = await open({ ports: { plain: port, secure: 0 } }).catch((reason: unknown) => reason);
      expect(error).toMatchObject({
        exitCode: 69,
        message: `Port ${port} is in use, perhaps by another Tactus.`,
      });
    }
    other.close();
  });

  it('keep the patience with half a request that they had before they were shut', async () => {
    const doors = await open();
    const socket = connect(doors.port, '127.0.0.1');
    sockets.push(socket);
    socket.resume().on('error', () => undefined);
    await once(socket, 'connect');
    socket.write('GET / HTTP/1.1\r\n');
    const closed = once(socket, 'close');
    outer.turn(true);
    await doors.settled();
    outer.turn(false);
    await doors.settled();
    await closed;
  });

  it('say why HTTPS is not spoken, and speak it once it can be; plain HTTP goes on', async () => {
    const authority = await makeAuthority('pi', Date.now() / 1000);
    const leaf = await makeLeaf(authority, ['localhost'], Date.now() / 1000);
    const good = { cert: leaf.certificate, key: leaf.key };
    const listeners = new Set<() => void>();
    const certificate = {
      current: undefined as { cert: string; key: string } | undefined,
      trouble: 'own.crt is not there' as string | undefined,
      onChange(listener: () => void) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    const show = async (current: typeof certificate.current, trouble?: string): Promise<void> => {
      Object.assign(certificate, { current, trouble });
      for (const tell of listeners) tell();
      await doors.settled();
    };
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, resolve));
    const { port } = other.address() as { port: number };
    outer.turn(true);
    const doors = await open({ certificate, ports: { plain: 0, secure: port } });
    expect(doors).toMatchObject({
      securePort: undefined,
      trouble: 'own.crt is not there',
      isOuterOpen: true,
    });
    await show({ cert: 'nothing', key: 'nothing' });
    expect(doors.trouble).toMatch(/^HTTPS does not take its certificate/);
    await show(good);
    expect(doors).toMatchObject({
      securePort: undefined,
      trouble: `HTTPS is not spoken: port ${port} is in use, perhaps by another Tactus`,
    });
    expect(await reach('127.0.0.1', doors.port)).toBe('here');
    await new Promise((resolve) => other.close(resolve));
    await time.advance(31);
    await doors.settled();
    expect(doors).toMatchObject({ securePort: port, trouble: undefined });
    await show({ cert: good.cert, key: 'nothing' });
    expect(doors).toMatchObject({ securePort: port, trouble: expect.stringMatching(/does not take/) });
    await show(good);
    expect(doors).toMatchObject({ securePort: port, trouble: undefined });
    outer.turn(false);
    await doors.settled();
    expect(doors.securePort).toBeUndefined();
    expect(await reach('127.0.0.1', port)).toBe('ECONNREFUSED');
  });
});
