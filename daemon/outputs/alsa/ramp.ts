/** The ramp begins anew after so many frames: a sawtooth, whose every frame says where it belongs. */
const rampFrames = 4096;
const rampTop = 0.5;
const step = rampTop / rampFrames;
/** What is less is silence. */
const heardFrom = 0.1 * rampTop;

/** Fills a block of a ramp with which to see whether any frame is lost on a way. */
export function fillRamp(block: Float32Array, firstFrame: number): void {
  for (let i = 0; i < block.length; i += 1) block[i] = ((firstFrame + i) % rampFrames) * step;
}

/** What a recording holds of the ramp. */
export interface HeardRamp {
  /** From where it is first heard until it is heard last; 0: it is not in there. */
  readonly frames: number;
  /** Frames of the recording, between the two, at which the ramp does not go on. */
  readonly gaps: readonly number[];
}

export function hearRamp(recorded: Float32Array): HeardRamp {
  const first = recorded.findIndex((value) => value > heardFrom);
  const end = recorded.findLastIndex((value) => value > heardFrom);
  const gaps: number[] = [];
  for (let i = first + 1; i < end; i += 1) {
    const change = recorded[i]! - recorded[i - 1]!;
    const goesOn = Math.abs(change - step) < step / 4;
    const beginsAnew = Math.abs(change - (step - rampTop)) < step / 4;
    if (!goesOn && !beginsAnew) gaps.push(i);
  }
  return { frames: first < 0 ? 0 : end - first + 1, gaps };
}
