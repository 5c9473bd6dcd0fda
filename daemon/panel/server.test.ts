import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { panelOptionsSchema } from './options.ts';
import { panelStateSchema } from './protocol/protocol.ts';
import { startPanel } from './server.ts';
import { log, openPanelBench, type PanelBench, pageFolder, token } from './testing/panel-bench.ts';
import { parseMetrics } from './testing/prometheus.ts';
import { createRehearsalSubjects } from './testing/rehearsal-subjects.ts';

let bench: PanelBench;
beforeEach(async () => {
  bench = await openPanelBench();
});
afterEach(() => bench.close());

/** fetch lets us choose neither the Host nor a path with dots. */
const statusOf = (host: string, path = '/api/v1/state'): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(bench.panel.port, '127.0.0.1', () => {
      const hostLine = host ? `Host: ${host}\r\n` : '';
      socket.write(`GET ${path} HTTP/1.1\r\n${hostLine}Connection: close\r\n\r\n`);
    });
    socket.once('data', (data) => {
      resolve(String(data).split(' ')[1] ?? '');
      socket.destroy();
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error(`no answer to ${path}`)));
  });

describe('who may speak to us', () => {
  it('answers only to our own names and port', async () => {
    const { port } = bench.panel;
    expect(await statusOf(`localhost:${port}`)).toBe('200');
    expect(await statusOf(`127.0.0.1:${port}`)).toBe('200');
    expect(await statusOf(`LOCALHOST:${port}`)).toBe('200');
    expect(await statusOf(`evil.example:${port}`)).toBe('421');
    expect(await statusOf(`localhost.evil.example:${port}`)).toBe('421');
    expect(await statusOf('localhost:1')).toBe('421');
    expect(await statusOf('localhost')).toBe('421');
    expect(await statusOf('')).toBe('400');
  });

  it('lets only our page or the token change anything', async () => {
    const send = async (headers: Record<string, string>): Promise<number> =>
      (await bench.post('/api/v1/intent', { muted: true }, { authorization: '', ...headers })).status;
    expect(await send({})).toBe(403);
    expect(await send({ origin: 'http://evil.example' })).toBe(403);
    expect(await send({ origin: 'null' })).toBe(403);
    expect(await send({ origin: `http://localhost:${bench.panel.port + 1}` })).toBe(403);
    expect(await send({ authorization: 'Bearer wrong' })).toBe(403);
    expect(bench.host.commands).toEqual([]);
    expect(await send({ origin: bench.panel.url })).toBe(200);
    expect(await send({ authorization: `Bearer ${token}` })).toBe(200);
    expect(await send({ authorization: `bearer  ${token}` })).toBe(200);
    expect(bench.host.commands).toHaveLength(3);
  });

  it('opens sockets only for our page or the token, or to be told one', async () => {
    const open = (options: object): Promise<string> =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://localhost:${bench.panel.port}/ws`, options);
        socket.once('open', () => socket.send('{}'));
        socket.once('close', (_, reason) => resolve(String(reason)));
        socket.once('message', () => {
          resolve('open');
          socket.close();
        });
        socket.once('error', (error) => resolve(error.message));
      });
    expect(await open({})).toBe('say who you are first');
    expect(await open({ origin: 'http://evil.example' })).toContain('403');
    expect(await open({ origin: bench.panel.url })).toBe('open');
    expect(await open({ headers: { authorization: `Bearer ${token}` } })).toBe('open');
    expect(
      await open({ origin: bench.panel.url, headers: { host: `evil.example:${bench.panel.port}` } }),
    ).toContain('421');
  });
});

describe('the API', () => {
  it('tells the state as its schema says', async () => {
    await bench.post('/api/v1/intent', { playing: true });
    bench.play(20);
    const state = panelStateSchema.parse(await (await fetch(bench.at('/api/v1/state'))).json());
    expect(state.body.cadenceSpm).toBeCloseTo(150, -1);
    expect(state.clock?.tempoBpm).toBeCloseTo(150, -1);
    expect(state.outputs).toHaveLength(2);
  });

  it('takes readings with an age instead of a time, one or many', async () => {
    const one = await bench.post('/api/v1/readings', {
      kind: 'heartRate',
      sensorId: 'phone',
      heartRateBpm: 140,
      ageSeconds: 2,
    });
    expect(await one.json()).toEqual({ accepted: 1 });
    expect(bench.host.accepted[0]).toEqual({
      kind: 'heartRate',
      sensorId: 'phone',
      heartRateBpm: 140,
      atSeconds: 998,
    });
    const many = await bench.post('/api/v1/readings', [
      { kind: 'cadence', sensorId: 'phone', cadenceSpm: 170 },
      { kind: 'step', sensorId: 'phone', atSeconds: 999.5 },
    ]);
    expect(await many.json()).toEqual({ accepted: 2 });
    expect(bench.host.accepted.map(({ atSeconds }) => atSeconds)).toEqual([998, 1000, 999.5]);
  });

  it('refuses what no body can do, and says what', async () => {
    const refused = async (body: unknown): Promise<string> => {
      const response = await bench.post('/api/v1/readings', body);
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
    expect(bench.host.accepted).toEqual([]);
  });

  it('survives what is not JSON, too large, of another type or too much', async () => {
    const raw = (body: string, type = 'application/json'): Promise<Response> =>
      fetch(bench.at('/api/v1/readings'), {
        method: 'POST',
        headers: { 'content-type': type, authorization: `Bearer ${token}` },
        body,
      });
    expect((await raw('{')).status).toBe(400);
    expect((await raw('{"__proto__":{"a":1}}')).status).toBe(400);
    expect((await raw('x', 'text/plain')).status).toBe(415);
    expect((await raw(`"${'x'.repeat(70_000)}"`)).status).toBe(413);
    expect((await fetch(bench.at('/api/v1/nothing'))).status).toBe(404);
    const many = await Promise.all(Array.from({ length: 140 }, () => bench.post('/api/v1/readings', {})));
    expect(many.filter(({ status }) => status === 429).length).toBeGreaterThan(10);
  });

  it('gives no file but those of the page', async () => {
    const own = `localhost:${bench.panel.port}`;
    expect(await statusOf(own, '/index.html')).toBe('200');
    for (const up of ['/../', '/%2e%2e/', '/..%2f', '/assets/../../', '/..\\']) {
      expect(await statusOf(own, `${up}package.json`)).toMatch(/^40[034]$/);
    }
  });

  it('answers a wish that cannot be met with what there is', async () => {
    const response = await bench.post('/api/v1/intent', { style: 'polka' });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: expect.stringContaining('electronic') });
    expect((await bench.post('/api/v1/intent', { loudness: 1 })).status).toBe(400);
    const nothing = await bench.post('/api/v1/intent', { styleWeights: { game: 0 } });
    expect(nothing.status).toBe(400);
    expect(await nothing.json()).toEqual({ error: 'styleWeights: one style must weigh more than 0' });
  });

  it('describes itself', async () => {
    const document = (await (await fetch(bench.at('/api/v1/openapi.json'))).json()) as {
      paths: Record<string, Record<string, unknown>>;
    };
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/api/v1/state', '/api/v1/readings']),
    );
    expect(JSON.stringify(document)).toContain('ageSeconds');
  });
});

describe('watching from outside', () => {
  it('is healthy, or says what is not', async () => {
    const response = await fetch(bench.at('/healthz'));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      status: 'degraded',
      stations: [{ station: 'player' }, {}],
    });
  });

  it('gives Prometheus well-formed text', async () => {
    await bench.post('/api/v1/intent', { playing: true });
    bench.play(10);
    const response = await fetch(bench.at('/metrics'));
    expect(response.headers.get('content-type')).toContain('version=0.0.4');
    const text = await response.text();
    expect(parseMetrics(text).get('tactus_tempo_bpm')).toMatchObject({ type: 'gauge' });
    expect(text).toMatch(/^tactus_body_cadence_spm 1[45]\d/m);
    expect(text).toContain('tactus_station_status{station="composer",status="degraded"} 1');
  });
});

it('serves the page, or says that it is not built', async () => {
  const response = await fetch(bench.at('/'));
  expect(response.headers.get('content-type')).toContain('text/html');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(await response.text()).toContain('<div id="panel">');
  const options = panelOptionsSchema.parse({ port: 0 });
  const bare = await startPanel({
    ...createRehearsalSubjects(bench.host),
    options,
    access: bench.access,
    pageFolder: '/nowhere',
    log,
  });
  expect(await (await fetch(bare.url)).text()).toContain('npm run build');
  await bare.close();
});

it('says 69 when the port is in use', async () => {
  const blocker = createServer();
  const port = await new Promise<number>((resolve) => {
    blocker.listen(0, '127.0.0.1', () => resolve((blocker.address() as { port: number }).port));
  });
  const options = panelOptionsSchema.parse({ port });
  const error = await startPanel({
    ...createRehearsalSubjects(bench.host),
    options,
    access: bench.access,
    pageFolder,
    log,
  }).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ exitCode: 69, message: expect.stringContaining(`Port ${port} is in use`) });
  blocker.close();
});
