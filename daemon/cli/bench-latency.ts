import { setTimeout as sleep } from 'node:timers/promises';
import { configurationSchema } from '../configuration.ts';
import { type LiveSession, startLive } from '../live/live.ts';
import type { PanelHost } from '../panel/host.ts';
import { createLog } from '../system/log.ts';
import type { Clock } from '../time/clock.ts';
import type { BenchResult } from './bench-result.ts';

const pollMs = 2;
const rounds = 8;
/** Between two cadences that a runner may change between. */
const cadencesSpm = [150, 170] as const;
/** The tempo steers once it has left where it was by so much. */
const steers01 = 0.002;
const givenUpSeconds = 20;

/**
 * How long a reading takes until the beat clock steers by it, and a wish for another style until it is heard, in a live
 * daemon that plays to nobody.
 */
export async function benchLatency({ clock }: { readonly clock: Clock }): Promise<BenchResult[]> {
  const session = await startLive({
    configuration: configurationSchema.parse({ panel: { port: 0 }, outputs: { use: ['null'] } }),
    run: undefined,
    tracePath: undefined,
    log: createLog({ level: 'error', format: 'auto' }),
  });
  try {
    return await measure(session, clock);
  } finally {
    await session.close();
  }
}

async function measure({ host }: LiveSession, clock: Clock): Promise<BenchResult[]> {
  const runner = keepRunning(host, clock);
  try {
    await until(clock, () => host.state().playing === 'playing');
    await runner.settle();
    const steering: number[] = [];
    const styles: StyleChange[] = [];
    for (let round = 0; round < rounds; round += 1) {
      steering.push(await steeringSeconds(host, clock, runner, cadencesSpm[round % 2 === 0 ? 1 : 0]));
      await runner.settle();
      if (round % 2 === 1) styles.push(await styleChange(host, clock, round % 4 === 1 ? 'folk' : 'game'));
    }
    const milliseconds = steering.map((seconds) => seconds * 1000).sort((a, b) => a - b);
    return [
      { name: 'latency.steering.medianMs', unit: 'ms', value: milliseconds[rounds >> 1] ?? Number.NaN },
      { name: 'latency.steering.worstMs', unit: 'ms', value: milliseconds.at(-1) ?? Number.NaN },
      { name: 'latency.style.worstBars', unit: 'bars', value: Math.max(...styles.map(({ bars }) => bars)) },
      {
        name: 'latency.style.worstSeconds',
        unit: 's',
        value: Math.max(...styles.map(({ seconds }) => seconds)),
      },
    ];
  } finally {
    runner.stop();
  }
}

interface BenchRunner {
  turn(cadenceSpm: number): void;
  /** Until the tempo has come to rest. */
  settle(): Promise<void>;
  stop(): void;
}

/** A body that gives its cadence once a second, and at once when it changes. */
function keepRunning(host: PanelHost, clock: Clock): BenchRunner {
  let cadenceSpm: number = cadencesSpm[0];
  const tell = (): void =>
    host.accept([{ kind: 'cadence', sensorId: 'bench', cadenceSpm, atSeconds: clock.nowSeconds() }]);
  tell();
  const timer = setInterval(tell, 1000);
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

async function steeringSeconds(
  host: PanelHost,
  clock: Clock,
  runner: BenchRunner,
  cadenceSpm: number,
): Promise<number> {
  const before = host.state().clock?.tempoBpm ?? 0;
  const startedSeconds = clock.nowSeconds();
  runner.turn(cadenceSpm);
  await until(clock, () => Math.abs((host.state().clock?.tempoBpm ?? 0) / before - 1) > steers01);
  return clock.nowSeconds() - startedSeconds;
}

interface StyleChange {
  readonly seconds: number;
  readonly bars: number;
}

/** Until the first bar that was written after the wish begins. */
async function styleChange(host: PanelHost, clock: Clock, style: string): Promise<StyleChange> {
  const rewritten: { index: number; startBeat: number }[] = [];
  const unsubscribe = host.subscribe((event) => {
    if (event.type === 'bar') rewritten.push(event.bar);
  });
  const startedSeconds = clock.nowSeconds();
  const startBeat = host.state().clock?.beat ?? 0;
  const playing = host.bars()[0];
  await host.command({ style });
  await until(clock, () => rewritten.some((bar) => (host.state().clock?.beat ?? 0) >= bar.startBeat));
  unsubscribe();
  const heard = rewritten.find((bar) => bar.startBeat > startBeat);
  return { seconds: clock.nowSeconds() - startedSeconds, bars: (heard?.index ?? 0) - (playing?.index ?? 0) };
}

async function until(clock: Clock, condition: () => boolean): Promise<void> {
  const deadlineSeconds = clock.nowSeconds() + givenUpSeconds;
  while (!condition()) {
    if (clock.nowSeconds() > deadlineSeconds) throw new Error(`the bench waited ${givenUpSeconds} s in vain`);
    await sleep(pollMs);
  }
}
