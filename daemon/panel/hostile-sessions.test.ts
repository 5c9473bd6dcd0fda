import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { monotonicClock } from '../time/clock.ts';
import { elsewhere } from './testing/elsewhere.ts';
import { openPanelBench, type PanelBench, token } from './testing/panel-bench.ts';
import { openRaw, sayRaw } from './testing/raw.ts';

let bench: PanelBench;
beforeEach(async () => {
  bench = await openPanelBench();
});
afterEach(() => bench.close());

const nothingHappened = (): void => {
  expect(bench.host.commands).toEqual([]);
  expect(bench.host.accepted).toEqual([]);
};

describe('hostile messages on a WebSocket that is open', () => {
  const deep = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  const readings = (many: number): string =>
    JSON.stringify({ type: 'readings', id: 1, readings: Array(many).fill({ kind: 'step', sensorId: 'x' }) });

  it.each<[string, string | Buffer, 'refused' | number]>([
    ['noise', Buffer.from([0, 255, 1, 254]), 1008],
    ['a wish as bytes', Buffer.from('{"type":"command","command":{"muted":true}}'), 1008],
    ['one that is too large', 'x'.repeat(70_000), 1009],
    ['text that is no text', '\ud800', 'refused'],
    ['no JSON', '{"type":', 'refused'],
    ['nothing', '', 'refused'],
    ['a number', '1e309', 'refused'],
    ['nothing of JSON', 'null', 'refused'],
    ['a list', '[]', 'refused'],
    ['a type that is none', '{"type":"admin"}', 'refused'],
    ['the type of an answer of ours', '{"type":"hello"}', 'refused'],
    ['ten thousand objects in each other', deep(10_000), 'refused'],
    ['thirty thousand brackets', '['.repeat(30_000), 'refused'],
    [
      'the mother of all objects',
      '{"type":"command","id":1,"command":{"__proto__":{"muted":true}}}',
      'refused',
    ],
    [
      'a wish with a stranger in it',
      '{"type":"command","id":1,"command":{"muted":true,"role":"admin"}}',
      'refused',
    ],
    ['a wish beyond all measure', '{"type":"command","id":1,"command":{"volume01":1e308}}', 'refused'],
    ['readings without end', readings(300), 'refused'],
    [
      'readings of no body',
      '{"type":"readings","id":1,"readings":[{"kind":"speed","sensorId":"x","speedMps":-1}]}',
      'refused',
    ],
    ['an id that is none', '{"type":"command","id":"1; DROP","command":{"muted":true}}', 'refused'],
  ])('%s', async (_what, message, must) => {
    const socket = new WebSocket(`${bench.panel.url.replace('http', 'ws')}/ws`, { origin: bench.panel.url });
    await once(socket, 'message');
    const outcome = new Promise((resolve) => {
      socket.on('close', resolve);
      socket.on('message', (data) => {
        const said = JSON.parse(String(data));
        if (said.type === 'answer') resolve(said.ok ? 'taken' : 'refused');
      });
    });
    socket.send(message);
    expect(await outcome).toBe(must);
    nothingHappened();
    socket.terminate();
  });
});

describe.skipIf(!elsewhere)('hostile beginnings of a WebSocket of another machine', () => {
  beforeEach(async () => {
    await bench.close();
    bench = await openPanelBench({ listen: 'everywhere' });
  });

  it.each<[string, readonly (string | Buffer)[]]>([
    ['a guessed token', ['{"type":"auth","token":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}']],
    ["the owner's token, which is for this machine alone", [`{"type":"auth","token":"${token}"}`]],
    ['no token', ['{"type":"auth"}']],
    ['a token that is a list', ['{"type":"auth","token":["x"]}']],
    ['a wish before a word of who he is', ['{"type":"command","id":1,"command":{"muted":true}}']],
    ['readings before it', ['{"type":"readings","id":1,"readings":[{"kind":"step","sensorId":"x"}]}']],
    ['noise', [Buffer.from([1, 2, 3])]],
    ['a right word as bytes', [Buffer.from('{"type":"auth","token":"VIEWER"}')]],
    ['much', ['x'.repeat(70_000)]],
    ['nothing', []],
    [
      'a viewer who wishes',
      ['{"type":"auth","token":"VIEWER"}', '{"type":"command","id":1,"command":{"muted":true}}'],
    ],
    [
      'a viewer who tells readings',
      [
        '{"type":"auth","token":"VIEWER"}',
        '{"type":"readings","id":1,"readings":[{"kind":"step","sensorId":"x"}]}',
      ],
    ],
    ['one who was removed', ['{"type":"auth","token":"REMOVED"}']],
  ])('%s', async (_what, messages) => {
    const { users } = bench.access;
    const viewer = users.add('viewer', 'viewer').token;
    const removed = users.add('removed', 'admin');
    users.remove(removed.user.id);
    const fill = (text: string): string => text.replace('VIEWER', viewer).replace('REMOVED', removed.token);
    const at = `${elsewhere}:${bench.panel.port}`;
    const socket = new WebSocket(`ws://${at}/ws`, { origin: `http://${at}` });
    const said: string[] = [];
    const outcome = new Promise((resolve) => {
      socket.on('close', (code) => resolve(code));
      socket.on('message', (data) => {
        const message = JSON.parse(String(data));
        said.push(message.type);
        if (message.type === 'answer') resolve(message.ok ? 'taken' : 'refused');
      });
    });
    await once(socket, 'open');
    for (const message of messages)
      socket.send(
        typeof message === 'string' ? fill(message) : Buffer.from(fill(message.toString('latin1')), 'latin1'),
      );
    const isKnown = messages[0] !== undefined && messages.length > 1;
    if (isKnown) expect(await outcome).toBe('refused');
    else {
      expect([1008, 1009, 4401]).toContain(await outcome);
      expect(said).toEqual([]);
    }
    nothingHappened();
    socket.terminate();
  });
});

describe('codes', () => {
  const claim = async (code: unknown, name = 'phone'): Promise<Response> =>
    bench.post('/api/v1/pairing/claim', { code, name }, { authorization: '', origin: bench.panel.url });
  const wrongOf = (digits: string): string => `${digits.slice(0, -1)}${(Number(digits.at(-1)) + 1) % 10}`;

  it('that are replayed, expired, void, cancelled or replaced let nobody in', async () => {
    const { pairing, users } = bench.access;
    const replayed = pairing.offer('viewer').digits;
    expect((await claim(replayed)).status).toBe(200);
    expect((await claim(replayed)).status).toBe(401);

    const expired = pairing.offer('admin').digits;
    bench.clock.advanceTo(bench.clock.nowSeconds() + 601);
    expect((await claim(expired)).status).toBe(401);

    const cancelled = pairing.offer('admin').digits;
    pairing.cancel();
    expect((await claim(cancelled)).status).toBe(401);

    const replaced = pairing.offer('admin').digits;
    pairing.offer('viewer');
    expect((await claim(replaced)).status).toBe(401);

    bench.clock.advanceTo(bench.clock.nowSeconds() + 120);
    const guessed = pairing.offer('admin').digits;
    for (let tries = 0; tries < 5; tries += 1) expect((await claim(wrongOf(guessed))).status).toBe(401);
    expect((await claim(guessed)).status).toBe(401);
    expect(users.list()).toMatchObject([{ name: 'phone', role: 'viewer' }]);
    nothingHappened();
  });

  it('that are guessed lock out who guesses, with a right one, too', async () => {
    const { pairing, users } = bench.access;
    for (let tries = 0; tries < 10; tries += 1) {
      const { digits } = pairing.offer('admin');
      await claim(wrongOf(digits));
    }
    expect((await claim(pairing.offer('admin').digits)).status).toBe(429);
    bench.clock.advanceTo(bench.clock.nowSeconds() + 61);
    expect((await claim(pairing.offer('admin').digits)).status).toBe(200);
    expect(users.list()).toHaveLength(1);
  });

  it.each([
    ['a number', 1234567890123],
    ['digits of another script', '١٢٣٤٥٦٧٨٩٠١٢٣'],
    ['a list', ['1234567890123']],
    ['too long', '1'.repeat(200)],
    ['empty', ''],
    ['an object', { $ne: '' }],
  ])('that are %s are none', async (_what, code) => {
    bench.access.pairing.offer('admin');
    expect((await claim(code)).status).toBe(400);
    expect(bench.access.users.list()).toEqual([]);
  });

  it('are claimed by no foreign page, and are not asked for by GET', async () => {
    const { digits } = bench.access.pairing.offer('admin');
    const foreign = { authorization: '', origin: 'http://evil.example' };
    const response = await bench.post('/api/v1/pairing/claim', { code: digits, name: 'evil' }, foreign);
    expect(response.status).toBe(403);
    expect((await fetch(bench.at(`/api/v1/pairing/claim?code=${digits}&name=evil`))).status).toBe(404);
    expect(JSON.stringify(await (await fetch(bench.at('/api/v1/pairing'))).json())).not.toContain(digits);
    expect(bench.access.users.list()).toEqual([]);
  });
});

it('requests that come by drops are not waited for, and others are served meanwhile', async () => {
  const door = { host: '127.0.0.1', port: bench.panel.port };
  const host = `Host: localhost:${door.port}`;
  const body = `POST /api/v1/readings HTTP/1.1\r\n${host}\r\nOrigin: ${bench.panel.url}\r\nContent-Type: application/json\r\n`;
  const slow = [
    ['a line', 'GET /api/v1/state'],
    ['headers', `GET / HTTP/1.1\r\n${host}\r\nX: `],
    ['a body', `${body}Content-Length: 5000\r\n\r\n[`],
    ['chunks', `${body}Transfer-Encoding: chunked\r\n\r\n1\r\n[\r\n`],
    ['line ends before it', '\r\n'],
  ] as const;
  const beginSeconds = monotonicClock.nowSeconds();
  const sockets = await Promise.all(
    slow.map(async ([what, beginning]) => {
      const socket = await openRaw(door);
      socket.resume();
      socket.write(beginning);
      const drops = setInterval(
        () => socket.write(what === 'chunks' ? '1\r\n \r\n' : what === 'line ends before it' ? '\r\n' : ' '),
        200,
      );
      return { closed: once(socket, 'close').finally(() => clearInterval(drops)) };
    }),
  );
  const [answer] = await sayRaw(door, `GET /healthz HTTP/1.1\r\n${host}\r\n\r\n`);
  expect(answer?.status).toBe(200);
  await Promise.all(sockets.map(({ closed }) => closed));
  // Ten seconds, and a machine that has much else to do.
  expect(monotonicClock.nowSeconds() - beginSeconds).toBeLessThan(60);
  nothingHappened();
});
