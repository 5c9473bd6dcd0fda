import { setTimeout as sleep } from 'node:timers/promises';
import type { PanelHost } from '../panel/host.ts';
import type { Clock } from '../time/clock.ts';

const pollMs = 2;
const givenUpSeconds = 60;
const tellMs = 1000;

/** A body for benches that gives its cadence once a second, and at once when it changes. */
export interface BenchRunner {
  turn(cadenceSpm: number): void;
  /** Until the tempo has come to rest. */
  settle(): Promise<void>;
  stop(): void;
}

export function keepRunning(host: PanelHost, clock: Clock, startCadenceSpm: number): BenchRunner {
  let cadenceSpm = startCadenceSpm;
  const tell = (): void =>
    host.accept([{ kind: 'cadence', sensorId: 'bench', cadenceSpm, atSeconds: clock.nowSeconds() }]);
  tell();
  const timer = setInterval(tell, tellMs);
  return {
    turn(next) {
      cadenceSpm = next;
      tell();
    },
    settle: async () => {
      await until(clock, () => Math.abs((host.state().clock?.tempoBpm ?? 0) / cadenceSpm - 1) < 0.002);
      await sleep(2000);
    },
    stop: () => clearInterval(timer),
  };
}

/** Errors: Error when it does not come about within a minute. */
export async function until(clock: Clock, condition: () => boolean): Promise<void> {
  const deadlineSeconds = clock.nowSeconds() + givenUpSeconds;
  while (!condition()) {
    if (clock.nowSeconds() > deadlineSeconds) throw new Error(`the bench waited ${givenUpSeconds} s in vain`);
    await sleep(pollMs);
  }
}
