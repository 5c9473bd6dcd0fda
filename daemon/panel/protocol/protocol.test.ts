import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ManualClock } from '../../time/clock.ts';
import { openAccessToken } from '../access/access-token.ts';
import { createRateLimit } from '../access/rate-limit.ts';
import { printTypes } from '../testing/print-types.ts';
import { describeProtocol } from './describe-protocol.ts';

it('is written down in docs/protocol.json (`npx vitest run daemon/panel -u` writes it anew)', async () => {
  await expect(`${JSON.stringify(describeProtocol(), null, 2)}\n`).toMatchFileSnapshot(
    '../../../docs/protocol.json',
  );
});

it('is written down as types beside the client, for who copies it', async () => {
  const { $defs } = describeProtocol() as { $defs: Parameters<typeof printTypes>[0] };
  await expect(printTypes($defs)).toMatchFileSnapshot('../../../client/protocol.d.ts');
});

it('allows a burst, then a steady rate', () => {
  const clock = new ManualClock();
  const limit = createRateLimit(clock, 10, 3);
  expect([limit.take(), limit.take(), limit.take()]).toEqual([0, 0, 0]);
  expect(limit.take()).toBeCloseTo(0.1);
  clock.advanceTo(0.1);
  expect(limit.take()).toBe(0);
  expect(limit.take()).toBeGreaterThan(0);
  clock.advanceTo(60);
  expect([limit.take(), limit.take(), limit.take()]).toEqual([0, 0, 0]);
});

it('makes a token once, for its owner only, and anew when it is damaged', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tactus-token-'));
  const token = await openAccessToken(folder);
  expect(token).toMatch(/^[\w-]{32}$/);
  expect(await openAccessToken(folder)).toBe(token);
  expect((await stat(join(folder, 'panel-token'))).mode & 0o777).toBe(0o600);
  await writeFile(join(folder, 'panel-token'), '\n');
  expect(await openAccessToken(folder)).not.toBe(token);
  await rm(folder, { recursive: true });
});
