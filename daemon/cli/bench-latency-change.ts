import { setTimeout as sleep } from 'node:timers/promises';
import { sameKey } from '../composer/harmony/keys.ts';
import type { LiveSession } from '../live/live-session.ts';
import type { PanelHost } from '../panel/host.ts';
import type { Bar } from '../score/bar.ts';
import { chordTones } from '../score/chord.ts';
import { scalePitchClasses } from '../score/key.ts';
import { pitchClassOf } from '../score/pitch.ts';
import type { Command } from '../session/command.ts';
import type { Clock } from '../time/clock.ts';
import type { BenchResult } from './bench-result.ts';
import { keepRunning, until } from './bench-runner.ts';

const cadenceSpm = 160;

/** How soon a wish for another style or song is heard, and whether a bar mixes keys meanwhile. */
export async function measureChanges(
  { host }: LiveSession,
  { clock, changes }: { readonly clock: Clock; readonly changes: number },
): Promise<BenchResult[]> {
  const runner = keepRunning(host, clock, cadenceSpm);
  try {
    await runner.settle();
    const styles: Change[] = [];
    const skips: Change[] = [];
    const bars = hearBars(host);
    for (let round = 0; round < changes; round += 1) {
      styles.push(await change(host, clock, { style: round % 2 === 0 ? 'folk' : 'game' }, () => true));
      const key = host.bars().at(-1)?.key;
      skips.push(
        await change(host, clock, { cue: 'skip' }, (bar) => key !== undefined && !sameKey(bar.key, key)),
      );
      await sleep(2000);
    }
    return [
      ...worst('latency.style', styles),
      ...worst('latency.skip', skips),
      { name: 'latency.mixedKeys', unit: 'bars', value: bars().filter(mixesKeys).length },
      { name: 'latency.barsHeard', unit: 'bars', value: bars().length },
    ];
  } finally {
    runner.stop();
  }
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
