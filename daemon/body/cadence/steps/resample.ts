/** Samples a second on which steps are looked for, whatever the sensor's own rate. */
export const sampleRateHz = 100;

/** A longer silence than this is not bridged: what comes after it begins anew. */
const longestGapSeconds = 0.3;

/** Turns samples at uneven times into even ones, by straight lines between them. */
export interface Resampler {
  /** Calls `emit` for each even moment up to this sample; returns false when it had to begin anew. */
  push(atSeconds: number, value: number, emit: (value: number) => void): boolean;
  /** The even moment that was emitted last. */
  readonly atSeconds: number;
}

export function createResampler(): Resampler {
  let lastSeconds = Number.NEGATIVE_INFINITY;
  let lastValue = 0;
  let ticks = 0;
  let originSeconds = 0;
  return {
    push(atSeconds, value, emit) {
      const gap = atSeconds - lastSeconds;
      if (gap <= 0) return true;
      const bridged = gap <= longestGapSeconds;
      if (!bridged) {
        originSeconds = atSeconds;
        ticks = 0;
        emit(value);
      }
      for (;;) {
        const next = originSeconds + (ticks + 1) / sampleRateHz;
        if (next > atSeconds) break;
        ticks++;
        emit(lastValue + ((value - lastValue) * (next - lastSeconds)) / gap);
      }
      lastSeconds = atSeconds;
      lastValue = value;
      return bridged;
    },
    get atSeconds() {
      return originSeconds + ticks / sampleRateHz;
    },
  };
}
