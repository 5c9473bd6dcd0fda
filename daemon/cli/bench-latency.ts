import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LiveSession } from '../live/live-session.ts';
import type { Clock } from '../time/clock.ts';
import { measureChanges } from './bench-latency-change.ts';
import { startBenchLive } from './bench-live.ts';
import { type BenchResult, quantile } from './bench-result.ts';
import { keepRunning, until } from './bench-runner.ts';
import { type BlockWatch, type WatchedBlock, watchBlocks } from './block-watch.ts';

/** Between two cadences that a runner may change between. */
const cadencesSpm = [150, 170] as const;
/** A knob, turned between two energies. */
const energies01 = [0.2, 0.8] as const;
/** A tempo steers once it has left where it was by so much. */
const steers01 = 0.002;
/** Energy moves the gain by over a thousandth in its first block; what is left of the turn before by less than this. */
const gainMoves01 = 3e-4;
const tempoMoves01 = 1e-7;
const settleMs = 800;
/** Readings come at any moment between two ticks: one of them every so much of a tick, and no two at the same. */
const goldenShare = 0.618_034;
const tickMs = 100;

export interface LatencyBenchOptions {
  readonly clock: Clock;
  /** Turns of the cadence, and as many of the knob. */
  readonly rounds: number;
  /** Buffers that are measured; the figures of the first have the plain names. */
  readonly buffersMs: readonly number[];
  /** Wishes for a style, and as many for another song. */
  readonly changes: number;
}

/**
 * How long a reading takes, in a live daemon that plays to nobody: another cadence until the first frame whose tempo moves
 * there, and an energy knob until the first frame whose gain does, by when that frame leaves the player's buffer; and a wish for another style or song until it is heard, and whether a bar mixes keys meanwhile.
 */
export async function benchLatency(options: LatencyBenchOptions): Promise<BenchResult[]> {
  const results: BenchResult[] = [];
  for (const [place, bufferMs] of options.buffersMs.entries()) {
    const session = await startBenchLive({ outputs: { use: ['null'] }, player: { bufferMs } });
    try {
      results.push(...(await measureFrames(session, options, place === 0 ? '' : `.buffer${bufferMs}`)));
      if (place === 0 && options.changes > 0) results.push(...(await measureChanges(session, options)));
    } finally {
      await session.close();
    }
  }
  return results;
}

async function measureFrames(
  { host, rendered }: LiveSession,
  { clock, rounds }: LatencyBenchOptions,
  suffix: string,
): Promise<BenchResult[]> {
  const watch = watchBlocks(rendered);
  const runner = keepRunning(host, clock, cadencesSpm[0]);
  try {
    await until(clock, () => host.state().playing === 'playing');
    await runner.settle();
    const tempo: number[] = [];
    const steering: number[] = [];
    const energy: number[] = [];
    const before = performance.eventLoopUtilization();
    for (let round = 0; round < rounds; round += 1) {
      const isUp = round % 2 === 0;
      const sign = isUp ? 1 : -1;
      const anyMs = ((round * goldenShare) % 1) * tickMs;
      await sleep(settleMs + anyMs);
      const moves = (now: number, last: number, share: number): boolean => sign * (now / last - 1) > share;
      const turned = startFrom(watch, clock);
      runner.turn(cadencesSpm[isUp ? 1 : 0]);
      const first = await turned((now, last) => moves(now.tempoBpm, last.tempoBpm, tempoMoves01));
      const steers = await turned((now, _, start) => moves(now.tempoBpm, start.tempoBpm, steers01));
      tempo.push(first.heardAfterSeconds);
      steering.push(steers.seenAfterSeconds);
      await sleep(settleMs + anyMs);
      const louder = startFrom(watch, clock);
      host.accept([
        {
          ...{ kind: 'control', sensorId: 'bench', name: 'energy', value01: energies01[isUp ? 1 : 0] },
          atSeconds: clock.nowSeconds(),
        },
      ]);
      energy.push((await louder((now, last) => moves(now.gain, last.gain, gainMoves01))).heardAfterSeconds);
    }
    const { utilization } = performance.eventLoopUtilization(before);
    return [
      ...quantiles(`latency.tempo${suffix}`, tempo),
      ...quantiles(`latency.steering${suffix}`, steering),
      ...quantiles(`latency.energy${suffix}`, energy),
      { name: `latency.main${suffix}.busyPercent`, unit: '%', value: 100 * utilization },
      { name: `latency.rounds${suffix}`, unit: 'readings', value: 2 * rounds },
    ];
  } finally {
    runner.stop();
    await watch.close();
  }
}

type Found = { readonly heardAfterSeconds: number; readonly seenAfterSeconds: number };

/** Looks among the blocks that are seen from now on for the first that is meant. `start` is the one before them all. */
function startFrom(watch: BlockWatch, clock: Clock) {
  const startSeconds = clock.nowSeconds();
  const from = watch.count();
  return async (
    isMeant: (now: WatchedBlock, last: WatchedBlock, start: WatchedBlock) => boolean,
  ): Promise<Found> => {
    let next = from;
    let found: WatchedBlock | undefined;
    await until(clock, () => {
      for (; found === undefined && next < watch.count(); next += 1) {
        const block = watch.block(next);
        if (isMeant(block, watch.block(next - 1), watch.block(from - 1))) found = block;
      }
      return found !== undefined;
    });
    return {
      heardAfterSeconds: found!.heardAtSeconds - startSeconds,
      seenAfterSeconds: found!.seenAtSeconds - startSeconds,
    };
  };
}

const quantiles = (name: string, seconds: readonly number[]): BenchResult[] =>
  (
    [
      ['median', 0.5],
      ['p95', 0.95],
      ['worst', 1],
    ] as const
  ).map(([which, share01]) => ({
    name: `${name}.${which}Ms`,
    unit: 'ms',
    value: 1000 * quantile(seconds, share01),
  }));
