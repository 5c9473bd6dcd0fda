import { createModelStore } from '../composer/models/store.ts';
import type { Clock } from '../time/clock.ts';

export interface ComposeBenchResult {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
}

/** Milliseconds a step of every installed model, in each of its precisions, one thread; memory of the process. */
export async function benchCompose(options: {
  readonly clock: Clock;
  /** Bars of each model and precision. */
  readonly bars: number;
  readonly onProgress?: (done: number, total: number) => void;
}): Promise<readonly ComposeBenchResult[]> {
  const { models } = createModelStore().list();
  // Only here: whoever benches something else need not load onnxruntime.
  const bench = await import('../composer/study/bench.ts');
  const { benchComposerMemory } = await import('../composer/study/bench-memory.ts');
  return [
    ...(await bench.benchCompose(models, options.bars, options.clock, options.onProgress)),
    ...(await benchComposerMemory(models, options.bars, options.clock)),
  ];
}
