import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { findProgram } from '../system/testing/program.ts';
import { elsewhere, elsewhereSix, hasLoopbackSix } from './testing/elsewhere.ts';
import { openPanelBench, type PanelBench, token } from './testing/panel-bench.ts';
import { parseMetrics } from './testing/prometheus.ts';
import { type RawTarget, sayRaw } from './testing/raw.ts';

let bench: PanelBench;
let paired: string;
let ca: string;
beforeAll(async () => {
  bench = await openPanelBench({ listen: 'everywhere', allowedHosts: ['localhost:8080'] });
  paired = bench.access.users.add('phone', 'performer').token;
  ca = await (await fetch(bench.at('/ca/tactus.crt'))).text();
});
afterAll(() => bench.close());

const at = (host: string, isSecure = false): RawTarget =>
  isSecure ? { host, port: bench.panel.securePort!, ca } : { host, port: bench.panel.port };

const ask = async (target: RawTarget, host: string, path: string, ...headers: readonly string[]) => {
  const [answer] = await sayRaw(
    target,
    `${[`GET ${path} HTTP/1.1`, `Host: ${host}`, ...headers].join('\r\n')}\r\n\r\n`,
  );
  return answer!;
};
const mute = async (target: RawTarget, host: string, ...headers: readonly string[]) => {
  const body = '{"muted":true}';
  const lines = [
    'POST /api/v1/intent HTTP/1.1',
    `Host: ${host}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    ...headers,
  ];
  const [answer] = await sayRaw(target, `${lines.join('\r\n')}\r\n\r\n${body}`);
  return answer!.status;
};

describe("this machine's own", () => {
  it.each([
    ['localhost', '127.0.0.1', 'localhost:PORT'],
    ['LOCALHOST', '127.0.0.1', 'LocalHost:PORT'],
    ['127.0.0.1', '127.0.0.1', '127.0.0.1:PORT'],
    ['another address of the loopback', '127.0.0.2', '127.0.0.2:PORT'],
    ['IPv6', '::1', '[::1]:PORT'],
    ['a tunnel of ssh', '127.0.0.1', 'localhost:8080'],
  ])('pages wish, look and connect: %s', async (_name, address, name) => {
    if (address === '::1' && !hasLoopbackSix) return;
    const host = name.replace('PORT', String(bench.panel.port));
    const origin = `http://${host.toLowerCase()}`;
    expect((await ask(at(address), host, '/')).status).toBe(200);
    // What is called 127.0.0.2 is not known for certain to be a name that only this machine has for itself.
    const isCertain = address !== '127.0.0.2';
    expect((await ask(at(address), host, '/api/v1/state')).status).toBe(isCertain ? 200 : 401);
    expect(await mute(at(address), host, `Origin: ${origin}`)).toBe(isCertain ? 200 : 401);
    const socket = new WebSocket(
      `ws://${address.includes(':') ? `[${address}]` : address}:${bench.panel.port}/ws`,
      {
        headers: { host },
        origin,
      },
    );
    const outcome = await new Promise((resolve) => {
      socket.once('message', (data) => resolve(JSON.parse(String(data)).type));
      // One whom nobody knows is to say first who he is, and is told nothing before.
      socket.once('open', () => !isCertain && socket.send('{"type":"ping","id":1}'));
      socket.once('close', () => resolve('refused'));
    });
    expect(outcome).toBe(isCertain ? 'hello' : 'refused');
    socket.terminate();
  });

  it.skipIf(!findProgram('curl'))('curl looks, and changes with the token', async () => {
    const curl = async (...options: readonly string[]): Promise<string> =>
      (await promisify(execFile)('curl', ['-sS', '--noproxy', '*', '--fail-with-body', ...options])).stdout;
    expect(JSON.parse(await curl(bench.at('/api/v1/state')))).toHaveProperty('body');
    expect(JSON.parse(await curl('--http2', bench.at('/healthz')))).toHaveProperty('stations');
    const wish = ['-H', `Authorization: Bearer ${token}`, '--json', '{"muted":false}'];
    expect(JSON.parse(await curl(...wish, bench.at('/api/v1/intent')))).toMatchObject({ muted: false });
    expect(await curl('-I', bench.at('/stream.mp3'))).toMatch(/audio\/mpeg/);
  });

  it('Prometheus scrapes', async () => {
    const answer = await fetch(bench.at('/metrics'), {
      headers: {
        accept: 'application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.4,*/*;q=0.1',
        'accept-encoding': 'gzip',
        'user-agent': 'Prometheus/3.5.0',
        'x-prometheus-scrape-timeout-seconds': '10',
      },
    });
    expect(answer.status).toBe(200);
    expect(parseMetrics(await answer.text()).size).toBeGreaterThan(3);
  });

  it('plain players listen, whatever they ask for by the way', async () => {
    const host = `localhost:${bench.panel.port}`;
    const playlist = await ask(
      at('127.0.0.1'),
      host,
      '/playlist.m3u',
      'User-Agent: VLC/3.0.21 LibVLC/3.0.21',
    );
    expect(playlist.body).toContain(`http://${host}/stream.mp3`);
    const wishes = [
      ['User-Agent: mpv/0.40', 'Icy-MetaData: 1', 'Range: bytes=0-', 'Connection: close'],
      [
        'User-Agent: VLC/3.0.21',
        'Accept: */*',
        'Accept-Language: en_US',
        'Range: bytes=0-',
        'Icy-MetaData: 1',
      ],
      ['Sec-Fetch-Site: same-origin', 'Sec-Fetch-Dest: audio', 'Range: bytes=0-'],
    ];
    for (const headers of wishes) {
      const answer = await ask(at('127.0.0.1'), host, '/stream.mp3', ...headers);
      expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'audio/mpeg' } });
    }
    const [old] = await sayRaw(
      at('127.0.0.1'),
      `GET /stream.mp3 HTTP/1.0\r\nHost: ${host}\r\nIcy-MetaData: 1\r\n\r\n`,
    );
    expect(old?.status).toBe(200);
  });
});

describe.skipIf(!elsewhere)('a phone', () => {
  const doors = [
    ['by address', () => elsewhere!, () => `${elsewhere}:PORT`],
    ['by its name with Avahi', () => elsewhere!, () => 'tactus.local:PORT'],
    ['by the name of the machine', () => elsewhere!, () => 'tactus:PORT'],
    ['by IPv6', () => elsewhereSix, () => `[${elsewhereSix}]:PORT`],
  ] as const;
  it.each(doors.flatMap((door) => [[...door, false] as const, [...door, true] as const]))(
    'finds the page unpaired, and steers when it is paired: %s, secure %s',
    async (_name, address, name, isSecure) => {
      const to = address();
      if (to === undefined) return;
      const target = at(to, isSecure);
      const host = name().replace('PORT', String(target.port));
      const origin = `${isSecure ? 'https' : 'http'}://${host}`;
      const bearer = `Authorization: Bearer ${paired}`;
      expect((await ask(target, host, '/')).status).toBe(200);
      expect((await ask(target, host, '/ca')).status).toBe(200);
      expect(JSON.parse((await ask(target, host, '/api/v1/pairing')).body)).toMatchObject({
        you: { role: 'guest' },
      });
      expect((await ask(target, host, '/api/v1/state')).status).toBe(401);
      expect((await ask(target, host, '/api/v1/state', bearer)).status).toBe(200);
      expect(await mute(target, host, bearer, `Origin: ${origin}`)).toBe(200);
      // A script has no Origin.
      expect(await mute(target, host, bearer)).toBe(200);
      const where = to.includes(':') ? `[${to}]` : to;
      const socket = new WebSocket(`${isSecure ? 'wss' : 'ws'}://${where}:${target.port}/ws`, {
        ...{ ca: target.ca, checkServerIdentity: () => undefined, origin },
        headers: { host, authorization: `Bearer ${paired}` },
      });
      const [hello] = await once(socket, 'message');
      expect(JSON.parse(String(hello))).toMatchObject({ type: 'hello' });
      socket.terminate();
      await expect.poll(() => bench.panel.health().gauges.viewers).toBe(0);
    },
  );

  it('listens by a ticket', async () => {
    const host = `${elsewhere}:${bench.panel.port}`;
    const [made] = await sayRaw(
      at(elsewhere!),
      `POST /api/v1/stream-ticket HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${paired}\r\nContent-Length: 0\r\n\r\n`,
    );
    const { url } = JSON.parse(made!.body);
    expect((await ask(at(elsewhere!), host, url, 'Range: bytes=0-')).status).toBe(200);
  });

  it('is told by every answer what its browser may do with us', async () => {
    const host = `${elsewhere}:${bench.panel.port}`;
    const kinds: readonly [number, string][] = [
      [200, `GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`],
      [200, `GET /ca HTTP/1.1\r\nHost: ${host}\r\n\r\n`],
      [401, `GET /api/v1/state HTTP/1.1\r\nHost: ${host}\r\n\r\n`],
      [404, `GET /assets/nothing HTTP/1.1\r\nHost: ${host}\r\n\r\n`],
      [421, 'GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n'],
      [400, `GET /%zz HTTP/1.1\r\nHost: ${host}\r\n\r\n`],
      [400, 'GET / HTTP/1.1\r\n\r\n'],
      [400, 'NO\r\n\r\n'],
      [417, `GET / HTTP/1.1\r\nHost: ${host}\r\nExpect: it\r\n\r\n`],
      [431, `GET / HTTP/1.1\r\nHost: ${host}\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
      [
        403,
        `GET /ws HTTP/1.1\r\nHost: ${host}\r\nOrigin: null\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
      ],
    ];
    for (const [status, text] of kinds) {
      const [answer] = await sayRaw(at(elsewhere!), text);
      expect([text.slice(0, 40), answer?.status]).toEqual([text.slice(0, 40), status]);
      expect(answer!.headers).toMatchObject({
        'content-security-policy': expect.stringMatching(/default-src 'self'.*frame-ancestors 'none'/),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'permissions-policy': expect.stringMatching(/geolocation=\(self\), camera=\(\), microphone=\(self\)/),
      });
      expect(answer!.headers).not.toHaveProperty('strict-transport-security');
      expect(answer!.headers).not.toHaveProperty('access-control-allow-origin');
      expect(answer!.headers).not.toHaveProperty('set-cookie');
    }
  });
});
