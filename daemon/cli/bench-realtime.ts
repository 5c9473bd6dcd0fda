import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPipeWire, whyNoPipeWire } from '../outputs/alsa/private-pipewire.ts';
import { hearRamp } from '../outputs/alsa/ramp.ts';
import { usualSampleRateHz } from '../player/options.ts';
import type { BenchResult } from './bench-result.ts';
import { onEndingSignal } from './ending-signals.ts';
import {
  addCounts,
  keepReport,
  phaseOf,
  type RealtimePhase,
  type RealtimeReport,
  readReport,
} from './realtime-report.ts';
import { playAside } from './realtime-side.ts';

export interface RealtimeWish {
  readonly bufferMs: number;
  readonly minutes: number;
  readonly hasRights: boolean;
}

export interface RealtimeBenchOptions {
  readonly wishes: readonly RealtimeWish[];
  /** Where progress is kept, to go on from. Absent: nowhere. */
  readonly reportPath?: string | undefined;
  readonly machine: RealtimeReport['machine'];
}

const usualWishes: readonly RealtimeWish[] = [
  { bufferMs: 100, minutes: 30, hasRights: true },
  { bufferMs: 50, minutes: 5, hasRights: true },
  { bufferMs: 200, minutes: 5, hasRights: false },
];

/** Those that are usual, for so many minutes each if that is said; or one with this buffer, and with rights if it may. */
export function wishesFor(minutes?: number, bufferMs?: number): readonly RealtimeWish[] {
  const chosen =
    bufferMs === undefined
      ? usualWishes
      : [usualWishes.find((usual) => usual.bufferMs === bufferMs) ?? { ...usualWishes[0]!, bufferMs }];
  return chosen.map((wish) => ({ ...wish, minutes: minutes ?? wish.minutes }));
}

const priority = 60;
const rampSeconds = 30;
const keepSeconds = 10;

/**
 * A daemon that plays a simulated run to a sound server of its own, with its main thread blocked for 300 ms in every 500 and
 * one core kept busy by another process: blocks that were late, times that the device ran dry, frames of a ramp that are
 * missing in what is recorded behind the device.
 */
export async function benchRealtime(options: RealtimeBenchOptions): Promise<BenchResult[]> {
  const report = await readReport(options.reportPath, options.machine);
  // The sound server and who plays are ended with us; what was counted is kept.
  const hearNoMore = onEndingSignal(() => process.exit(1));
  const results: BenchResult[] = [];
  for (const [place, wish] of options.wishes.entries()) {
    const name = place === 0 ? 'realtime' : `realtime.buffer${wish.bufferMs}`;
    const skipped = whyNoPipeWire() ?? (wish.hasRights ? whyNoRights() : undefined);
    if (skipped !== undefined) {
      results.push({ name: `${name}.lateBlocks`, skipped });
      continue;
    }
    const phase = phaseOf(report, wish.bufferMs, wish.hasRights);
    await play(phase, wish, () => keepReport(options.reportPath, report));
    results.push(...resultsOf(name, phase));
  }
  hearNoMore();
  return results;
}

async function play(phase: RealtimePhase, wish: RealtimeWish, keep: () => Promise<void>): Promise<void> {
  const left = 60 * wish.minutes - phase.seconds;
  if (left <= 0 && phase.ramp && isHeard(phase.ramp)) return;
  const order = { bufferMs: wish.bufferMs, priority: wish.hasRights ? priority : 0 };
  const folder = mkdtempSync(path.join(tmpdir(), 'tactus-bench-'));
  const server = await startPipeWire({ hasRights: wish.hasRights });
  const env = { ...server.environment, STATE_DIRECTORY: folder };
  try {
    if (left > 0) {
      phase.starts += 1;
      let unkept = 0;
      let keeping = Promise.resolve();
      await playAside({ ...order, plays: 'music', seconds: left }, env, (word) => {
        if (word.kind !== 'counts') return;
        addCounts(phase, word.counts);
        unkept += word.counts.seconds;
        if (unkept < keepSeconds) return;
        unkept = 0;
        keeping = keeping.then(keep);
      });
      await keeping;
    }
    let recorded: Promise<Float32Array> | undefined;
    await playAside({ ...order, plays: 'ramp', seconds: rampSeconds }, env, (word) => {
      if (word.kind === 'flows') recorded = record(server);
    });
    const { frames, gaps } = hearRamp((await recorded) ?? new Float32Array(0));
    phase.ramp = { frames, gaps: gaps.length };
    await keep();
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function record(server: Awaited<ReturnType<typeof startPipeWire>>): Promise<Float32Array> {
  const recording = server.record();
  await sleep(rampSeconds * 1000);
  return recording.stop();
}

/** Of less of the ramp nobody can say that it has no gaps: whatever it went through fell silent. */
const leastRampFrames = (2 / 3) * rampSeconds * usualSampleRateHz;
const isHeard = ({ frames }: { readonly frames: number }): boolean => frames >= leastRampFrames;

/** What was counted, as figures. */
export function resultsOf(name: string, phase: RealtimePhase): BenchResult[] {
  const { seconds, blocks, lateBlocks, underruns, skips, lateBars, leastMarginMs, longestHoldMs, ramp } =
    phase;
  return [
    { name: `${name}.minutes`, unit: 'min', value: seconds / 60 },
    { name: `${name}.blocks`, unit: 'blocks', value: blocks },
    { name: `${name}.lateBlocks`, unit: 'blocks', value: lateBlocks },
    { name: `${name}.underruns`, unit: 'times', value: underruns },
    { name: `${name}.skips`, unit: 'times', value: skips },
    { name: `${name}.lateBars`, unit: 'bars', value: lateBars },
    { name: `${name}.leastMarginMs`, unit: 'ms', value: leastMarginMs ?? Number.NaN },
    { name: `${name}.machine.longestHoldMs`, unit: 'ms', value: longestHoldMs },
    { name: `${name}.ramp.frames`, unit: 'frames', value: ramp?.frames ?? 0 },
    ramp && isHeard(ramp)
      ? { name: `${name}.ramp.gaps`, unit: 'gaps', value: ramp.gaps }
      : {
          name: `${name}.ramp.gaps`,
          skipped: `the ramp was heard for ${((ramp?.frames ?? 0) / usualSampleRateHz).toFixed(1)} of ${rampSeconds} s behind the device`,
        },
  ];
}

function whyNoRights(): string | undefined {
  if (spawnSync('chrt', ['-r', String(priority), 'true'], { stdio: 'ignore' }).status === 0) return undefined;
  return `real-time priority ${priority} was refused; systemd's LimitRTPRIO= or rtprio in /etc/security/limits.d allows it`;
}
