import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { frameLength } from '../../outputs/mp3/mp3-frames.ts';
import { panelOptionsSchema } from '../options.ts';
import { startPanel } from '../server.ts';
import { log, openPanelBench, type PanelBench, pageFolder } from '../testing/panel-bench.ts';
import { createRehearsalHost } from '../testing/rehearsal-host.ts';
import { createRehearsalSubjects } from '../testing/rehearsal-subjects.ts';
import { openTestAccess } from '../testing/test-access.ts';

let bench: PanelBench;
beforeEach(async () => {
  bench = await openPanelBench();
});
afterEach(() => bench.close());

describe('the stream', () => {
  it('is MP3 that begins with a frame and goes on', async () => {
    const response = await fetch(bench.at('/stream.mp3'));
    expect(response.headers.get('icy-description')).toMatch(/machine/);
    expect(response.headers.get('content-type')).toBe('audio/mpeg');
    expect(response.headers.get('cache-control')).toContain('no-store');
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const chunks: Uint8Array[] = [];
    while (chunks.reduce((sum, chunk) => sum + chunk.length, 0) < 20_000) {
      chunks.push((await reader.read()).value ?? new Uint8Array());
    }
    await reader.cancel();
    const bytes = Buffer.concat(chunks);
    const length = frameLength(bytes) ?? 0;
    expect(length).toBeGreaterThan(100);
    expect(frameLength(bytes, length)).toBeGreaterThan(100);
  });

  it('tells a playlist where it is, answers HEAD, and counts listeners out again', async () => {
    expect(await (await fetch(bench.at('/playlist.m3u'))).text()).toContain(
      `http://localhost:${bench.panel.port}/stream.mp3`,
    );
    expect((await fetch(bench.at('/stream.mp3'), { method: 'HEAD' })).headers.get('content-type')).toBe(
      'audio/mpeg',
    );
    const open = [await fetch(bench.at('/stream.mp3')), await fetch(bench.at('/stream.mp3'))];
    expect((await fetch(bench.at('/stream.mp3'))).status).toBe(503);
    await Promise.all(open.map((response) => response.body?.cancel()));
    await expect.poll(() => bench.panel.health().gauges.listeners).toBe(0);
  });

  it('goes out as safely as all else, and to no other site’s page', async () => {
    const response = await fetch(bench.at('/stream.mp3'));
    expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(response.headers.get('content-type')).toBe('audio/mpeg');
    await response.body?.cancel();
    await expect.poll(() => bench.panel.health().gauges.listeners).toBe(0);
    const statusFrom = async (site: string): Promise<number> => {
      const answer = await fetch(bench.at('/stream.mp3'), { headers: { 'sec-fetch-site': site } });
      await answer.body?.cancel();
      return answer.status;
    };
    expect(await statusFrom('cross-site')).toBe(403);
    expect(bench.panel.health().gauges.listeners).toBe(0);
    expect(await statusFrom('same-origin')).toBe(200);
    expect(await statusFrom('none')).toBe(200);
  });

  it('gives places back whatever a connection asks for, and the encoder rests', async () => {
    const listeners = new Set<(chunk: Uint8Array) => void>();
    const host = Object.assign(createRehearsalHost(bench.clock), {
      mp3: {
        subscribe: (listener: (chunk: Uint8Array) => void) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
    });
    const options = panelOptionsSchema.parse({ port: 0 });
    const other = await startPanel({
      ...createRehearsalSubjects(host),
      options,
      access: await openTestAccess(options, bench.clock),
      pageFolder,
      log,
    });
    const socket = connect(other.port, '127.0.0.1');
    socket.on('error', () => undefined);
    // All at once: only the first has the connection, the others would wait behind an answer without an end.
    socket.write(`GET /stream.mp3 HTTP/1.1\r\nHost: localhost:${other.port}\r\n\r\n`.repeat(8));
    await expect.poll(() => listeners.size).toBeGreaterThan(0);
    // Nothing tells that the other seven were read and wait: were they served, they would be within this time.
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(other.health().gauges.listeners).toBe(1);
    expect(listeners.size).toBe(1);
    socket.destroy();
    await expect.poll(() => other.health().gauges.listeners).toBe(0);
    expect(listeners.size).toBe(0);
    await other.close();
  });

  it('drops a listener that does not read, and the others play on', async () => {
    const chunk = new Uint8Array(64 * 1024).fill(0xff);
    const listeners = new Set<(chunk: Uint8Array) => void>();
    const flood = {
      ...createRehearsalHost(bench.clock),
      mp3: {
        subscribe: (listener: (chunk: Uint8Array) => void) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
    };
    const options = panelOptionsSchema.parse({ port: 0 });
    const other = await startPanel({
      ...createRehearsalSubjects(flood),
      options,
      access: await openTestAccess(options, bench.clock),
      pageFolder,
      log,
    });
    const body = (await fetch(`${other.url}/stream.mp3`)).body as ReadableStream<Uint8Array>;
    const reader = body.getReader();
    let sentBytes = 0;
    let readBytes = 0;
    const send = async (): Promise<void> => {
      for (const listener of listeners) listener(chunk);
      sentBytes += chunk.length;
      while (readBytes < sentBytes) {
        const { value, done } = await reader.read();
        if (done) throw new Error('the listener that reads was dropped, too');
        readBytes += value.length;
      }
    };
    const socket = connect(other.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(`GET /stream.mp3 HTTP/1.1\r\nHost: localhost:${other.port}\r\n\r\n`);
    await expect.poll(() => listeners.size).toBe(2);
    socket.pause();
    // The kernel takes some megabytes before it pushes back.
    for (let sent = 0; sent < 400 && listeners.size > 1; sent += 1) await send();
    await send();
    expect(other.health()).toMatchObject({ counters: { droppedListeners: 1 }, gauges: { listeners: 1 } });
    await reader.cancel();
    await expect.poll(() => other.health().gauges.listeners).toBe(0);
    expect(listeners.size).toBe(0);
    socket.destroy();
    await other.close();
  });
});
