import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { stateFolderPath } from '../system/files/state-folder.ts';
import { monotonicClock } from '../time/clock.ts';
import { benchLatency } from './bench-latency.ts';

const manual = {
  ...{ version: 1, playing: true, muted: false },
  follow: { said: 'manual', configured: 'auto' },
};

it('bench latency measures from a reading to the frames that follow it, whatever was wished on this machine', async () => {
  mkdirSync(stateFolderPath(), { recursive: true });
  writeFileSync(`${stateFolderPath()}/wishes.json`, JSON.stringify(manual));
  const results = await benchLatency({ clock: monotonicClock, rounds: 2, buffersMs: [50], changes: 0 });
  const values = new Map(
    results.map((result) => [result.name, 'value' in result ? result.value : Number.NaN]),
  );
  for (const what of ['tempo', 'energy']) {
    // Nothing is heard before it is rendered, less the block that is being rendered.
    expect(values.get(`latency.${what}.medianMs`)).toBeGreaterThan(44);
    expect(values.get(`latency.${what}.p95Ms`)).toBeLessThan(20_000);
  }
  expect(values.get('latency.steering.medianMs')).toBeGreaterThan(15);
  expect(values.get('latency.main.busyPercent')).toBeGreaterThan(0);
  expect(values.get('latency.rounds')).toBe(4);
});
