import { setTimeout as sleep } from 'node:timers/promises';
import type { LiveSession } from '../live/live-session.ts';
import { simulate } from '../sensors/simulate/simulate.ts';
import type { Clock } from '../time/clock.ts';
import { startBenchLive } from './bench-live.ts';
import { until } from './bench-runner.ts';
import { watchHolds } from './hold-watch.ts';
import { burdenThread } from './realtime-burden.ts';

/** What is played for how long, for whoever counts. */
export interface RealtimeJob {
  readonly bufferMs: number;
  /** 0: without real-time rights. */
  readonly priority: number;
  readonly seconds: number;
}

/** What happened since the counting began, or since the last of these. */
export interface RealtimeCounts {
  readonly seconds: number;
  readonly blocks: number;
  /** Blocks whose first frame should have been heard before they were rendered. */
  readonly lateBlocks: number;
  readonly underruns: number;
  /** Times that sound was left out, or played again. */
  readonly skips: number;
  readonly lateBars: number;
  /** How close a block has come to being late so far. */
  readonly leastMarginMs: number;
  /** The longest that a thread of the sound server's priority, which only looks at the clock, was kept from the processor. */
  readonly longestHoldMs: number;
}

const tellSeconds = 1;
/** The sound server's priority is by so much lower than ours: what keeps it from the processor counts, too. */
const belowUs = 5;
/** After the device has begun to pace: what is compiled and loaded now was not there before. */
const settleMs = 5000;

/** Plays a simulated run to the sound server, with a main thread that is blocked, and tells once a second how it goes. */
export async function playUnderBurden(
  { bufferMs, priority, seconds }: RealtimeJob,
  clock: Clock,
  tell: (counts: RealtimeCounts) => void,
): Promise<void> {
  const session = await startBenchLive(
    { outputs: { use: ['alsa'] }, player: { bufferMs, realtimePriority: priority } },
    { kind: 'simulation', recording: simulate('intervals', 7) },
  );
  const holds = watchHolds(Math.max(0, priority - belowUs));
  const { host } = session;
  await until(clock, () => host.state().playing === 'playing' && counted(session).isPacedByEar);
  const relieve = burdenThread(clock);
  try {
    await sleep(settleMs);
    holds.take();
    let last = { ...counted(session), atSeconds: clock.nowSeconds() };
    const endSeconds = last.atSeconds + seconds;
    while (last.atSeconds < endSeconds) {
      await sleep(tellSeconds * 1000);
      const now = { ...counted(session), atSeconds: clock.nowSeconds() };
      tell({
        seconds: now.atSeconds - last.atSeconds,
        blocks: now.blocks - last.blocks,
        lateBlocks: now.lateBlocks - last.lateBlocks,
        underruns: now.underruns - last.underruns,
        skips: now.skips - last.skips,
        lateBars: now.lateBars - last.lateBars,
        leastMarginMs: now.leastMarginMs,
        longestHoldMs: holds.take(),
      });
      last = now;
    }
  } finally {
    relieve();
    await holds.close();
    await session.close();
  }
}

function counted({ host }: LiveSession) {
  const stations = host.health();
  const player = stations.find(({ station }) => station === 'player');
  const device = stations.find(({ station }) => station === 'alsa');
  const of = (figures: Readonly<Record<string, number>> | undefined, name: string): number =>
    figures?.[name] ?? 0;
  return {
    isPacedByEar: player?.texts?.pacedBy === 'ear',
    blocks: of(player?.counters, 'blocks'),
    lateBlocks: of(player?.counters, 'lateBlocks'),
    leastMarginMs: -of(player?.gauges, 'worstLatenessMs'),
    lateBars: of(player?.counters, 'lateBars'),
    underruns: of(device?.counters, 'underruns'),
    skips: of(device?.counters, 'skips'),
  };
}
