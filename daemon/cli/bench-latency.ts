import { setTimeout as sleep } from 'node:timers/promises';
import { sameKey } from '../composer/harmony/keys.ts';
import { configurationSchema } from '../configuration.ts';
import { startLive } from '../live/live.ts';
import type { LiveSession } from '../live/live-session.ts';
import type { PanelHost } from '../panel/host.ts';
import type { Bar } from '../score/bar.ts';
import { chordTones } from '../score/chord.ts';
import { scalePitchClasses } from '../score/key.ts';
import { pitchClassOf } from '../score/pitch.ts';
import type { Command } from '../session/command.ts';
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
 * How long a reading takes until the beat clock steers by it, and a wish for another style or song until it is heard, in
 * a live daemon that plays to nobody; and whether a bar mixes keys meanwhile.
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
    const styles: Change[] = [];
    const skips: Change[] = [];
    const bars = hearBars(host);
    for (let round = 0; round < rounds; round += 1) {
      steering.push(await steeringSeconds(host, clock, runner, cadencesSpm[round % 2 === 0 ? 1 : 0]));
      await runner.settle();
      if (round % 2 === 1) {
        styles.push(await change(host, clock, { style: round % 4 === 1 ? 'folk' : 'game' }, () => true));
        const key = host.bars().at(-1)?.key;
        skips.push(
          await change(host, clock, { cue: 'skip' }, (bar) => key !== undefined && !sameKey(bar.key, key)),
        );
      }
    }
    const milliseconds = steering.map((seconds) => seconds * 1000).sort((a, b) => a - b);
    return [
      { name: 'latency.steering.medianMs', unit: 'ms', value: milliseconds[rounds >> 1]! },
      { name: 'latency.steering.worstMs', unit: 'ms', value: milliseconds.at(-1)! },
      ...worst('latency.style', styles),
      ...worst('latency.skip', skips),
      { name: 'latency.mixedKeys', unit: 'bars', value: bars().filter(mixesKeys).length },
      { name: 'latency.barsHeard', unit: 'bars', value: bars().length },
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

interface Change {
  readonly seconds: number;
  readonly bars: number;
}

/** Until the first bar begins that was written after the wish and is as wished. */
async function change(
  host: PanelHost,
  clock: Clock,
  wish: Command,
  isAsWished: (bar: Bar) => boolean,
): Promise<Change> {
  const rewritten = new Map<number, Bar>();
  const unsubscribe = host.subscribe((event) => {
    if (event.type === 'bar') rewritten.set(event.bar.index, event.bar);
  });
  const startedSeconds = clock.nowSeconds();
  const playing = host.bars()[0];
  const startBeat = host.state().clock?.beat ?? Number.NaN;
  const heard = (): Bar | undefined => {
    const beat = host.state().clock?.beat ?? 0;
    return [...rewritten.values()].find(
      (bar) => bar.startBeat <= beat && bar.index > (playing?.index ?? 0) && isAsWished(bar),
    );
  };
  await host.command(wish);
  await until(clock, () => heard() !== undefined);
  unsubscribe();
  return {
    seconds: clock.nowSeconds() - startedSeconds,
    bars: ((heard()?.startBeat ?? Number.NaN) - startBeat) / (playing?.lengthBeats ?? Number.NaN),
  };
}

function worst(name: string, changes: readonly Change[]): BenchResult[] {
  return [
    { name: `${name}.worstBars`, unit: 'bars', value: Math.max(...changes.map(({ bars }) => bars)) },
    { name: `${name}.worstSeconds`, unit: 's', value: Math.max(...changes.map(({ seconds }) => seconds)) },
  ];
}

/** The latest writing of every bar that was played from now on. */
function hearBars(host: PanelHost): () => readonly Bar[] {
  const bars = new Map<number, Bar>();
  host.subscribe((event) => {
    if (event.type === 'bar') bars.set(event.bar.index, event.bar);
  });
  return () => [...bars.values()].filter((bar) => bar.startBeat <= (host.state().clock?.beat ?? 0));
}

const foreignShare = 0.25;

/** More than passing notes lie outside the bar's own key and chords. */
function mixesKeys({ key, chords, notes }: Bar): boolean {
  const home = new Set([...scalePitchClasses(key), ...chords.flatMap(({ chord }) => chordTones(chord))]);
  const pitched = notes.filter(({ part }) => part !== 'drums');
  const foreign = pitched.filter(({ pitchMidi }) => !home.has(pitchClassOf(pitchMidi)));
  return foreign.length > foreignShare * pitched.length;
}

async function until(clock: Clock, condition: () => boolean): Promise<void> {
  const deadlineSeconds = clock.nowSeconds() + givenUpSeconds;
  while (!condition()) {
    if (clock.nowSeconds() > deadlineSeconds) throw new Error(`the bench waited ${givenUpSeconds} s in vain`);
    await sleep(pollMs);
  }
}
