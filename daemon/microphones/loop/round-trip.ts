import { chirpAtSeconds, chirpsEach, chirpsSeconds, chirpWave } from '../../player/taps/chirp.ts';
import type { AlsaStream } from '../alsa-stream.native.ts';
import { createArrivalFinder } from '../arrival.ts';

/** A sound's way out of a program, through the air or a cable, and back into it. */
export interface RoundTrip {
  /** Undefined where the chirps were not heard. */
  readonly seconds: number | undefined;
  /** Times that the one was empty or the other full: what was on its way was lost. */
  readonly xruns: number;
}

export interface RoundTripDependencies {
  readonly playback: AlsaStream;
  readonly capture: AlsaStream;
  /** Waits, on this very thread. */
  readonly wait: (milliseconds: number) => void;
}

/** Looks without a new frame until devices are taken to stand still. */
const patienceSeconds = 3;
/** After the last chirp; more than any buffer here holds. */
const tailSeconds = 1.3;

/**
 * Plays chirps and records them the way that effects do: as soon as a period was captured the next is written, so that
 * the playing buffer stays as full as it can be. How much later a chirp comes back than it was written is what an effect
 * would be late: both buffers, both converters, and the way between them.
 *
 * Errors: Error with a line for people when a device stands still.
 */
export function measureRoundTrip({ playback, capture, wait }: RoundTripDependencies): RoundTrip {
  const { rateHz, periodFrames } = capture;
  const seconds = chirpsSeconds(1) + tailSeconds;
  const frames = Math.ceil(seconds * rateHz);
  const begins = Array.from({ length: chirpsEach }, (_, i) => Math.round(chirpAtSeconds(i) * rateHz));
  const wave = chirpWave(rateHz);
  const played = new Float32Array(frames + periodFrames);
  for (const begin of begins) played.set(wave, begin);
  const heard = new Float32Array(frames + periodFrames);
  const silence = new Float32Array(playback.periodFrames * playback.periods);
  const pauseMs = (1000 * periodFrames) / rateHz / 4;
  let xruns = 0;

  const start = (): void => {
    playback.reset();
    capture.reset();
    for (let filled = 0; filled < silence.length; ) {
      const written = playback.write(silence, silence.length - filled);
      if (written <= 0) break;
      filled += written;
    }
    capture.start();
    playback.start();
  };
  /** False when it was lost. */
  const move = (at: number, what: (offset: number) => number): boolean => {
    for (let done = 0, looks = 0; done < periodFrames; looks += 1) {
      const count = what(at + done);
      if (count < 0) return false;
      if (count > 0) looks = 0;
      else if (looks * pauseMs > 1000 * patienceSeconds) throw new Error('the devices stand still');
      else wait(pauseMs);
      done += count;
    }
    return true;
  };
  start();
  for (let at = 0; at < frames; at += periodFrames) {
    const end = at + periodFrames;
    const isWhole =
      move(at, (from) => capture.read(heard.subarray(from, end), end - from)) &&
      move(at, (from) => playback.write(played.subarray(from, end), end - from));
    if (isWhole) continue;
    xruns += 1;
    start();
  }
  const arrival = createArrivalFinder(rateHz).find(heard, begins);
  return { seconds: typeof arrival === 'string' ? undefined : arrival.lateSeconds, xruns };
}
