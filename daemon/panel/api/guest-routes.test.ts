import { afterEach, expect, it } from 'vitest';
import { type AskedAs, askAs } from '../testing/ask-as.ts';
import { openPanelBench, type PanelBench } from '../testing/panel-bench.ts';

let bench: PanelBench;
afterEach(() => bench.close());

const ask = (asked: AskedAs) => askAs(bench.panel.port, asked);
const wish = (body: unknown, more: Partial<AskedAs> = {}) =>
  ask({ method: 'POST', path: '/api/v1/guest', body, ...more });

it('a guest may what the owner says, and sees nothing of the body', async () => {
  bench = await openPanelBench({ guests: ['play', 'volume'], guestVolumeMaximum01: 0.6 });
  const seen = {
    may: ['play', 'volume'],
    volumeMaximum01: 0.6,
    playing: 'stopped',
    volume01: 0.8,
    muted: false,
  };
  expect((await ask({ path: '/api/v1/guest' })).json).toEqual(seen);
  expect((await ask({ path: '/api/v1/pairing' })).json).toMatchObject({ guests: ['play', 'volume'] });
  expect((await wish({ playing: true, volume01: 0.6 })).json).toEqual({
    ...seen,
    playing: 'playing',
    volume01: 0.6,
  });
  for (const [body, status] of [
    [{ volume01: 0.61 }, 403],
    [{ cue: 'skip' }, 403],
    [{ cue: 'lap' }, 400],
    [{ style: 'folk' }, 400],
    [{ playing: true, style: 'folk' }, 400],
  ] as const) {
    expect([body, (await wish(body)).status]).toEqual([body, status]);
  }
  expect((await wish({ playing: false }, { headers: { origin: 'http://evil.example' } })).status).toBe(403);
  expect((await wish({ playing: false }, { headers: { origin: 'null' } })).status).toBe(403);
  expect((await ask({ method: 'POST', path: '/api/v1/intent', body: { playing: false } })).status).toBe(401);
  expect(bench.host.commands).toEqual([{ playing: true, volume01: 0.6 }]);
});

it('a locked kiosk shows everything and changes what guests may; its owner’s token does all', async () => {
  bench = await openPanelBench({ kioskLock: true, guests: ['skip'] });
  const origin = bench.panel.url;
  const here = { host: 'localhost', headers: { origin } };
  expect((await ask({ path: '/api/v1/state', host: 'localhost' })).status).toBe(200);
  expect((await ask({ path: '/api/v1/pairing', host: 'localhost' })).json).toMatchObject({
    you: { role: 'viewer' },
  });
  const steer = (body: unknown) => ask({ method: 'POST', path: '/api/v1/intent', body, ...here });
  expect([(await steer({ cue: 'skip' })).status, (await steer({ playing: true })).status]).toEqual([
    200, 403,
  ]);
  expect(
    (await ask({ method: 'POST', path: '/api/v1/pairing', body: { role: 'admin' }, ...here })).status,
  ).toBe(403);
  expect((await bench.post('/api/v1/pairing', { role: 'admin' })).status).toBe(200);
});

it('a ticket opens the stream to who asked for it, where he asked, and nothing else', async () => {
  bench = await openPanelBench({ listen: 'everywhere' });
  const { token, user } = bench.access.users.add('phone', 'viewer');
  const { json } = await ask({ method: 'POST', path: '/api/v1/stream-ticket', token });
  expect(json).toEqual({
    url: expect.stringMatching(/^\/stream\.mp3\?ticket=[\w-]{32}$/),
    expiresInSeconds: 43_200,
  });
  const ticket = json.url.split('=')[1];
  expect((await ask({ path: json.url })).headers['content-type']).toBe('audio/mpeg');
  expect((await ask({ path: json.url, method: 'HEAD' })).status).toBe(200);
  expect((await ask({ path: json.url, from: '127.0.0.2' })).status).toBe(401);
  for (const path of ['/api/v1/state', '/playlist.m3u', '/metrics', '/api/v1/senders/traccar']) {
    expect([path, (await ask({ path: `${path}?ticket=${ticket}&token=${ticket}` })).status]).toEqual([
      path,
      401,
    ]);
  }
  expect((await ask({ path: '/api/v1/state', token: ticket })).status).toBe(401);
  const list = (await ask({ path: '/playlist.m3u', token })).text;
  const [, address = ''] = /^http:\/\/tactus:\d+(\S+)$/m.exec(list) ?? [];
  expect((await ask({ path: address })).headers['content-type']).toBe('audio/mpeg');
  bench.access.users.remove(user.id);
  expect((await ask({ path: json.url })).status).toBe(401);
  expect(bench.access.lockOut.count).toBe(0);
});
