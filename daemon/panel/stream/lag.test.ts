import { connect, createServer, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { eventually } from '../../time/testing/eventually.ts';
import { readSendQueues } from '../door/send-queue.ts';
import { createLag } from './lag.ts';

it('is the age of what was not taken, and none when nothing is sent', () => {
  const lag = createLag();
  for (let second = 0; second <= 20; second += 1) lag.observe(second, 16_000 * second, 500);
  expect(lag.seconds).toBe(1);
  for (let second = 21; second <= 27; second += 1)
    lag.observe(second, 16_000 * second, 16_000 * (second - 20));
  expect(lag.seconds).toBe(7);
  lag.observe(28, 16_000 * 28, 0);
  for (let second = 29; second <= 80; second += 1) lag.observe(second, 16_000 * 28, 0);
  expect(lag.seconds).toBe(0);
});

it.each([
  ['IPv4', '127.0.0.1', '127.0.0.1'],
  ['IPv6', '::1', '::1'],
  ['IPv4 at a door for both', '::', '127.0.0.1'],
  ['IPv6 at a door for both', '::', '::1'],
  ['IPv4 in the clothes of IPv6', '127.0.0.1', '::ffff:127.0.0.1'],
])('sees what the kernel holds back for one that does not read: %s', async (_which, listened, called) => {
  const server = createServer();
  const given = new Promise<Socket>((resolve) => server.once('connection', resolve));
  await new Promise<void>((resolve) => server.listen(0, listened, resolve));
  const reader = connect((server.address() as { port: number }).port, called);
  const socket = await given;
  const queuedBytes = async (): Promise<number> => (await readSendQueues())(socket);
  try {
    reader.pause();
    expect(await queuedBytes()).toBe(0);
    for (let sent = 0; sent < 16; sent += 1) socket.write(Buffer.alloc(64 * 1024));
    await eventually(async () => (await queuedBytes()) > 200_000, 'much waits');
    reader.resume();
    await eventually(async () => (await queuedBytes()) === 0 && socket.writableLength === 0, 'all is taken');
  } finally {
    reader.destroy();
    socket.destroy();
    server.close();
  }
  expect(await queuedBytes()).toBe(0);
});
