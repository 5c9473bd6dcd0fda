import { eventGridFrames, type StereoBus } from '../synth/synth.ts';
import { Biquad, type BiquadCoefficients } from './biquad.ts';

/** ITU-R BS.1770-4's weighting as analogue prototypes, for any sampling rate; at 48 kHz they give its coefficients. */
const shelf = { hz: 1681.974450955533, gainDb: 3.999843853973347, q: 0.7071752369554196 };
const lowCut = { hz: 38.13547087602444, q: 0.5003270373238773 };

function shelfCoefficients(sampleRateHz: number): BiquadCoefficients {
  const k = Math.tan((Math.PI * shelf.hz) / sampleRateHz);
  const high = 10 ** (shelf.gainDb / 20);
  const band = high ** 0.4996667741545416;
  const a0 = 1 + k / shelf.q + k * k;
  return {
    b0: (high + (band * k) / shelf.q + k * k) / a0,
    b1: (2 * (k * k - high)) / a0,
    b2: (high - (band * k) / shelf.q + k * k) / a0,
    a1: (2 * (k * k - 1)) / a0,
    a2: (1 - k / shelf.q + k * k) / a0,
  };
}

function lowCutCoefficients(sampleRateHz: number): BiquadCoefficients {
  const k = Math.tan((Math.PI * lowCut.hz) / sampleRateHz);
  const a0 = 1 + k / lowCut.q + k * k;
  return { b0: 1, b1: -2, b2: 1, a1: (2 * (k * k - 1)) / a0, a2: (1 - k / lowCut.q + k * k) / a0 };
}

/** How loud sound is to people: its power behind BS.1770's weighting. Measures one step of the grid at a time. */
export class LoudnessMeter {
  readonly #filters: readonly Biquad[];
  readonly #heard: StereoBus = {
    left: new Float32Array(eventGridFrames),
    right: new Float32Array(eventGridFrames),
  };

  /** Of the last step, both channels together, which `lufsOf` turns into a loudness. */
  power = 0;

  constructor(sampleRateHz: number) {
    this.#filters = [shelfCoefficients(sampleRateHz), lowCutCoefficients(sampleRateHz)].map(
      (coefficients) => new Biquad(coefficients),
    );
  }

  /** Finds the power of one step. A number that is given back would lie on the heap. */
  measure(soundLeft: Float32Array, soundRight: Float32Array, offset: number): void {
    const { left, right } = this.#heard;
    for (let i = 0; i < eventGridFrames; i += 1) {
      left[i] = soundLeft[offset + i]!;
      right[i] = soundRight[offset + i]!;
    }
    for (const filter of this.#filters) filter.process(this.#heard, 0, eventGridFrames);
    let power = 0;
    for (let i = 0; i < eventGridFrames; i += 1) power += left[i]! * left[i]! + right[i]! * right[i]!;
    this.power = power / eventGridFrames;
  }
}

const quietest = 1e-10;

export const lufsOf = (power: number): number => -0.691 + 10 * Math.log10(Math.max(quietest, power));
