import type { ProcessState } from '../../system/process-state.ts';
import type { Timers } from '../../time/timers.ts';

/** So often the composer process says that it lives, whatever it writes: it can between two steps of the grid. */
export const beatSeconds = 0.2;

/** After so many beats without a word it is looked at. */
const silentBeats = 3;
/** So often in a row it must be found resting to be taken for one that stands still; on slow disks a load is patient. */
const restingLooks = { loading: 25, writing: 2 };
/** Processor time without a word. A step takes 0.15 s at worst on the slowest board: this is a loop without an end. */
const speechlessCpuSeconds = 1;
/** Where nothing can be known of it but its silence. */
const mostSilentBeats = 50;

export interface VigilDependencies {
  readonly timers: Timers;
  /** Before that it may work for long without a word. */
  readonly isLoaded: () => boolean;
  /** Undefined: not to be known. */
  readonly state: () => ProcessState | undefined;
  /** Told once. */
  readonly onStandstill: (why: string) => void;
}

/** Watches one process, whose beats it is told of, and tells when it stands still: at most 0.8 s later while it writes. */
export interface Vigil {
  /** It said something. */
  hear(): void;
  end(): void;
}

/**
 * A busy machine is no standstill: a process that cannot say its beat because others have the processor is found waiting
 * for it, and is left alone. Nor is a stall of our own: we count our looks, and hear what was said between two of them.
 */
export function startVigil({ timers, isLoaded, state, onStandstill }: VigilDependencies): Vigil {
  let silent = 0;
  let resting = 0;
  let heardAtCpuSeconds: number | undefined;

  const whyStill = (): string | undefined => {
    const now = state();
    if (now === undefined) return silent >= mostSilentBeats ? 'it does not answer' : undefined;
    heardAtCpuSeconds ??= now.cpuSeconds;
    if (silent < silentBeats) return undefined;
    resting = now.rests ? resting + 1 : 0;
    if (resting >= restingLooks[isLoaded() ? 'writing' : 'loading']) return 'it stands still';
    const isLoop = isLoaded() && now.cpuSeconds - heardAtCpuSeconds >= speechlessCpuSeconds;
    return isLoop ? 'it works without end' : undefined;
  };
  const look = (): void => {
    silent += 1;
    const why = silent > 1 ? whyStill() : undefined;
    if (why === undefined) cancel = timers.after(beatSeconds, look);
    else onStandstill(why);
  };
  let cancel = timers.after(beatSeconds, look);

  return {
    hear() {
      silent = 0;
      resting = 0;
      heardAtCpuSeconds = undefined;
    },
    end: () => cancel(),
  };
}
