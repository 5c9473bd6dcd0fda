import { medianOf } from '../system/numbers.ts';
import type { Clock } from '../time/clock.ts';
import type { AlsaStream } from './alsa-stream.native.ts';

/** Sound of one channel, and when it was in the air. */
export interface Recording {
  readonly sound: Float32Array;
  readonly rateHz: number;
  /** Of a moment, as the machine's monotonic clock has it: before or behind the recording, too; not whole. */
  frameAt(atSeconds: number): number;
}

export interface Recorder {
  /** Takes what there is. False once the device gives no more. */
  step(): boolean;
  readonly frames: number;
  recording(): Recording;
}

/** A device says to some hundredths of a millisecond when it heard; so much later says that something was lost before. */
const gapSeconds = 0.005;
/** Of so many the median is believed: at least, and at most. */
const settledReads = 5;
const believedReads = 200;
/** Errors in a row, each recovered from, that say that a device is gone. */
const mostFailures = 20;

/**
 * Records a device that somebody asks again and again. Each time tells when a frame was captured; of all of them the
 * median counts, so that nobody need ask on time. What is lost on the way, said or unsaid, is silence of its length.
 */
export function createRecorder(stream: AlsaStream, clock: Clock, mostSeconds: number): Recorder {
  const { rateHz } = stream;
  const sound = new Float32Array(Math.ceil(mostSeconds * rateHz));
  const chunk = new Float32Array(stream.periodFrames * stream.periods);
  const origins: number[] = [];
  let frames = 0;
  let failures = 0;

  const recover = (): boolean => {
    failures += 1;
    return failures < mostFailures && stream.reset() >= 0 && stream.start() >= 0;
  };
  return {
    get frames() {
      return frames;
    },
    step() {
      if (frames === sound.length) return false;
      const available = stream.available();
      if (available < 0) return recover();
      const delay = stream.delayFrames();
      const nowSeconds = clock.nowSeconds();
      const read = stream.read(chunk, chunk.length);
      if (read < 0) return recover();
      if (read === 0 || delay === undefined) return true;
      failures = 0;
      const firstAtSeconds = nowSeconds - delay / rateHz;
      if (origins.length >= settledReads) {
        const missing = firstAtSeconds - medianOf(origins.slice(-believedReads)) - frames / rateHz;
        if (missing > gapSeconds) frames = Math.min(sound.length, frames + Math.round(missing * rateHz));
      }
      origins.push(firstAtSeconds - frames / rateHz);
      const kept = Math.max(0, Math.min(read, sound.length - frames));
      sound.set(chunk.subarray(0, kept), frames);
      frames += kept;
      return true;
    },
    recording() {
      const originSeconds = medianOf(origins);
      return {
        sound: sound.subarray(0, frames),
        rateHz,
        frameAt: (atSeconds) => (atSeconds - originSeconds) * rateHz,
      };
    },
  };
}
