import { createServer } from 'node:http';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { frameLength } from '../outputs/mp3-frames.ts';
import { createLog } from '../system/log.ts';
import { ManualClock } from '../time/clock.ts';
import { panelOptionsSchema } from './options.ts';
import { panelStateSchema, type ServerMessage, serverMessageSchema } from './protocol.ts';
import { type Panel, startPanel } from './server.ts';
import { createRehearsalHost, type RehearsalHost } from './testing/rehearsal-host.ts';
import { createToneFeed } from './testing/tone.ts';

const token = 'a-token-that-only-tests-know-0123456789';
const log = createLog({ level: 'error', format: 'json' });
const pageFolder = fileURLToPath(new URL('../../panel/', import.meta.url));

let clock: ManualClock;
let host: RehearsalHost;
let tone: Awaited<ReturnType<typeof createToneFeed>>;
let panel: Panel;

beforeEach(async () => {
  clock = new ManualClock(1000);
  tone = await createToneFeed(0.1);
  host = createRehearsalHost(clock, 'intervals', tone);
  const options = panelOptionsSchema.parse({ port: 0, maximumListeners: 2, maximumViewers: 2 });
  panel = await startPanel({ host, options, token, pageFolder, log });
});
afterEach(async () => {
  await panel.close();
  tone.close();
});

const play = (seconds: number): void => {
  for (let second = 0; second < seconds; second += 1) {
    clock.advanceTo(clock.nowSeconds() + 1);
    host.advance();
  }
};

const at = (path: string): string => `${panel.url}${path}`;
const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(at(path), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify(body),
  });

/** fetch does not let us choose the Host. */
const statusWithHost = (host: string, more = ''): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(panel.port, '127.0.0.1', () => {
      socket.end(
        `GET /api/v1/state HTTP/1.1\r\n${host ? `Host: ${host}\r\n` : ''}${more}Connection: close\r\n\r\n`,
      );
    });
    socket.once('data', (data) => {
      resolve(String(data).split(' ')[1] ?? '');
      socket.destroy();
    });
    socket.once('error', reject);
  });

describe('who may speak to us', () => {
  it('answers only to our own names and port', async () => {
    const { port } = panel;
    expect(await statusWithHost(`localhost:${port}`)).toBe('200');
    expect(await statusWithHost(`127.0.0.1:${port}`)).toBe('200');
    expect(await statusWithHost(`LOCALHOST:${port}`)).toBe('200');
    expect(await statusWithHost(`evil.example:${port}`)).toBe('421');
    expect(await statusWithHost(`localhost.evil.example:${port}`)).toBe('421');
    expect(await statusWithHost('localhost:1')).toBe('421');
    expect(await statusWithHost('localhost')).toBe('421');
    expect(await statusWithHost('')).toBe('400');
  });

  it('lets only our page or the token change anything', async () => {
    const send = async (headers: Record<string, string>): Promise<number> =>
      (await post('/api/v1/intent', { muted: true }, { authorization: '', ...headers })).status;
    expect(await send({})).toBe(403);
    expect(await send({ origin: 'http://evil.example' })).toBe(403);
    expect(await send({ origin: 'null' })).toBe(403);
    expect(await send({ origin: `http://localhost:${panel.port + 1}` })).toBe(403);
    expect(await send({ authorization: 'Bearer wrong' })).toBe(403);
    expect(host.commands).toEqual([]);
    expect(await send({ origin: panel.url })).toBe(200);
    expect(await send({ authorization: `Bearer ${token}` })).toBe(200);
    expect(host.commands).toHaveLength(2);
  });

  it('opens sockets only for our page or the token', async () => {
    const open = (options: object): Promise<string> =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://localhost:${panel.port}/ws`, options);
        socket.once('message', () => {
          resolve('open');
          socket.close();
        });
        socket.once('error', (error) => resolve(error.message));
      });
    expect(await open({})).toContain('403');
    expect(await open({ origin: 'http://evil.example' })).toContain('403');
    expect(await open({ origin: panel.url })).toBe('open');
    expect(await open({ headers: { authorization: `Bearer ${token}` } })).toBe('open');
    expect(await open({ origin: panel.url, headers: { host: `evil.example:${panel.port}` } })).toContain(
      '421',
    );
  });
});

describe('the API', () => {
  it('tells the state as its schema says', async () => {
    await post('/api/v1/intent', { playing: true });
    play(20);
    const state = panelStateSchema.parse(await (await fetch(at('/api/v1/state'))).json());
    expect(state.body.cadenceSpm).toBeCloseTo(150, -1);
    expect(state.clock?.tempoBpm).toBeCloseTo(150, -1);
    expect(state.outputs).toHaveLength(2);
  });

  it('takes readings with an age instead of a time, one or many', async () => {
    const one = await post('/api/v1/readings', {
      kind: 'heartRate',
      sensorId: 'phone',
      heartRateBpm: 140,
      ageSeconds: 2,
    });
    expect(await one.json()).toEqual({ accepted: 1 });
    expect(host.accepted[0]).toEqual({
      kind: 'heartRate',
      sensorId: 'phone',
      heartRateBpm: 140,
      atSeconds: 998,
    });
    const many = await post('/api/v1/readings', [
      { kind: 'cadence', sensorId: 'phone', cadenceSpm: 170 },
      { kind: 'step', sensorId: 'phone', atSeconds: 999.5 },
    ]);
    expect(await many.json()).toEqual({ accepted: 2 });
    expect(host.accepted.map(({ atSeconds }) => atSeconds)).toEqual([998, 1000, 999.5]);
  });

  it('refuses what no body can do, and says what', async () => {
    const refused = async (body: unknown): Promise<string> => {
      const response = await post('/api/v1/readings', body);
      expect(response.status).toBe(400);
      return ((await response.json()) as { error: string }).error;
    };
    const origin = { sensorId: 'phone' };
    expect(await refused({ ...origin, kind: 'heartRate', heartRateBpm: 300 })).toMatch(
      /^heartRateBpm: .*250/,
    );
    expect(await refused({ ...origin, kind: 'heartRate', heartRateBpm: 5 })).toMatch(/heartRateBpm.*20/);
    expect(await refused({ ...origin, kind: 'cadence', cadenceSpm: 301 })).toMatch(/cadenceSpm.*300/);
    expect(
      await refused([
        { ...origin, kind: 'step' },
        { ...origin, kind: 'speed', speedMps: 16 },
      ]),
    ).toMatch(/reading 1: speedMps/);
    expect(await refused({ ...origin, kind: 'speed', speedMps: 3, ageSeconds: -1 })).toMatch(/ageSeconds/);
    expect(await refused({ ...origin, kind: 'speed', speedMps: 3, ageSeconds: 1, atSeconds: 1 })).toMatch(
      /one of them/,
    );
    expect(await refused({ ...origin, kind: 'speed', speedMps: 3, atSeconds: 1_700_000_000 })).toMatch(
      /clock/,
    );
    expect(await refused({ ...origin, kind: 'flight' })).toMatch(/kind/);
    expect(await refused([])).toMatch(/1 to 256/);
    expect(await refused(null)).toBeTruthy();
    expect(await refused('run')).toBeTruthy();
    expect(host.accepted).toEqual([]);
  });

  it('survives what is not JSON, too large, of another type or too much', async () => {
    const raw = (body: string, type = 'application/json'): Promise<Response> =>
      fetch(at('/api/v1/readings'), {
        method: 'POST',
        headers: { 'content-type': type, authorization: `Bearer ${token}` },
        body,
      });
    expect((await raw('{')).status).toBe(400);
    expect((await raw('{"__proto__":{"a":1}}')).status).toBe(400);
    expect((await raw('x', 'text/plain')).status).toBe(415);
    expect((await raw(`"${'x'.repeat(70_000)}"`)).status).toBe(413);
    expect((await fetch(at('/api/v1/nothing'))).status).toBe(404);
    expect((await fetch(at('/../../package.json'))).status).toBe(404);
    const many = await Promise.all(Array.from({ length: 140 }, () => post('/api/v1/readings', {})));
    expect(many.filter(({ status }) => status === 429).length).toBeGreaterThan(10);
  });

  it('answers a wish that cannot be met with what there is', async () => {
    const response = await post('/api/v1/intent', { style: 'polka' });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: expect.stringContaining('electronic') });
    expect((await post('/api/v1/intent', { loudness: 1 })).status).toBe(400);
  });

  it('describes itself', async () => {
    const document = (await (await fetch(at('/api/v1/openapi.json'))).json()) as {
      paths: Record<string, Record<string, unknown>>;
    };
    expect(Object.keys(document.paths)).toEqual([
      '/api/v1/state',
      '/api/v1/intent',
      '/api/v1/readings',
      '/api/v1/devices',
      '/api/v1/health',
    ]);
    expect(JSON.stringify(document.paths['/api/v1/readings'])).toContain('ageSeconds');
  });
});

describe('watching from outside', () => {
  it('is healthy, or says what is not', async () => {
    const response = await fetch(at('/healthz'));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      status: 'degraded',
      stations: [{ station: 'player' }, {}],
    });
  });

  it('gives Prometheus well-formed text', async () => {
    await post('/api/v1/intent', { playing: true });
    play(10);
    const response = await fetch(at('/metrics'));
    expect(response.headers.get('content-type')).toContain('version=0.0.4');
    const text = await response.text();
    for (const line of text.trimEnd().split('\n')) {
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"]*",?)*\})? -?[\d.e+-]+)$/);
    }
    expect(text).toMatch(/^tactus_body_cadence_spm 1[45]\d/m);
    expect(text).toContain('tactus_station_status{station="composer",status="degraded"} 1');
  });
});

describe('the stream', () => {
  it('is MP3 that begins with a frame and goes on', async () => {
    const response = await fetch(at('/stream.mp3'));
    expect(response.headers.get('icy-description')).toMatch(/machine/);
    expect(response.headers.get('content-type')).toBe('audio/mpeg');
    expect(response.headers.get('cache-control')).toContain('no-store');
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const chunks: Uint8Array[] = [];
    while (chunks.reduce((sum, chunk) => sum + chunk.length, 0) < 20_000) {
      chunks.push((await reader.read()).value ?? new Uint8Array());
    }
    await reader.cancel();
    const bytes = Buffer.concat(chunks);
    const length = frameLength(bytes) ?? 0;
    expect(length).toBeGreaterThan(100);
    expect(frameLength(bytes, length)).toBeGreaterThan(100);
  });

  it('tells a playlist where it is, answers HEAD, and counts listeners out again', async () => {
    expect(await (await fetch(at('/playlist.m3u'))).text()).toContain(
      `http://localhost:${panel.port}/stream.mp3`,
    );
    expect((await fetch(at('/stream.mp3'), { method: 'HEAD' })).headers.get('content-type')).toBe(
      'audio/mpeg',
    );
    const open = [await fetch(at('/stream.mp3')), await fetch(at('/stream.mp3'))];
    expect((await fetch(at('/stream.mp3'))).status).toBe(503);
    await Promise.all(open.map((response) => response.body?.cancel()));
    await expect.poll(() => panel.health().counters.listeners).toBe(0);
  });

  it('drops a listener that does not read, and the others play on', async () => {
    const chunk = new Uint8Array(64 * 1024).fill(0xff);
    const listeners = new Set<(chunk: Uint8Array) => void>();
    const flood = {
      ...createRehearsalHost(clock),
      mp3: {
        subscribe: (listener: (chunk: Uint8Array) => void) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
    };
    const other = await startPanel({
      host: flood,
      options: panelOptionsSchema.parse({ port: 0 }),
      token,
      pageFolder,
      log,
    });
    const socket = connect(other.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(`GET /stream.mp3 HTTP/1.1\r\nHost: localhost:${other.port}\r\n\r\n`);
    await expect.poll(() => listeners.size).toBe(1);
    socket.pause();
    // The kernel takes some megabytes before it pushes back.
    for (let sent = 0; sent < 400 && listeners.size > 0; sent += 1) {
      for (const listener of listeners) listener(chunk);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await expect.poll(() => other.health().counters).toMatchObject({ listeners: 0, droppedListeners: 1 });
    expect(listeners.size).toBe(0);
    socket.destroy();
    await other.close();
  });
});

describe('the socket', () => {
  const open = async (): Promise<{ socket: WebSocket; messages: ServerMessage[] }> => {
    const socket = new WebSocket(`ws://localhost:${panel.port}/ws`, { origin: panel.url });
    const messages: ServerMessage[] = [];
    socket.on('message', (data) => messages.push(serverMessageSchema.parse(JSON.parse(String(data)))));
    await new Promise((resolve, reject) => {
      socket.once('message', resolve);
      socket.once('error', reject);
    });
    return { socket, messages };
  };

  it('tells the time to who asks', async () => {
    const { socket, messages } = await open();
    clock.advanceTo(1234.5);
    socket.send(JSON.stringify({ type: 'ping', id: 8 }));
    await expect
      .poll(() => messages.find(({ type }) => type === 'pong'))
      .toEqual({ type: 'pong', id: 8, atSeconds: 1234.5 });
    socket.close();
  });

  it('greets, takes commands, shows bars, states and points', async () => {
    const { socket, messages } = await open();
    expect(messages[0]).toMatchObject({ type: 'hello', protocol: 1, bars: [] });
    socket.send(JSON.stringify({ type: 'command', id: 5, command: { playing: true, volume01: 0.5 } }));
    await expect
      .poll(() => messages.find(({ type }) => type === 'answer'))
      .toEqual({ type: 'answer', id: 5, ok: true });
    play(30);
    await expect.poll(() => messages.filter(({ type }) => type === 'bar').length).toBeGreaterThan(8);
    await expect.poll(() => messages.filter(({ type }) => type === 'point').length).toBeGreaterThan(0);
    const bars = messages.flatMap((message) => (message.type === 'bar' ? [message.bar] : []));
    expect(bars.flatMap(({ notes }) => notes).length).toBeGreaterThan(50);
    expect(messages.findLast(({ type }) => type === 'state')).toMatchObject({ state: { volume01: 0.5 } });
    socket.close();
  });

  it('says what is wrong with a message and stays open; closes on floods, blobs and giants', async () => {
    const { socket, messages } = await open();
    const answers = (): ServerMessage[] => messages.filter(({ type }) => type === 'answer');
    for (const text of [
      '{',
      '[]',
      '{"type":"sing","id":1}',
      '{"type":"command","id":2,"command":{"style":"polka"}}',
    ]) {
      socket.send(text);
    }
    await expect.poll(() => answers().length).toBe(4);
    expect(answers().every((answer) => answer.type === 'answer' && !answer.ok && answer.error)).toBe(true);
    const closed = (of: WebSocket): Promise<number> => new Promise((resolve) => of.once('close', resolve));
    const flood = closed(socket);
    for (let index = 0; index < 200; index += 1) socket.send('{}');
    expect(await flood).toBe(1008);
    const blob = (await open()).socket;
    const blobClosed = closed(blob);
    blob.send(Buffer.alloc(4));
    expect(await blobClosed).toBe(1008);
    const giant = (await open()).socket;
    const giantClosed = closed(giant);
    giant.send('x'.repeat(70_000));
    expect(await giantClosed).toBe(1009);
  });

  it('turns away more viewers than it has room for', async () => {
    const two = [await open(), await open()];
    const third = new WebSocket(`ws://localhost:${panel.port}/ws`, { origin: panel.url });
    expect(await new Promise((resolve) => third.once('close', resolve))).toBe(1013);
    for (const { socket } of two) socket.terminate();
    await expect.poll(() => panel.health().counters.viewers).toBe(0);
  });
});

it('serves the page, or says that it is not built', async () => {
  const response = await fetch(at('/'));
  expect(response.headers.get('content-type')).toContain('text/html');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(await response.text()).toContain('<div id="panel">');
  const options = panelOptionsSchema.parse({ port: 0 });
  const bare = await startPanel({ host, options, token, pageFolder: '/nowhere', log });
  expect(await (await fetch(bare.url)).text()).toContain('npm run build');
  await bare.close();
});

it('says 69 when the port is in use', async () => {
  const blocker = createServer();
  const port = await new Promise<number>((resolve) => {
    blocker.listen(0, '127.0.0.1', () => resolve((blocker.address() as { port: number }).port));
  });
  const options = panelOptionsSchema.parse({ port });
  const error = await startPanel({ host, options, token, pageFolder, log }).catch(
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ exitCode: 69, message: expect.stringContaining(`Port ${port} is in use`) });
  blocker.close();
});
