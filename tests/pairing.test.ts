import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type AskedAs, askAs } from '../daemon/panel/testing/ask-as.ts';
import { temporaryFolder } from './support/cli.ts';
import { type Daemon, startDaemon } from './support/daemon.ts';

const folder = temporaryFolder();
const state = folder.at('state');
let daemon: Daemon | undefined;
afterAll(async () => {
  await daemon?.stop();
  folder.remove();
});

const start = (): Promise<Daemon> =>
  startDaemon(
    state,
    '--output',
    'stream',
    '--simulate',
    'easy',
    '--set',
    'log.level=trace',
    '--set',
    'panel.listen=everywhere',
  );
const killAtOnce = async ({ process: child }: Daemon): Promise<void> => {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
};
const ask = ({ url }: Daemon, asked: AskedAs) =>
  askAs(Number(new URL(url).port), { host: 'tactus.local', ...asked });

it('a whole pairing outlives a kill -9, and so does its end; nothing secret is in any log or file', {
  timeout: 240_000,
}, async () => {
  daemon = await start();
  const secrets: string[] = [readFileSync(join(state, 'panel-token'), 'utf8').trim()];
  const [own = ''] = secrets;
  const path = '/api/v1/pairing';
  const { json: offer } = await ask(daemon, {
    method: 'POST',
    path,
    body: { role: 'admin' },
    token: own,
    host: 'localhost',
  });
  expect(offer.code).toMatch(/^\d{13}$/);
  const claim = (code: string) => ({
    method: 'POST',
    path: `${path}/claim`,
    body: { code, name: 'Anna' },
    from: '127.0.0.2',
  });
  const { json: anna } = await ask(daemon, claim(offer.code));
  const { token, id } = anna;
  expect(token).toMatch(/^[\w-]{32}$/);
  await killAtOnce(daemon);
  const before = daemon.output();

  daemon = await start();
  expect((await ask(daemon, { path: '/api/v1/users', token })).json).toMatchObject([
    { id, name: 'Anna', role: 'admin' },
  ]);
  const { json: ticket } = await ask(daemon, { method: 'POST', path: '/api/v1/stream-ticket', token });
  expect((await ask(daemon, { path: ticket.url })).status).toBe(200);
  // What is refused, and what goes wrong, is told as well: never with what was sent.
  const wrongly: readonly AskedAs[] = [
    { path: `/api/v1/senders/traccar?token=${token}x&lat=1` },
    { path: `/api/v1/senders/strava?token=${token}` },
    { path: `/api/v1/state?token=${token}` },
    { path: '/api/v1/state', token: `${token}x` },
    { path: `/stream.mp3?ticket=${ticket.url.split('=')[1]}`, from: '127.0.0.3' },
    { path: `/nowhere/${'x'.repeat(9)}?token=${token}`, token },
    { method: 'POST', path: '/api/v1/pairing/claim', body: `{"code":"${offer.code}` },
    claim(offer.code),
  ];
  const statuses: number[] = [];
  for (const asked of wrongly) statuses.push((await ask(daemon, asked)).status);
  expect(statuses).toEqual([401, 404, 401, 401, 401, 404, 400, 401]);
  const gone = await ask(daemon, { method: 'DELETE', path: `/api/v1/users/${id}?evenLastAdmin=true`, token });
  expect(gone.status).toBe(200);
  await killAtOnce(daemon);
  const after = daemon.output();

  daemon = await start();
  expect((await ask(daemon, { path: '/api/v1/users', token })).status).toBe(401);
  secrets.push(token, offer.code, ticket.url.split('=')[1]);
  await daemon.stop();
  const logged = before + after + daemon.output();
  expect(logged).toContain('Anna may now ask as admin');
  const files = readdirSync(state, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'panel-token')
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(12);
    expect([logged, ...files].filter((text) => text.includes(secret))).toEqual([]);
  }
});
