import { connect, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { ManualClock } from '../../time/clock.ts';
import { readSendQueues } from '../door/send-queue.ts';
import { panelOptionsSchema } from '../options.ts';
import { type Panel, startPanel } from '../server.ts';
import { log, pageFolder } from '../testing/panel-bench.ts';
import { createRehearsalHost } from '../testing/rehearsal-host.ts';
import { createRehearsalSubjects } from '../testing/rehearsal-subjects.ts';
import { openTestAccess } from '../testing/test-access.ts';

const bytesPerSecond = 32_000;
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** The panel with the usual eight places, and a stream of which each second is sent when the test says so. */
async function openStream() {
  const clock = new ManualClock(1000);
  const listeners = new Set<(chunk: Uint8Array) => void>();
  const mp3 = {
    subscribe: (listener: (chunk: Uint8Array) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const host = createRehearsalHost(clock, 'intervals', mp3);
  const options = panelOptionsSchema.parse({ port: 0 });
  const panel: Panel = await startPanel({
    ...createRehearsalSubjects(host),
    options,
    access: await openTestAccess(options, clock),
    pageFolder,
    log,
  });
  closers.push(() => panel.close());
  let sentBytes = 0;
  return {
    panel,
    /** Sends a second's worth; done when everybody of `readers` has it and the queues were looked at. */
    async playSecond(...readers: readonly { readonly bytes: number }[]) {
      clock.advanceTo(clock.nowSeconds() + 1);
      sentBytes += bytesPerSecond;
      for (const listener of listeners) listener(new Uint8Array(bytesPerSecond).fill(0xff));
      await expect.poll(() => Math.min(...readers.map(({ bytes }) => bytes))).toBeGreaterThan(sentBytes);
      await readSendQueues();
    },
    /** What it heard, headers included; the status once that is known. */
    listen(localAddress: string, reads: boolean) {
      const socket: Socket = connect({ port: panel.port, host: '127.0.0.1', localAddress });
      const heard = { bytes: 0, status: '' };
      socket.on('error', () => undefined);
      socket.on('data', (data) => {
        heard.status ||= String(data.subarray(9, 12));
        heard.bytes += data.length;
        if (!reads) socket.pause();
      });
      socket.write(`GET /stream.mp3 HTTP/1.1\r\nHost: localhost:${panel.port}\r\n\r\n`);
      closers.push(() => socket.destroy());
      return heard;
    },
  };
}

it('listeners that never read are dropped when they are ten seconds behind, and one that reads is not', async () => {
  const stream = await openStream();
  const good = stream.listen('127.0.0.1', true);
  for (let number = 0; number < 7; number += 1) stream.listen(`127.0.0.${2 + (number % 2)}`, false);
  const listeners = (): number => stream.panel.health().gauges.listeners!;
  await expect.poll(listeners).toBe(8);
  let seconds = 0;
  for (; listeners() > 1 && seconds < 60; seconds += 1) await stream.playSecond(good);
  // A second to look, and what a client has read before it stopped.
  expect(seconds).toBeLessThan(14);
  expect(stream.panel.health().counters.droppedListeners).toBe(7);
});

it('one that does not read gives way to one that wants to; a place is left by whoever has most', async () => {
  const stream = await openStream();
  const silent = Array.from({ length: 8 }, () => stream.listen('127.0.0.2', false));
  await expect.poll(() => silent.filter(({ status }) => status !== '').length).toBe(8);
  expect(silent.map(({ status }) => status).sort()).toEqual([...Array(6).fill('200'), '503', '503']);
  const first = stream.listen('127.0.0.1', true);
  const second = stream.listen('127.0.0.1', true);
  await expect.poll(() => [first.status, second.status]).toEqual(['200', '200']);
  for (let seconds = 0; seconds < 5; seconds += 1) await stream.playSecond(first, second);
  const third = stream.listen('127.0.0.1', true);
  await expect.poll(() => third.status).toBe('200');
  expect(stream.panel.health()).toMatchObject({
    counters: { droppedListeners: 1 },
    gauges: { listeners: 8 },
  });
});
