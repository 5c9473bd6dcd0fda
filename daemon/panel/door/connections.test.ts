import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { monotonicClock } from '../../time/clock.ts';
import { openPanelBench, type PanelBench, token } from '../testing/panel-bench.ts';
import { keepConnections } from './connections.ts';

let bench: PanelBench;
const sockets: Socket[] = [];
beforeEach(async () => {
  bench = await openPanelBench();
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await bench.close();
});

/** Another client of this machine is another address of its loopback. */
function open(localAddress: string, text = ''): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port: bench.panel.port, host: '127.0.0.1', localAddress }, () => {
      socket.off('error', reject).on('error', () => undefined);
      if (text) socket.write(text);
      resolve(socket);
    });
    socket.once('error', reject);
    // What is not read is never seen to end.
    socket.on('data', () => undefined);
    sockets.push(socket);
  });
}

const openMany = (many: number, localAddress: string, text = ''): Promise<Socket[]> =>
  Promise.all(Array.from({ length: many }, () => open(localAddress, text)));

const ask = (localAddress = '127.0.0.1'): Promise<number> => bench.statusFor(localAddress, '/api/v1/state');

const count = (): number => bench.panel.health().gauges.connections!;

describe.each([
  ['half-open', ''],
  ['that send a line and no more', 'GET / HTTP/1.1\r\n'],
  ['kept alive', 'GET /healthz HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n'],
  [
    'whose body never comes',
    'POST /api/v1/intent HTTP/1.1\r\nHost: localhost:PORT\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{',
  ],
])('connections %s, from one client', (_, text) => {
  it('keep nobody out, nor that client', async () => {
    const said = text.replace('PORT', String(bench.panel.port));
    await openMany(300, '127.0.0.2', said);
    await expect.poll(count).toBe(192);
    for (let times = 0; times < 5; times += 1) {
      expect(await ask()).toBe(200);
      expect(await ask('127.0.0.2')).toBe(200);
      await openMany(20, '127.0.0.2', said);
    }
    expect(bench.panel.health().counters.droppedConnections).toBeGreaterThan(100);
  });
});

it('many clients together keep nobody out either', async () => {
  for (let client = 2; client < 10; client += 1) await openMany(40, `127.0.0.${client}`);
  await expect.poll(count).toBe(256);
  expect(await ask('127.0.0.77')).toBe(200);
  expect(await ask('127.0.0.2')).toBe(200);
});

it('a request that comes by drops must be whole in ten seconds, its body as its head', async () => {
  const { port } = bench.panel;
  const head = `POST /api/v1/intent HTTP/1.1\r\nHost: localhost:${port}\r\n`;
  const fine = `Authorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n`;
  const beginSeconds = monotonicClock.nowSeconds();
  const dropping = await Promise.all([open('127.0.0.1', head), open('127.0.0.1', head + fine)]);
  const drops = setInterval(() => {
    for (const socket of dropping) socket.write(' ');
  }, 200);
  await Promise.all(dropping.map((socket) => once(socket, 'close')));
  clearInterval(drops);
  // Node's own patience is a minute.
  expect(monotonicClock.nowSeconds() - beginSeconds).toBeLessThan(40);
});

it('who waits for answers keeps nobody out, but who listens or watches stays', async () => {
  const server = createServer(({ url }, response) => void (url === '/at-once' && response.end('here')));
  const connections = keepConnections(8);
  connections.watch(server);
  server.on('request', ({ url, socket }) => url === '/held' && connections.hold(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const askFor = async (path: string, localAddress: string): Promise<Socket> => {
    const socket = connect({ port, host: '127.0.0.1', localAddress });
    sockets.push(socket);
    socket.on('error', () => undefined).write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    if (path !== '/at-once') await once(server, 'request');
    return socket;
  };
  const held = await askFor('/held', '127.0.0.2');
  const waiting = [];
  for (let times = 0; times < 7; times += 1)
    waiting.push(await askFor('/never', times < 4 ? '127.0.0.2' : '127.0.0.3'));
  expect(connections.count).toBe(8);
  const ended = waiting.map((socket) => once(socket.resume(), 'close'));
  const newcomer = await askFor('/at-once', '127.0.0.4');
  const heard = await new Promise((resolve) => newcomer.once('data', resolve).once('close', resolve));
  expect(String(heard)).toContain('here');
  // Of the address with the most, who has waited longest.
  await ended[0];
  expect(connections).toMatchObject({ count: 8, dropped: 1 });
  expect(held.closed).toBe(false);
  server.close();
});

it('one that waits for an answer that never comes is not kept for ever', async () => {
  // So it is for who wants a WebSocket behind answers that it does not take: Node lets go of them.
  const server = createServer(() => undefined);
  const connections = keepConnections(8);
  connections.watch(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const asked = once(server, 'request');
  const waiting = connect((server.address() as AddressInfo).port, '127.0.0.1');
  waiting.on('error', () => undefined).write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await asked;
  expect(connections.count).toBe(1);
  // A doctor on a small board takes his time.
  for (let seconds = 0; seconds < 120; seconds += 1) connections.dropStalled();
  expect(connections.count).toBe(1);
  for (let seconds = 0; seconds < 31; seconds += 1) connections.dropStalled();
  expect(connections).toMatchObject({ count: 0, dropped: 1 });
  server.close();
});

it('who is gone before it is let in is neither heard nor answered', async () => {
  const { port } = bench.panel;
  const text = `POST /api/v1/intent HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Length: 2\r\n\r\n{}`;
  const script = `const socket = require('node:net').connect(${port}, '127.0.0.1', () =>
    socket.write(${JSON.stringify(text)}, () => socket.resetAndDestroy()));`;
  // Nobody is let in while we wait for it.
  execFileSync(process.execPath, ['-e', script]);
  expect(await ask()).toBe(200);
  expect(bench.panel.health().counters.refused).toBe(0);
});

it('who listens or watches does not give way to a crowd', async () => {
  const watching = new WebSocket(`ws://localhost:${bench.panel.port}/ws`, { origin: bench.panel.url });
  let states = 0;
  watching.on('message', () => {
    states += 1;
  });
  await expect.poll(() => states).toBeGreaterThan(0);
  let heardBytes = 0;
  const listening = await open(
    '127.0.0.1',
    `GET /stream.mp3 HTTP/1.1\r\nHost: localhost:${bench.panel.port}\r\n\r\n`,
  );
  listening.on('data', (data) => {
    heardBytes += data.length;
  });
  await expect.poll(() => heardBytes).toBeGreaterThan(0);
  for (let times = 0; times < 4; times += 1) {
    await openMany(150, '127.0.0.1');
    await openMany(150, '127.0.0.2');
  }
  const [statesThen, bytesThen] = [states, heardBytes];
  await expect.poll(() => states).toBeGreaterThan(statesThen + 1);
  await expect.poll(() => heardBytes).toBeGreaterThan(bytesThen + 1000);
  watching.terminate();
});

it('a page that answers nothing gives way to one that comes', async () => {
  const page = (): WebSocket => {
    const socket = new WebSocket(`ws://localhost:${bench.panel.port}/ws`, { origin: bench.panel.url });
    socket.on('error', () => undefined);
    return socket;
  };
  const silent = [page(), page()];
  await Promise.all(silent.map((socket) => new Promise((resolve) => socket.once('message', resolve))));
  for (const socket of silent) socket.pause();
  const isLetIn = (): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = page();
      socket.once('message', () => resolve(true));
      socket.once('close', () => resolve(false));
    });
  expect(await isLetIn()).toBe(false);
  await expect.poll(isLetIn, { interval: 500 }).toBe(true);
  for (const socket of silent) socket.terminate();
});
