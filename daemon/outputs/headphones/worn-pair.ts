import { messageOf, TactusError } from '../../system/errors.ts';
import { createBackoff } from '../../time/backoff.ts';
import type { Clock } from '../../time/clock.ts';
import type { Timers } from '../../time/timers.ts';
import type { Output } from '../output.ts';
import type { FindSink, SinkSearch } from './find-sink.ts';
import { createStutterWatch } from './stutter-watch.ts';

export interface Headphones {
  readonly address: string;
  readonly name: string;
}

/** One pair of headphones, from when it comes until it goes: its sink is looked for, and an output is there while that is. */
export interface WornPair extends Headphones {
  /** Undefined while they are not played to. */
  readonly output: Output | undefined;
  /** What was found of late. */
  readonly search: SinkSearch | undefined;
  /** Something about them is otherwise: looks at once, and soon again. */
  look(): void;
  /** Nothing is to be played for now: the way into them is to be quiet. */
  setResting(isResting: boolean): void;
  end(): Promise<void>;
}

export interface WornPairDependencies {
  readonly find: FindSink;
  readonly open: (headphones: Headphones, device: string) => Output;
  readonly close: (output: Output) => Promise<void>;
  /** See `StutterSample`. */
  readonly lateBlocks: () => number;
  /** They have come back and stutter. */
  readonly onStutter: () => void;
  readonly clock: Clock;
  readonly timers: Timers;
}

/** A sound server takes a moment to make a sink of headphones that have connected, and an output to play. */
const looks = { firstSeconds: 0.5, mostSeconds: 5 };
const everySeconds = 1;

export function wearPair(headphones: Headphones, dependencies: WornPairDependencies): WornPair {
  const { find, open, close, lateBlocks, onStutter, clock, timers } = dependencies;
  const backoff = createBackoff(looks);
  let output: Output | undefined;
  let device: string | undefined;
  let search: SinkSearch | undefined;
  let watch = createStutterWatch(0);
  let isResting = false;
  let hasEnded = false;
  let cancel = (): void => {};
  /** One look after the other; what is wanted meanwhile is one more. */
  let looking: Promise<void> | undefined;
  let wantsMore = false;

  const leave = async (): Promise<void> => {
    const open = output;
    output = undefined;
    device = undefined;
    if (open) await close(open);
  };

  const lookOnce = async (): Promise<void> => {
    search = await find(headphones.address);
    const next = hasEnded || isResting ? undefined : search.sink?.device;
    if (next === device) return;
    await leave();
    if (next === undefined || hasEnded) return;
    output = open(headphones, next);
    device = next;
    watch = createStutterWatch(clock.nowSeconds());
  };

  /** There is no room for another output, say: told as a sink that is not there, and tried again. */
  const tellWhy = (error: unknown): void => {
    const fix = error instanceof TactusError ? error.fix : 'It is tried again.';
    search = { sink: undefined, obstacle: { why: messageOf(error), fix } };
  };

  const look = (): void => {
    if (looking !== undefined) {
      wantsMore = true;
      return;
    }
    cancel();
    looking = lookOnce()
      .catch(tellWhy)
      .finally(() => {
        looking = undefined;
        if (wantsMore && !hasEnded) {
          wantsMore = false;
          look();
        } else goOn();
      });
  };

  /** Whether they are played to, and all is well. */
  const plays = (): boolean => {
    const health = output?.health();
    if (health?.status !== 'ok') return false;
    const { underruns = 0, skips = 0 } = health.counters;
    const { delayMs = 0 } = health.gauges;
    const figures = { gaps: underruns + skips, delayMs, lateBlocks: lateBlocks() };
    if (watch.take({ atSeconds: clock.nowSeconds(), ...figures })) onStutter();
    return true;
  };

  const goOn = (): void => {
    if (hasEnded) return;
    const isWell = isResting || plays();
    if (isWell) backoff.reset();
    // What one that plays lacks besides, only its server knows: it is not asked again and again.
    cancel = timers.after(isWell ? everySeconds : backoff.nextSeconds(), isWell ? goOn : look);
  };

  /** Somebody knows that something is otherwise: what it brings may be there in a moment. */
  const lookAgain = (): void => {
    backoff.reset();
    look();
  };

  look();
  return {
    ...headphones,
    get output() {
      return output;
    },
    get search() {
      return search;
    },
    look: lookAgain,
    setResting(next) {
      if (next === isResting) return;
      isResting = next;
      lookAgain();
    },
    async end() {
      hasEnded = true;
      cancel();
      await leave();
      await looking;
      await leave();
    },
  };
}
