import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { configurationSchema } from '../configuration.ts';
import { renderOffline } from '../offline.ts';
import { simulate } from '../sensors/simulate/simulate.ts';
import { createLog } from '../system/log.ts';
import type { Clock } from '../time/clock.ts';
import type { BenchResult } from './bench-result.ts';

/** How many times faster than life the whole chain renders, opening everything included; with sound and without. */
export async function benchRender(options: {
  readonly clock: Clock;
  readonly seconds: number;
}): Promise<BenchResult[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tactus-bench-'));
  const configuration = configurationSchema.parse({});
  const timed = async (name: string, wavPath: string | undefined): Promise<BenchResult> => {
    const startedSeconds = options.clock.nowSeconds();
    await renderOffline({
      recording: simulate('intervals', configuration.conductor.seed),
      seconds: options.seconds,
      configuration,
      soundPaths: { wav: wavPath },
      tracePath: path.join(folder, 'trace.jsonl'),
      log: createLog(configuration.log),
    });
    const wallSeconds = options.clock.nowSeconds() - startedSeconds;
    return { name, unit: 'times', value: options.seconds / wallSeconds };
  };
  try {
    return [
      await timed('render.wav.timesRealTime', path.join(folder, 'sound.wav')),
      await timed('render.trace.timesRealTime', undefined),
      { name: 'render.mainPeakMegabytes', unit: 'MB', value: process.resourceUsage().maxRSS / 1024 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
