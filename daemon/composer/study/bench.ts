import { stepsPerBar } from '../../score/meter.ts';
import type { Clock } from '../../time/clock.ts';
import { createRandom } from '../../time/random.ts';
import { type InstalledModel, precisionsOf } from '../models/installed-model.ts';
import { precisions } from '../models/manifest.ts';
import { type OpenModel, openModel } from '../models/open-model.ts';

export interface ComposeBench {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
}

/** A 16th at 180 beats a minute in full feel, milliseconds: the time that a step may take at most. */
const fastestStepMs = 60_000 / 180 / 4;

/**
 * Milliseconds a step of each model and precision, one thread. Rounds of one bar are interleaved, so that what else the
 * machine does hits all alike.
 */
export async function benchCompose(
  models: readonly InstalledModel[],
  bars: number,
  clock: Clock,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<ComposeBench[]> {
  const runners: { name: string; opened: OpenModel; random: () => number; stepMs: number[] }[] = [];
  for (const model of models) {
    for (const precision of waysToCompute(model)) {
      const random = createRandom(1);
      runners.push({
        name: `compose.${benchNameOf(model, precision)}`,
        opened: await openModel(model, { precision }),
        random: random.next,
        stepMs: [],
      });
    }
  }
  for (let bar = -warmUpBars; bar < bars; bar++) {
    for (const runner of runners) {
      for (let step = 0; step < stepsPerBar; step++) {
        runner.opened.bench.prepare(step, runner.random);
        const begin = clock.nowSeconds();
        await runner.opened.bench.step();
        if (bar >= 0) runner.stepMs.push((clock.nowSeconds() - begin) * 1000);
      }
    }
    if (bar >= 0) onProgress(bar + 1, bars);
  }
  for (const runner of runners) await runner.opened.close();
  return runners.flatMap(({ name, stepMs }) => {
    const sorted = stepMs.sort((a, b) => a - b);
    const medianMs = quantile(sorted, 0.5);
    return [
      { name: `${name}.medianMs`, unit: 'ms', value: round(medianMs) },
      { name: `${name}.p99Ms`, unit: 'ms', value: round(quantile(sorted, 0.99)) },
      { name: `${name}.timesRealTime`, unit: 'times', value: round(fastestStepMs / medianMs) },
    ];
  });
}

const warmUpBars = 2;

/** The precisions of a model, in the order of all; undefined alone where it leaves no choice. */
function waysToCompute(model: InstalledModel): readonly (string | undefined)[] {
  const offered = precisionsOf(model);
  return offered.length === 0 ? [undefined] : precisions.filter((precision) => offered.includes(precision));
}

export function benchNameOf({ manifest }: InstalledModel, precision: string | undefined): string {
  return precision === undefined ? manifest.name : `${manifest.name}.${precision}`;
}

function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
