import { afterAll, expect, it } from 'vitest';
import { parseMetrics, samplesOf } from '../daemon/panel/testing/prometheus.ts';
import { temporaryFolder } from './support/cli.ts';
import { eventually, killComposer, startDaemon } from './support/daemon.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

it('counters never fall and gauges do, whatever becomes of the music', async () => {
  const daemon = await startDaemon(
    folder.at('state'),
    ...['--simulate', 'race', '--output', 'null', '--output', 'stream', '--trace', folder.at('a.jsonl')],
  );
  const scrape = async () => parseMetrics(await (await fetch(`${daemon.url}/metrics`)).text());
  const counters = new Map<string, number>();
  const gauges = new Map<string, number>();
  const fallen = new Set<string>();
  /** Looks on until something is so. */
  const watchUntil = (isSo: (value: (name: string) => number) => boolean) =>
    eventually(async () => {
      const families = await scrape();
      for (const [name, value] of samplesOf(families, 'counter')) {
        expect(value, name).toBeGreaterThanOrEqual(counters.get(name) ?? 0);
        counters.set(name, value);
      }
      for (const [name, value] of samplesOf(families, 'gauge')) {
        if (value < (gauges.get(name) ?? value)) fallen.add(name);
        gauges.set(name, value);
      }
      return isSo((name) => counters.get(name) ?? gauges.get(name) ?? 0);
    }, 30);
  const count = (station: string, counter: string) =>
    `tactus_station_events_total{station="${station}",counter="${counter}"}`;
  const wish = (body: object) =>
    fetch(`${daemon.url}/api/v1/intent`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: daemon.url },
      body: JSON.stringify(body),
    });
  try {
    await watchUntil(
      (value) => value(count('composer', 'modelBars')) > 2 && value('tactus_beats_total{}') > 8,
    );

    const leaving = new AbortController();
    await fetch(`${daemon.url}/stream.mp3`, { signal: leaving.signal });
    await watchUntil(
      (value) => value('tactus_stream_listeners{}') === 1 && value(count('stream', 'frames')) > 0,
    );
    leaving.abort();
    await watchUntil((value) => value('tactus_stream_listeners{}') === 0);

    killComposer(daemon);
    await watchUntil(
      (value) =>
        value(count('composer', 'restarts')) === 1 &&
        value('tactus_station_status{station="composer",status="ok"}') === 1,
    );

    await wish({ playing: false });
    await watchUntil((value) => value('tactus_playing{}') === 0);
    const beats = counters.get('tactus_beats_total{}')!;
    await wish({ playing: true });
    await watchUntil((value) => value('tactus_beats_total{}') > beats + 4);
  } finally {
    await daemon.stop();
  }
  const names = [...gauges.keys()];
  for (const figure of ['worst_lateness_seconds', 'load_ratio', 'voices']) {
    expect(names).toContain(`tactus_station_${figure}{station="player"}`);
  }
  expect(gauges.get('tactus_station_rss_bytes{station="composer"}')).toBeGreaterThan(1e7);
  expect(names.some((name) => name.startsWith('tactus_station_info{station="composer",model="'))).toBe(true);
  expect([...fallen]).toEqual(
    expect.arrayContaining(['tactus_stream_listeners{}', 'tactus_station_voices{station="player"}']),
  );
});
