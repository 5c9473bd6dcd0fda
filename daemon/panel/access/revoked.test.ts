import { once } from 'node:events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { askAs } from '../testing/ask-as.ts';
import { openPanelBench, type PanelBench } from '../testing/panel-bench.ts';
import { openRaw } from '../testing/raw.ts';
import type { Role } from './visitor.ts';

let bench: PanelBench;
beforeEach(async () => {
  bench = await openPanelBench({ listen: 'everywhere' });
});
afterEach(() => bench.close());

/** A request of which only the head has come until it is ended, which gives the status of its answer. */
const begin = async (token: string, path: string, body: string) => {
  const { port } = bench.panel;
  const socket = await openRaw({ host: '127.0.0.1', port });
  let heard = '';
  socket.on('data', (data) => {
    heard += String(data);
  });
  const head = [
    ...[`POST ${path} HTTP/1.1`, `host: tactus:${port}`, `authorization: Bearer ${token}`],
    ...['content-type: application/json', `content-length: ${body.length}`, 'connection: close'],
    'expect: 100-continue',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  await expect.poll(() => heard).toContain('100 Continue');
  return async (): Promise<string | undefined> => {
    const ended = once(socket, 'close');
    socket.write(body);
    await ended;
    return /HTTP\/1\.1 ([2-5]\d\d)/.exec(heard)?.[1];
  };
};
const pair = (role: Role) => bench.access.users.add('somebody', role);
/** What a code that this admin asked for is worth after what happens then. */
const claimAfter = async (token: string, happens: () => unknown): Promise<number> => {
  const path = '/api/v1/pairing';
  const { port } = bench.panel;
  const { json: offer } = await askAs(port, { method: 'POST', path, body: { role: 'admin' }, token });
  await happens();
  const body = { code: offer.code, name: 'another phone' };
  return (await askAs(port, { method: 'POST', path: `${path}/claim`, body })).status;
};

it('who is revoked, or less than before, ends nothing that he had begun', async () => {
  const [admin, viewer] = [pair('admin'), pair('viewer')];
  const ends = [
    await begin(admin.token, '/api/v1/pairing', '{"role":"admin"}'),
    await begin(viewer.token, '/api/v1/stream-ticket', '{}'),
  ];
  bench.access.users.change(admin.user.id, { role: 'viewer' });
  bench.access.users.remove(viewer.user.id);
  expect(await Promise.all(ends.map((end) => end()))).toEqual(['403', '401']);
  expect(bench.access.pairing.awaited).toBeUndefined();
});

it('the code that he had asked for goes with him, and no other', async () => {
  const { users } = bench.access;
  const [one, other, owner, viewer] = [pair('admin'), pair('admin'), pair('admin'), pair('viewer')];
  expect(await claimAfter(one.token, () => users.change(one.user.id, { role: 'viewer' }))).toBe(401);
  expect(await claimAfter(other.token, () => users.remove(other.user.id))).toBe(401);
  expect(await claimAfter(owner.token, () => users.remove(viewer.user.id))).toBe(200);
});
