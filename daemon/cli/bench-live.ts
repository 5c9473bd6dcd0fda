import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { z } from 'zod';
import { configurationSchema } from '../configuration.ts';
import { startLive } from '../live/live.ts';
import type { LiveJob, LiveSession } from '../live/live-session.ts';
import { createLog } from '../system/log.ts';

/**
 * A live daemon in this process, playing at once, with a state of its own: what somebody told the daemon that runs here
 * is neither heard nor changed by a bench.
 */
export async function startBenchLive(
  settings: Pick<z.input<typeof configurationSchema>, 'outputs' | 'player'>,
  run?: LiveJob['run'],
): Promise<LiveSession> {
  const stateFolder = await mkdtemp(path.join(tmpdir(), 'tactus-bench-'));
  const forget = (): Promise<void> => rm(stateFolder, { recursive: true, force: true });
  try {
    const session = await startLive({
      configuration: configurationSchema.parse({
        ...settings,
        ...{ panel: { port: 0 }, recorder: { enabled: false } },
      }),
      ...{ run, stateFolder, playsAtOnce: true, tracePath: undefined },
      log: createLog({ level: 'error', format: 'auto' }),
    });
    const close = async (): Promise<void> => {
      try {
        await session.close();
      } finally {
        await forget();
      }
    };
    return { ...session, close };
  } catch (error) {
    await forget();
    throw error;
  }
}
