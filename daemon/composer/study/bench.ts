import { stepsPerBar } from '../../score/meter.ts';
import type { Clock } from '../../time/clock.ts';
import { createRandom } from '../../time/random.ts';
import { loadNetwork, type Network } from '../families/biaxial/network.ts';
import { type Precision, precisions } from '../models/manifest.ts';
import type { InstalledModel } from '../models/store.ts';

export interface BenchResult {
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
): Promise<BenchResult[]> {
  const runners: { name: string; network: Network; random: () => number; stepMs: number[] }[] = [];
  for (const model of models) {
    for (const precision of precisions.filter((wanted) => comesIn(model, wanted))) {
      const random = createRandom(1);
      runners.push({
        name: `compose.${model.manifest.name}.${precision}`,
        network: await loadNetwork(model, precision),
        random: random.next,
        stepMs: [],
      });
    }
  }
  for (let bar = -warmUpBars; bar < bars; bar++) {
    for (const runner of runners) {
      for (let step = 0; step < stepsPerBar; step++) {
        prepare(runner.network, step, runner.random);
        const begin = clock.nowSeconds();
        await runner.network.step();
        if (bar >= 0) runner.stepMs.push((clock.nowSeconds() - begin) * 1000);
      }
    }
    if (bar >= 0) onProgress(bar + 1, bars);
  }
  for (const runner of runners) await runner.network.close();
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

function comesIn(model: InstalledModel, precision: Precision): boolean {
  return model.manifest.files.some((file) => file.precision === precision);
}

/** A step as in music: some lanes sound, and all inputs move. */
function prepare(network: Network, step: number, random: () => number): void {
  const { inputs, layout } = network;
  inputs.place.fill(-1);
  for (let bit = 0; bit < 4; bit++) inputs.place[bit] = (step >> bit) & 1 ? 1 : -1;
  inputs.style.fill(1 / inputs.style.length);
  inputs.chord.fill(0);
  for (const index of [0, 4, 7, 12]) inputs.chord[index] = 1;
  inputs.density.fill(0.5);
  inputs.energy.fill(0.5);
  inputs.temperature[0] = 1;
  layout.roles.forEach((role, i) => {
    inputs.density[2 * i] = 1;
    inputs.polyphony_cap[i] = role.maxPolyphony;
  });
  for (let i = 0; i < inputs.uniforms.length; i++) {
    inputs.uniforms[i] = Math.min(1 - 1e-6, Math.max(1e-6, random()));
  }
}

function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
