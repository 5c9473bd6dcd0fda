import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterEach, expect, it, vi } from 'vitest';
import { configurationSchema } from '../configuration.ts';
import { soundFontPath } from '../player/synth/open-synth.ts';
import { simulate } from '../sensors/simulate/simulate.ts';
import { createLog } from '../system/log.ts';
import { eventually } from '../time/testing/eventually.ts';
import { startLive } from './live.ts';

const prepared =
  process.env.CI === 'true' ||
  (existsSync(soundFontPath) &&
    existsSync(new URL('../../dist/daemon/player/render.worker.js', import.meta.url)));

afterEach(() => {
  vi.unstubAllEnvs();
});

it.skipIf(!prepared)('a daemon whose render worker dies plays on', async () => {
  const state = mkdtempSync(path.join(tmpdir(), 'tactus-dies-'));
  vi.stubEnv('XDG_STATE_HOME', state);
  vi.stubEnv('STATE_DIRECTORY', '');
  const workers: Worker[] = [];
  const remember = (worker: Worker): void => void workers.push(worker);
  process.on('worker', remember);
  const session = await startLive({
    configuration: configurationSchema.parse({ panel: { port: 0 }, outputs: { use: ['null'] } }),
    run: { kind: 'simulation', recording: simulate('easy', 7) },
    tracePath: undefined,
    log: createLog({ level: 'error', format: 'auto' }),
  });
  try {
    const playing = () => session.host.state().playing;
    const station = (name: string) => session.host.health().find(({ station }) => station === name)!;
    const bars = () => session.host.bars().map(({ index }) => index);
    await eventually(() => playing() === 'playing' && bars()[0]! > 0, 'it plays');
    const before = bars()[0]!;
    await workers[0]!.terminate();
    expect(session.isAlive()).toBe(false);
    expect(station('player').status).toBe('failed');
    await eventually(() => session.isAlive() && playing() === 'playing', 'it plays again');
    await eventually(() => bars()[0]! > before + 1, 'and goes on from bar to bar');
    expect(station('player')).toMatchObject({ status: 'ok', counters: { restarts: 1 } });
    // What was written ahead was written anew once, not at every look.
    expect(station('composer').counters.revokedBars).toBeLessThan(10);
  } finally {
    process.off('worker', remember);
    await session.close();
    rmSync(state, { recursive: true });
  }
});
