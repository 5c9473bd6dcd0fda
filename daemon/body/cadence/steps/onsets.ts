import { sampleRateHz } from './resample.ts';

/** A sudden rise of force: a foot on the ground, perhaps. */
export interface Onset {
  readonly atSeconds: number;
  /** Steepness of the rise, m/s³. */
  readonly strength: number;
}

/**
 * Finds where force rises most steeply: peaks of its derivative, smoothed by a Gaussian. The strength of force has no
 * direction, so the sensor may sit any way up. The shock of the heel is the steepest thing in a step and comes within
 * a few milliseconds of the ground; the lift that follows it comes later the slower one goes.
 */
export interface OnsetFinder {
  /** The next even sample; an onset found is some 50 ms old. */
  push(atSeconds: number, force: number): Onset | undefined;
  reset(): void;
}

const smoothingSeconds = 0.015;
const reach = Math.ceil(3 * smoothingSeconds * sampleRateHz);
/** Below this nothing but noise is found. */
const weakest = 8;

const kernel = Float64Array.from({ length: 2 * reach + 1 }, (_, index) => {
  const at = (index - reach) / sampleRateHz;
  return (at / smoothingSeconds ** 2) * Math.exp(-0.5 * (at / smoothingSeconds) ** 2);
});
const gain = sampleRateHz / kernel.reduce((sum, weight, index) => sum + weight * (index - reach), 0);

export function createOnsetFinder(): OnsetFinder {
  const window = new Float64Array(kernel.length);
  let filled = 0;
  let before = 0;
  let middle = 0;

  return {
    push(atSeconds, force) {
      window.copyWithin(0, 1);
      window[window.length - 1] = force;
      filled++;
      if (filled < window.length) return undefined;
      let slope = 0;
      for (let index = 0; index < window.length; index++) slope += kernel[index]! * window[index]!;
      const after = slope * gain;
      const peak = middle > before && middle >= after && middle > weakest && filled > window.length + 1;
      // The top of the parabola through three samples.
      const offset = peak ? (0.5 * (before - after)) / (before - 2 * middle + after) : 0;
      const strength = middle;
      before = middle;
      middle = after;
      if (!peak) return undefined;
      return { atSeconds: atSeconds - (reach + 1 - offset) / sampleRateHz, strength };
    },
    reset() {
      filled = 0;
      before = 0;
      middle = 0;
    },
  };
}
