import { AnnouncementReader } from '../shared/announcements.ts';
import { gainOf } from './strip.ts';

/** What is left of the music meanwhile. */
const duckedGain = gainOf(-9);
/** The music steps aside before the first word, and comes back after the last. */
const asideSeconds = 0.08;
const backSeconds = 0.4;

/**
 * What is said over the music, alike on both channels. Between the drive and the limiter: no compressor and no leveller works against
 * it, and limiter, volume and mute hold for it. While nothing is said nothing is touched.
 */
export class AnnouncementMix {
  readonly #reader: AnnouncementReader;
  readonly #asideFrames: number;
  readonly #asideStep: number;
  readonly #backStep: number;
  /** Of the music. A number from the first: see `Strip`. */
  #gain = 1;
  /** The next frame of what is said; below 0 while the music steps aside. */
  #at: number;

  constructor(buffer: SharedArrayBuffer, sampleRateHz: number) {
    this.#reader = new AnnouncementReader(buffer);
    this.#asideFrames = Math.round(asideSeconds * sampleRateHz);
    this.#asideStep = (1 - duckedGain) / this.#asideFrames;
    this.#backStep = (1 - duckedGain) / Math.round(backSeconds * sampleRateHz);
    this.#at = -this.#asideFrames;
  }

  process(left: Float32Array, right: Float32Array, frames: number): void {
    const length = this.#reader.frames;
    if (length === 0 && this.#gain === 1) return;
    const { samples } = this.#reader;
    const end = length === 0 ? -this.#asideFrames : length;
    let gain = this.#gain;
    let at = this.#at;
    for (let i = 0; i < frames; i += 1) {
      let said = 0;
      if (at < end) {
        gain = Math.max(duckedGain, gain - this.#asideStep);
        if (at >= 0) said = samples[at]!;
        at += 1;
      } else gain = Math.min(1, gain + this.#backStep);
      left[i] = left[i]! * gain + said;
      right[i] = right[i]! * gain + said;
    }
    if (length > 0 && at === length) {
      this.#reader.done();
      at = -this.#asideFrames;
    }
    this.#gain = gain;
    this.#at = at;
  }
}
