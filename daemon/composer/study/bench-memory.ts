import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../time/clock.ts';
import { realTimers } from '../../time/timers.ts';
import { type InstalledModel, precisionsOf } from '../models/installed-model.ts';
import { nodeArguments, startComposerProcess } from '../process/process-client.ts';
import { benchNameOf, type ComposeBench } from './bench.ts';
import { planPiece } from './piece/compose-piece.ts';

/**
 * Megabytes that the composer process holds more than a bare Node of the same heap, after so many bars, with the
 * weights that ship for a board. Linux only: elsewhere nothing is returned.
 */
export async function benchComposerMemory(
  models: readonly InstalledModel[],
  bars: number,
  clock: Clock,
): Promise<ComposeBench[]> {
  if (process.platform !== 'linux') return [];
  const bareMegabytes = await bareNode();
  const results: ComposeBench[] = [];
  for (const model of models) {
    const offered = precisionsOf(model);
    const precision = offered.length === 0 ? undefined : boardPrecision;
    if (precision !== undefined && !offered.includes(precision)) continue;
    const composer = startComposerProcess({
      model,
      precision: boardPrecision,
      clock,
      timers: realTimers,
      background: false,
    });
    await composer.ready;
    const style = model.manifest.styles[0]!.name;
    let checkpoint: number | null = null;
    for (const plan of planPiece({ styleWeights: { [style]: 1 }, bars, seed: 1 })) {
      const written = await composer.write({ plan, from: checkpoint });
      checkpoint = written?.checkpoint ?? null;
    }
    const megabytes = residentMegabytes(composer.pid()!);
    await composer.close();
    results.push({
      name: `compose.${benchNameOf(model, precision)}.overBareNodeMegabytes`,
      unit: 'MB',
      value: Math.round(10 * (megabytes - bareMegabytes)) / 10,
    });
  }
  return results;
}

const boardPrecision = 'int8';

async function bareNode(): Promise<number> {
  const bare = spawn(process.execPath, [...nodeArguments, '-e', 'setInterval(() => {}, 1000)'], {
    stdio: 'ignore',
  });
  await sleep(settleMs);
  const megabytes = residentMegabytes(bare.pid!);
  bare.kill('SIGKILL');
  return megabytes;
}

/** Until a process that does nothing holds all that it will hold. */
const settleMs = 2000;

function residentMegabytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return (Number(kilobytes) * 1024) / 1e6;
}
