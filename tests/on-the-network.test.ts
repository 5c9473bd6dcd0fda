import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Daemon, startDaemonIn } from './support/daemon.ts';
import { type Lan, type LanAnswer, type LanRequest, noLan, openLan } from './support/lan.ts';

const port = 7272;

describe.skipIf(noLan)('a device in a network', () => {
  const state = mkdtempSync(join(tmpdir(), 'tactus-network-'));
  let lan: Lan;
  let daemon: Daemon;

  const play = (): Promise<Daemon> =>
    startDaemonIn(lan.device, state, '--simulate', 'easy', '--output', 'stream', '--port', `${port}`);
  beforeAll(async () => {
    lan = openLan();
    daemon = await play();
  });
  afterAll(async () => {
    await daemon?.stop();
    lan?.close();
    rmSync(state, { recursive: true });
  });

  const onDevice = (request: Omit<LanRequest, 'url'>, path: string): LanAnswer =>
    lan.device.ask({
      ...request,
      url: `http://localhost:${port}${path}`,
      headers: { origin: `http://localhost:${port}`, ...request.headers },
    })[0]!;
  const addresses = (): readonly string[] => [
    `http://${lan.device.ipv4}:${port}`,
    `http://[${lan.device.ipv6}]:${port}`,
  ];
  const askForCode = (role: string): string => {
    const { status, body } = onDevice({ method: 'POST', body: { role } }, '/api/v1/pairing');
    expect([status, body]).toEqual([200, expect.stringMatching(/"code":"\d{13}"/)]);
    return (JSON.parse(body) as { code: string }).code;
  };

  it('is not there for others until somebody asks for a code on it', () => {
    expect(onDevice({}, '/api/v1/state').status).toBe(200);
    const there = lan.phone.ask(...addresses().map((url) => ({ url })));
    expect(there.map(({ status }) => status)).toEqual([0, 0]);
    askForCode('viewer');
    const then = lan.phone.ask(...addresses().map((url) => ({ url })));
    expect(then.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('gives nothing to who is not paired but the page where he pairs', async () => {
    // An authority is made beside.
    await expect.poll(() => onDevice({}, '/ca').status, { timeout: 30_000, interval: 500 }).toBe(200);
    const described = JSON.parse(onDevice({}, '/api/v1/openapi.json').body) as {
      paths: Record<string, Record<string, unknown>>;
    };
    const open = new Set<string>();
    for (const base of addresses()) {
      const requests = Object.entries(described.paths).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => ({
          method: method.toUpperCase(),
          url: base + path.replace(/\{\w+\}/g, 'any'),
        })),
      );
      expect(requests.length).toBeGreaterThan(25);
      for (const [index, { status }] of lan.stranger.ask(...requests).entries()) {
        const { method, url } = requests[index]!;
        if (status !== 401) open.add(`${method} ${url.slice(base.length)} ${status}`);
      }
    }
    expect([...open].sort()).toEqual([
      'GET /api/v1/https 200',
      'GET /api/v1/pairing 200',
      'GET /ca 200',
      'GET /ca/page.css 200',
      'GET /ca/tactus.crt 200',
      'GET /ca/tactus.mobileconfig 200',
      // It is there for upgrades alone.
      'GET /ws 404',
      // What was sent is looked at first: what a guest may, and a code.
      'POST /api/v1/guest 400',
      'POST /api/v1/pairing/claim 400',
      // There are no headphones to tap a code in.
      'POST /api/v1/pairing/tap 409',
    ]);
    const [pairing, wish, wrong] = lan.stranger.ask(
      { url: `${addresses()[0]}/api/v1/pairing` },
      { method: 'POST', url: `${addresses()[0]}/api/v1/guest`, body: { playing: false } },
      {
        method: 'POST',
        url: `${addresses()[0]}/api/v1/pairing/claim`,
        body: { code: '0'.repeat(13), name: 'x' },
      },
    );
    expect(JSON.parse(pairing!.body)).toMatchObject({ you: { role: 'guest' }, awaitsCode: true });
    expect([wish?.status, wrong?.status]).toEqual([401, 401]);
  });

  it('shuts out who guesses, and nobody else; five wrong codes void the right one', () => {
    const code = askForCode('viewer');
    const claim = (digits: string): LanRequest => ({
      method: 'POST',
      url: `${addresses()[0]}/api/v1/pairing/claim`,
      body: { code: digits, name: 'guesser' },
    });
    const other = code.startsWith('0') ? '1' : '0';
    const guesses = Array.from({ length: 12 }, (_, guess) =>
      claim(`${other}${String(guess).padStart(12, '0')}`),
    );
    const statuses = lan.stranger.ask(...guesses).map(({ status }) => status);
    expect(statuses.slice(0, 9)).toEqual(Array.from({ length: 9 }, () => 401));
    expect(statuses.slice(10)).toEqual([429, 429]);
    const right = claim(code);
    expect(lan.stranger.ask(right)[0]?.status).toBe(429);
    expect(lan.phone.ask(right)[0]?.status).toBe(401);
    expect(lan.phone.ask(claim(askForCode('viewer')))[0]?.status).toBe(200);
  });

  it('lets each do what his role is for, until he is removed', () => {
    const base = addresses()[0]!;
    const pair = (role: string): LanRequest['headers'] => {
      const [answer] = lan.phone.ask({
        method: 'POST',
        url: `${base}/api/v1/pairing/claim`,
        body: { code: askForCode(role), name: `a ${role}` },
      });
      return { authorization: `Bearer ${(JSON.parse(answer!.body) as { token: string }).token}` };
    };
    const wishes = (headers: LanRequest['headers']): readonly number[] =>
      lan.phone
        .ask(
          ...[
            { url: `${base}/api/v1/state` },
            { method: 'POST', url: `${base}/api/v1/intent`, body: { volume01: 0.5 } },
            { url: `${base}/api/v1/users` },
            { url: `${base}/stream.mp3` },
          ].map((request) => ({ ...request, headers: headers ?? {} })),
        )
        .map(({ status }) => status);
    const viewer = pair('viewer');
    expect(wishes(viewer)).toEqual([200, 403, 403, 200]);
    expect(wishes(pair('performer'))).toEqual([200, 200, 403, 200]);
    expect(wishes(pair('admin'))).toEqual([200, 200, 200, 200]);
    const users = JSON.parse(onDevice({}, '/api/v1/users').body) as { id: string; name: string }[];
    for (const { id, name } of users)
      if (name === 'a viewer') expect(onDevice({ method: 'DELETE' }, `/api/v1/users/${id}`).status).toBe(200);
    expect(wishes(viewer)).toEqual([401, 401, 401, 401]);
  });
});
