import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findProgram } from '../../system/testing/program.ts';
import { openPanelBench, type PanelBench, token } from '../testing/panel-bench.ts';

let bench: PanelBench;
beforeEach(async () => {
  bench = await openPanelBench();
});
afterEach(() => bench.close());

const h2c = [
  'Connection: Upgrade, HTTP2-Settings',
  'Upgrade: h2c',
  'HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA',
];

/** Says it over a bare socket, piece by piece; gives what is answered once `isEnough`. */
const say = (pieces: readonly string[], isEnough: (answer: string) => boolean): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(bench.panel.port, '127.0.0.1', () => {
      for (const [index, piece] of pieces.entries()) setTimeout(() => socket.write(piece), index * 20);
    });
    socket.on('data', (data) => {
      answer += data.toString('latin1');
      if (!isEnough(answer)) return;
      socket.destroy();
      resolve(answer);
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error(`closed after ${answer}`)));
  });

const request = (line: string, ...headers: readonly string[]): string =>
  `${[`${line} HTTP/1.1`, `Host: localhost:${bench.panel.port}`, ...headers].join('\r\n')}\r\n\r\n`;

describe('a wish for HTTP/2', () => {
  it.each(['/healthz', '/', '/metrics', '/api/v1/state'])('is passed over: %s', async (path) => {
    const answer = await say([request(`GET ${path}`, ...h2c)], (text) => text.includes('\r\n\r\n'));
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('is passed over where a proxy has kept half of it', async () => {
    for (const half of ['Upgrade: h2c', 'Upgrade: websocket', 'Upgrade:']) {
      const answer = await say([request('GET /healthz', half)], (text) => text.includes('\r\n\r\n'));
      expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    }
  });

  it('is passed over for the stream', async () => {
    const answer = await say([request('GET /stream.mp3', ...h2c)], (text) => text.includes('\xff\xfb'));
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  });

  it.each([
    ['said 20 ms later', (each: string) => [each, each]],
    ['said behind a request', (each: string) => [request('GET /healthz') + each]],
  ])('leaves the connection open for the next request, %s', async (_when, pieces) => {
    const answer = await say(
      pieces(request('GET /healthz', ...h2c)),
      (text) => text.split('HTTP/1.1 200 ').length === 3,
    );
    expect(answer).toContain('"stations"');
  });

  it('takes one place, however often it is wished for on a connection', async () => {
    const idle = connect(bench.panel.port, '127.0.0.1');
    let isOpen = true;
    idle.on('close', () => {
      isOpen = false;
    });
    const eager = connect(bench.panel.port, '127.0.0.1');
    for (let count = 0; count < 300; count += 1) {
      eager.write(request('HEAD /healthz', ...h2c));
      expect(String((await once(eager, 'data'))[0])).toMatch(/^HTTP\/1\.1 200 /);
    }
    expect(isOpen).toBe(true);
    eager.destroy();
    idle.destroy();
  });

  describe('said while the stream is being answered', () => {
    const listenAndWish = async () => {
      const socket = connect(bench.panel.port, '127.0.0.1');
      socket.write(request('GET /stream.mp3'));
      await once(socket, 'data');
      await new Promise((resolve) => socket.write(request('GET /healthz', ...h2c), resolve));
      // Its wish was read once its sound, which comes later, is there.
      for (let times = 0; times < 3; times += 1) await once(socket, 'data');
      return socket;
    };

    it('lets its client go, however it goes', async () => {
      for (const goes of ['destroy', 'resetAndDestroy'] as const) {
        const socket = await listenAndWish();
        socket[goes]();
        await expect.poll(() => bench.panel.health().gauges).toMatchObject({ listeners: 0, connections: 0 });
      }
      expect((await fetch(bench.at('/healthz'))).status).toBe(200);
    });

    it('does not keep the panel from closing', async () => {
      const socket = await listenAndWish();
      const closed = once(socket, 'close');
      socket.resume();
      await bench.panel.close();
      await closed;
    });
  });

  it('changes nothing about who may do what, and a body comes whole', async () => {
    const body = '{"kind":"heartRate","sensorId":"java","heartRateBpm":140}';
    const headers = ['Content-Type: application/json', `Content-Length: ${body.length}`, ...h2c];
    const line = 'POST /api/v1/readings';
    const pieces = [body.slice(0, 20), body.slice(20)];
    const stranger = await say([request(line, ...headers) + body], (text) => text.includes('error'));
    expect(stranger).toMatch(/^HTTP\/1\.1 403 /);
    const ours = request(line, `Authorization: Bearer ${token}`, ...headers);
    const answer = await say([ours + pieces[0], pieces[1]!], (text) => text.includes('accepted'));
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(bench.host.accepted).toHaveLength(1);
  });

  it.skipIf(!findProgram('curl'))('does not trouble curl', async () => {
    const { stdout } = await promisify(execFile)('curl', ['-sS', '--http2', bench.at('/healthz')]);
    expect(JSON.parse(stdout)).toMatchObject({ stations: [{ station: 'player' }, {}] });
  });

  it('is not the way round the door of the WebSocket', async () => {
    const wishes = [
      'Connection: Upgrade',
      'Upgrade: h2c, websocket',
      'Sec-WebSocket-Version: 13',
      'Origin: http://elsewhere.example',
    ];
    const answer = await say([request('GET /ws', ...wishes)], (text) => text.includes('\r\n\r\n'));
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
  });
});

it('says what to send instead of what it does not read', async () => {
  const asForm = await bench.post(
    '/api/v1/readings',
    {},
    { 'content-type': 'application/x-www-form-urlencoded' },
  );
  expect(asForm.status).toBe(415);
  expect(await asForm.json()).toEqual({ error: expect.stringContaining('"Content-Type: application/json"') });
});
