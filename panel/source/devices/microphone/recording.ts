/** What a microphone of the browser heard, and about when. */
export interface Recording {
  readonly rateHz: number;
  /** `frame`: the first one's, as its audio context counts; `atSeconds`: when the page got it, by any steady clock. */
  take(sound: Float32Array, frame: number, atSeconds: number): void;
  /** So far. */
  sound(): Float32Array;
  /** Before and behind it, too; not whole. Undefined before there is anything. */
  frameAt(atSeconds: number): number | undefined;
}

/**
 * Nobody says how long sound took to the page: all of it seems later by the same, which is no matter where two are compared
 * that were heard in it. What came most quickly counts.
 */
export function createRecording(rateHz: number, mostSeconds: number): Recording {
  const all = new Float32Array(Math.ceil(mostSeconds * rateHz));
  let firstFrame: number | undefined;
  let frames = 0;
  let originSeconds = Number.POSITIVE_INFINITY;
  return {
    rateHz,
    take(sound, frame, atSeconds) {
      firstFrame ??= frame;
      const begin = frame - firstFrame;
      const kept = sound.subarray(0, Math.max(0, all.length - begin));
      if (begin < all.length) all.set(kept, begin);
      frames = Math.min(all.length, begin + sound.length);
      originSeconds = Math.min(originSeconds, atSeconds - (begin + sound.length) / rateHz);
    },
    sound: () => all.subarray(0, frames),
    frameAt: (atSeconds) => (firstFrame === undefined ? undefined : (atSeconds - originSeconds) * rateHz),
  };
}
