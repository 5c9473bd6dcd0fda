import { Meters } from '../meters.ts';
import { eventGridFrames } from '../synth/synth.ts';
import type { AnnouncementMix } from './announcement-mix.ts';
import { Compressor } from './compressor.ts';
import { Leveller } from './leveller.ts';
import { Limiter } from './limiter.ts';
import { LoudnessMeter } from './loudness.ts';
import { gainOf } from './strip.ts';

/** -1 dBTP, what a meter of four times the rate may read too little, and what an MP3 of it may be higher. */
const ceiling = gainOf(-1.5);
const recoverySeconds = 0.15;
/** From the softest to the loudest that is asked for. */
const energyRangeDb = 5.7;
const volumeTimeSeconds = 0.04;
const energyTimeSeconds = 0.6;
const meterSeconds = 0.1;

/**
 * The last station of the sound: a gentle compressor, a slow leveller, drive, what is said over the music, the limiter, then volume, energy and
 * mute as gains of at most 1, so that nothing can clip. All gains glide.
 */
export class Master {
  readonly meters: Meters;
  /** Largest gain reduction in the meters' last window, dB. */
  limitedDb = 0;
  /** Of volume, energy and mute, at the last frame. */
  gain = 0;
  readonly #meter: LoudnessMeter;
  readonly #compressor: Compressor;
  readonly #leveller: Leveller;
  readonly #driveDb: number;
  /** Gain before the limiter, now (begins as a number: see `Strip`). */
  #driven = 1;
  readonly #announcements: AnnouncementMix | undefined;
  readonly #limiter: Limiter;
  readonly #sampleRateHz: number;
  #volumeGain = 0;
  #energyGain = 1;
  #aimedGain = 0;
  #begun = false;

  constructor(driveDb: number, sampleRateHz: number, announcements?: AnnouncementMix) {
    this.#announcements = announcements;
    this.#sampleRateHz = sampleRateHz;
    this.meters = new Meters(Math.round(meterSeconds * sampleRateHz));
    this.#limiter = new Limiter(ceiling, recoverySeconds, sampleRateHz);
    const stepSeconds = eventGridFrames / sampleRateHz;
    this.#meter = new LoudnessMeter(sampleRateHz);
    this.#compressor = new Compressor(stepSeconds);
    this.#leveller = new Leveller(stepSeconds);
    this.#driveDb = driveDb;
    this.#driven = gainOf(driveDb);
  }

  process(
    left: Float32Array,
    right: Float32Array,
    frames: number,
    volume01: number,
    muted: boolean,
    energy01: number,
    swell: number,
  ): void {
    for (let offset = 0; offset < frames; offset += eventGridFrames) this.#shape(left, right, offset);
    this.#announcements?.process(left, right, frames);
    this.#limiter.process(left, right, frames);
    this.#findGain(frames, volume01, muted, energy01, swell);
    this.#ramp(left, right, frames);
    if (this.meters.measure(left, right, frames))
      this.limitedDb = -20 * Math.log10(Math.max(1e-6, this.#limiter.takeLowestGain()));
  }

  /** Compresses, levels and drives one step. */
  #shape(left: Float32Array, right: Float32Array, offset: number): void {
    this.#meter.measure(left, right, offset);
    this.#compressor.follow(this.#meter);
    const { reductionDb } = this.#compressor;
    const levelDb = this.#leveller.gainDb(this.#meter.power * 10 ** (-reductionDb / 10));
    let gain = this.#driven;
    this.#driven = gainOf(this.#driveDb + levelDb - reductionDb);
    const step = (this.#driven - gain) / eventGridFrames;
    for (let i = offset; i < offset + eventGridFrames; i += 1) {
      gain += step;
      left[i] = left[i]! * gain;
      right[i] = right[i]! * gain;
    }
  }

  #findGain(frames: number, volume01: number, muted: boolean, energy01: number, swell: number): void {
    const seconds = frames / this.#sampleRateHz;
    // Squared: half way up the knob sounds about half as loud.
    const volumeTarget = muted ? 0 : volume01 * volume01;
    const energyTarget = swell * 10 ** ((-energyRangeDb * (1 - energy01)) / 20);
    const settle = (now: number, target: number, time: number): number =>
      this.#begun ? target + (now - target) * Math.exp(-seconds / time) : target;
    this.#volumeGain = settle(this.#volumeGain, volumeTarget, volumeTimeSeconds);
    this.#energyGain = settle(this.#energyGain, energyTarget, energyTimeSeconds);
    const gain = Math.min(1, this.#volumeGain * this.#energyGain);
    if (!this.#begun) this.gain = gain;
    this.#begun = true;
    this.#aimedGain = gain < 1e-5 ? 0 : gain;
  }

  #ramp(left: Float32Array, right: Float32Array, frames: number): void {
    let gain = this.gain;
    const step = (this.#aimedGain - gain) / frames;
    for (let i = 0; i < frames; i += 1) {
      gain += step;
      left[i] = left[i]! * gain;
      right[i] = right[i]! * gain;
    }
    this.gain = this.#aimedGain;
  }
}
