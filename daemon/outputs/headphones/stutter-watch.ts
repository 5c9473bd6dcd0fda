/** What an output says of itself at one moment. */
export interface StutterSample {
  readonly atSeconds: number;
  /** Times that it ran dry, or had to leave sound out; they only grow. */
  readonly gaps: number;
  /** As its device says. */
  readonly delayMs: number;
  /** Blocks that we were late with ourselves; they only grow. */
  readonly lateBlocks: number;
}

/** After it was opened a device may do as it likes for so long. */
const settlingSeconds = 3;
/** Who stutters for what was meant shows it by then. */
const watchSeconds = 23;
/** A second is bad when the device ran dry in it, or its delay is another by so much; by so many of them it stutters. */
const badChangeMs = 60;
const mostBad = 3;

/**
 * Recognises headphones that came back and stutter (bluez/bluez#2553: until they are disconnected and connected once more).
 * Not all of them show it: where the sound server is content, so are we. What we were late with ourselves says nothing of them.
 */
export function createStutterWatch(openedAtSeconds: number): {
  /** Once a second; gives back whether it stutters, as far as is known by now. */
  take(sample: StutterSample): boolean;
} {
  let before: StutterSample | undefined;
  let bad = 0;
  return {
    take(sample) {
      const earlier = before;
      before = sample;
      const age = sample.atSeconds - openedAtSeconds;
      if (!earlier || age < settlingSeconds || age > watchSeconds) return false;
      if (sample.lateBlocks > earlier.lateBlocks) return false;
      const jumps = Math.abs(sample.delayMs - earlier.delayMs) > badChangeMs;
      if (sample.gaps > earlier.gaps || jumps) bad += 1;
      return bad >= mostBad;
    },
  };
}
