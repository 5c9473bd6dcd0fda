import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AskedAs, askAs } from '../testing/ask-as.ts';
import { openPanelBench, type PanelBench } from '../testing/panel-bench.ts';

let bench: PanelBench;
beforeEach(async () => {
  // The doors are not to be changed under a request: what opens them is told elsewhere.
  bench = await openPanelBench({ listen: 'everywhere' });
});
afterEach(() => bench.close());

const ask = (asked: AskedAs) => askAs(bench.panel.port, asked);
const claim = (code: unknown, more: Partial<AskedAs> = {}) =>
  ask({ method: 'POST', path: '/api/v1/pairing/claim', body: { code, name: 'phone' }, ...more });
const makeCode = async (role: string): Promise<string> => {
  const answer = await bench.post('/api/v1/pairing', { role });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { code: string }).code;
};
const pair = async (role: string) =>
  (await claim(await makeCode(role))).json as { token: string; id: string };
const wrong = (code: string): string => `${(Number(code[0]) + 1) % 10}${code.slice(1)}`;

describe('a stranger', () => {
  it('finds the page and pairing, and nothing else', async () => {
    const open = ['/', '/index.html', '/api/v1/pairing'];
    for (const path of open) expect([path, (await ask({ path })).status]).toEqual([path, 200]);
    const shut = [
      ...['/healthz', '/metrics', '/stream.mp3', '/playlist.m3u', '/api/v1/openapi.json'],
      ...[
        '/api/v1/state',
        '/api/v1/devices',
        '/api/v1/users',
        '/api/v1/guest',
        '/api/v1/senders/traccar?id=1&lat=1&lon=1',
      ],
    ];
    for (const path of shut) {
      const { status, json, headers } = await ask({ path });
      expect([path, status, headers['www-authenticate']]).toEqual([
        path,
        401,
        path.endsWith('guest') ? undefined : 'Bearer',
      ]);
      expect(Object.keys(json)).toEqual(['error']);
    }
    for (const path of ['/api/v1/intent', '/api/v1/readings', '/api/v1/pairing', '/api/v1/stream-ticket']) {
      expect([path, (await ask({ method: 'POST', path, body: {} })).status]).toEqual([path, 401]);
    }
    expect(bench.host.commands).toEqual([]);
    expect((await ask({ path: '/api/v1/pairing' })).json).toEqual({
      you: { role: 'guest' },
      awaitsCode: false,
      tap: { unheardBecause: 'Nothing sounds here.' },
      guests: [],
    });
  });

  it('pairs once with the code that an admin asked for, and is who it made him', async () => {
    const code = await makeCode('performer');
    expect((await ask({ path: '/api/v1/pairing' })).json).toMatchObject({ awaitsCode: true });
    const spoken = `${code.slice(0, 3)} ${code.slice(3, 6)}-${code.slice(6)} `;
    const { status, json, headers } = await claim(spoken, { body: { code: spoken, name: 'Anna’s phone' } });
    expect([status, json.role, headers['cache-control']]).toEqual([200, 'performer', 'no-store']);
    expect((await claim(code)).status).toBe(401);
    const { token, id } = json;
    expect((await ask({ path: '/api/v1/pairing', token })).json).toMatchObject({
      you: { role: 'performer', id },
    });
    expect((await ask({ path: '/api/v1/state', token })).status).toBe(200);
    const steer = { method: 'POST', path: '/api/v1/intent', body: { muted: true }, token };
    expect((await ask(steer)).json).toMatchObject({ muted: true });
    expect((await ask({ ...steer, headers: { origin: 'http://evil.example' } })).status).toBe(403);
    for (const [method, path, body] of [
      ['POST', '/api/v1/pairing', { role: 'admin' }],
      ['GET', '/api/v1/users', undefined],
      ['PATCH', `/api/v1/users/${id}`, { role: 'admin' }],
    ] as const) {
      expect([path, (await ask({ method, path, body, token })).status]).toEqual([path, 403]);
    }
  });

  it('is told where to go, with the code behind a #', async () => {
    const answer = (await (await bench.post('/api/v1/pairing', { role: 'viewer' })).json()) as {
      code: string;
      urls: string[];
      expiresInSeconds: number;
    };
    expect(answer.expiresInSeconds).toBe(600);
    expect(answer.urls.length).toBeGreaterThan(0);
    const ending = `:${bench.panel.port}/#pair=${answer.code}`;
    expect(answer.urls.filter((url) => url.startsWith('http://') && !url.endsWith(ending))).toEqual([]);
  });
});

describe('whoever guesses', () => {
  it('voids the code by five tries, and is locked out after ten, all of it told, none of it said', async () => {
    const code = await makeCode('admin');
    for (let tries = 0; tries < 5; tries += 1) expect((await claim(wrong(code))).status).toBe(401);
    expect((await claim(code)).status).toBe(401);
    const next = await makeCode('admin');
    for (let tries = 0; tries < 4; tries += 1) expect((await claim(wrong(next))).status).toBe(401);
    const late = await claim(next);
    expect([late.status, late.headers['retry-after'], late.json.error]).toEqual([
      429,
      '60',
      expect.stringContaining('60 s'),
    ]);
    expect((await ask({ path: '/api/v1/state', token: 'guess' })).headers['retry-after']).toBe('60');
    const health = bench.panel.health();
    expect(health).toMatchObject({
      counters: { refused: 12 },
      gauges: { users: 0, lockedOut: 1 },
      lastRefusal: { reason: expect.stringMatching(/^429: /), from: 'HTTP 127.0.0.1' },
    });
    // From elsewhere the code is as good as before.
    expect((await claim(next, { from: '127.0.0.2' })).status).toBe(200);
  });

  it('is not heard after ten minutes, nor when nobody is awaited any more', async () => {
    const first = await makeCode('viewer');
    bench.clock.advanceTo(1600);
    expect((await claim(first)).status).toBe(401);
    const second = await makeCode('viewer');
    const cancel = { method: 'DELETE', path: '/api/v1/pairing' };
    expect((await ask(cancel)).status).toBe(401);
    expect((await ask({ ...cancel, host: 'localhost', headers: { origin: bench.panel.url } })).status).toBe(
      200,
    );
    expect((await claim(second)).status).toBe(401);
  });

  it('leaves nothing of a code that was sent wrongly where others read it', async () => {
    const code = await makeCode('admin');
    const sent = [code.slice(1), Number(code), `${code}0`, [code], { code }, `${code.slice(0, 12)}x`];
    for (const each of sent) expect([each, (await claim(each)).status]).toEqual([each, 400]);
    const bodies = [
      `{"code":"${code}`,
      `{"code":"${code}","name":"x","${code}":1}`,
      `"${code}"`,
      `{"code":"${code}","name":1}`,
    ];
    for (const body of bodies) expect([body, (await claim('', { body })).status]).toEqual([body, 400]);
    const seen = JSON.stringify([bench.panel.health(), bench.host.refused]);
    expect(seen).toContain('400: ');
    for (let start = 0; start <= 8; start += 1) expect(seen).not.toContain(code.slice(start, start + 5));
    expect((await claim(code)).status).toBe(200);
  });
});

describe('users', () => {
  it('are listed, renamed, given another role and removed by admins; a stream ends with its listener', async () => {
    const admin = await pair('admin');
    const { token, id } = await pair('performer');
    const { json: users } = await ask({ path: '/api/v1/users', token: admin.token });
    expect(users.map(({ role }: { role: string }) => role)).toEqual(['admin', 'performer']);
    expect(JSON.stringify(users)).not.toMatch(/hash/i);
    const path = `/api/v1/users/${id}`;
    const change = (body: unknown) => ask({ method: 'PATCH', path, body, token: admin.token });
    expect((await change({ name: ' Ben ', role: 'viewer' })).json).toMatchObject({
      id,
      name: 'Ben',
      role: 'viewer',
    });
    expect((await change({ tokenHash: 'x' })).status).toBe(400);
    expect((await ask({ method: 'POST', path: '/api/v1/intent', body: { muted: true }, token })).status).toBe(
      403,
    );
    const response = await fetch(bench.at('/stream.mp3'), { headers: { authorization: `Bearer ${token}` } });
    const ended = response.text().catch(() => 'cut');
    await expect.poll(() => bench.panel.health().gauges.listeners).toBe(1);
    expect((await ask({ method: 'DELETE', path, token: admin.token })).json).toEqual({ removed: id });
    await ended;
    expect(bench.panel.health().gauges.listeners).toBe(0);
    expect((await ask({ path: '/api/v1/state', token })).status).toBe(401);
    expect((await ask({ method: 'DELETE', path, token: admin.token })).status).toBe(404);
  });

  it('may remove themselves, but the last admin only when he is certain', async () => {
    const { token, id } = await pair('admin');
    const viewer = await pair('viewer');
    const path = `/api/v1/users/${id}`;
    expect((await ask({ method: 'DELETE', path, token: viewer.token })).status).toBe(403);
    expect(
      (await ask({ method: 'DELETE', path: `/api/v1/users/${viewer.id}`, token: viewer.token })).status,
    ).toBe(200);
    expect((await ask({ method: 'DELETE', path, token })).status).toBe(409);
    const demote = { method: 'PATCH', body: { role: 'viewer' }, token };
    expect((await ask({ ...demote, path })).status).toBe(409);
    const second = await pair('admin');
    expect((await ask({ ...demote, path })).status).toBe(200);
    const last = `/api/v1/users/${second.id}?evenLastAdmin=true`;
    expect((await ask({ method: 'DELETE', path: last, token: second.token })).status).toBe(200);
  });
});
