import { Meters } from '../meters.ts';
import { Limiter } from './limiter.ts';

/** -1 dBFS: what is decoded from MP3 or resampled overshoots a little. */
const ceiling = 10 ** (-1 / 20);
const recoverySeconds = 0.15;
/** Resting plays this much more softly than all out. */
const energyRangeDb = 2.5;
const volumeTimeSeconds = 0.04;
const energyTimeSeconds = 0.6;
const meterSeconds = 0.1;

/**
 * The last station of the sound: drive into the limiter, then volume, energy and mute as gains of at most 1, so that
 * nothing can clip. All gains glide.
 */
export class Master {
  readonly meters: Meters;
  /** Largest gain reduction in the meters' last window, dB. */
  limitedDb = 0;
  /** Of volume, energy and mute, at the last frame. */
  gain = 0;
  readonly #drive: number;
  readonly #limiter: Limiter;
  readonly #sampleRateHz: number;
  #volumeGain = 0;
  #energyGain = 1;
  #begun = false;

  constructor(driveDb: number, sampleRateHz: number) {
    this.#sampleRateHz = sampleRateHz;
    this.meters = new Meters(Math.round(meterSeconds * sampleRateHz));
    this.#limiter = new Limiter(ceiling, recoverySeconds, sampleRateHz);
    this.#drive = 10 ** (driveDb / 20);
  }

  process(
    left: Float32Array,
    right: Float32Array,
    frames: number,
    volume01: number,
    muted: boolean,
    energy01: number,
  ): void {
    const drive = this.#drive;
    for (let i = 0; i < frames; i += 1) {
      left[i] = left[i]! * drive;
      right[i] = right[i]! * drive;
    }
    this.#limiter.process(left, right, frames);
    this.#ramp(left, right, frames, this.#nextGain(frames, volume01, muted, energy01));
    if (this.meters.measure(left, right, frames))
      this.limitedDb = -20 * Math.log10(Math.max(1e-6, this.#limiter.takeLowestGain()));
  }

  #nextGain(frames: number, volume01: number, muted: boolean, energy01: number): number {
    const seconds = frames / this.#sampleRateHz;
    // Squared: half way up the knob sounds about half as loud.
    const volumeTarget = muted ? 0 : volume01 * volume01;
    const energyTarget = 10 ** ((-energyRangeDb * (1 - energy01)) / 20);
    const settle = (now: number, target: number, time: number): number =>
      this.#begun ? target + (now - target) * Math.exp(-seconds / time) : target;
    this.#volumeGain = settle(this.#volumeGain, volumeTarget, volumeTimeSeconds);
    this.#energyGain = settle(this.#energyGain, energyTarget, energyTimeSeconds);
    const gain = Math.min(1, this.#volumeGain * this.#energyGain);
    if (!this.#begun) this.gain = gain;
    this.#begun = true;
    return gain < 1e-5 ? 0 : gain;
  }

  #ramp(left: Float32Array, right: Float32Array, frames: number, target: number): void {
    let gain = this.gain;
    const step = (target - gain) / frames;
    for (let i = 0; i < frames; i += 1) {
      gain += step;
      left[i] = left[i]! * gain;
      right[i] = right[i]! * gain;
    }
    this.gain = target;
  }
}
