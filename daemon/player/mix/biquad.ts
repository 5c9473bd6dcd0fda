import type { StereoBus } from '../synth/synth.ts';
import { settled } from './settled.ts';

/** One band of an equaliser. `gainDb` of shelves and peaks; `q`: the higher, the narrower (or the more it rings). */
export type Band =
  | { readonly kind: 'lowCut' | 'highCut'; readonly hz: number; readonly q?: number }
  | { readonly kind: 'lowShelf' | 'highShelf'; readonly hz: number; readonly gainDb: number }
  | { readonly kind: 'peak'; readonly hz: number; readonly gainDb: number; readonly q: number };

/** Of its recursion, with a0 = 1. */
export interface BiquadCoefficients {
  readonly b0: number;
  readonly b1: number;
  readonly b2: number;
  readonly a1: number;
  readonly a2: number;
}

/** Neither rings nor droops (Butterworth). */
const flatQ = Math.SQRT1_2;

/** Robert Bristow-Johnson, "Cookbook formulae for audio EQ biquad filter coefficients"; shelves of slope 1. */
export function coefficientsOf(band: Band, sampleRateHz: number): BiquadCoefficients {
  const w = (2 * Math.PI * band.hz) / sampleRateHz;
  const cos = Math.cos(w);
  const alpha = Math.sin(w) / (2 * ('q' in band ? (band.q ?? flatQ) : flatQ));
  const a = 'gainDb' in band ? 10 ** (band.gainDb / 40) : 1;
  const root = 2 * Math.sqrt(a) * alpha;
  switch (band.kind) {
    case 'lowCut':
      return over(1 + alpha, (1 + cos) / 2, -1 - cos, (1 + cos) / 2, -2 * cos, 1 - alpha);
    case 'highCut':
      return over(1 + alpha, (1 - cos) / 2, 1 - cos, (1 - cos) / 2, -2 * cos, 1 - alpha);
    case 'peak':
      return over(1 + alpha / a, 1 + alpha * a, -2 * cos, 1 - alpha * a, -2 * cos, 1 - alpha / a);
    case 'lowShelf':
      return over(
        a + 1 + (a - 1) * cos + root,
        a * (a + 1 - (a - 1) * cos + root),
        2 * a * (a - 1 - (a + 1) * cos),
        a * (a + 1 - (a - 1) * cos - root),
        -2 * (a - 1 + (a + 1) * cos),
        a + 1 + (a - 1) * cos - root,
      );
    case 'highShelf':
      return over(
        a + 1 - (a - 1) * cos + root,
        a * (a + 1 + (a - 1) * cos + root),
        -2 * a * (a - 1 + (a + 1) * cos),
        a * (a + 1 + (a - 1) * cos - root),
        2 * (a - 1 - (a + 1) * cos),
        a + 1 - (a - 1) * cos - root,
      );
  }
}

const over = (
  a0: number,
  b0: number,
  b1: number,
  b2: number,
  a1: number,
  a2: number,
): BiquadCoefficients => ({
  b0: b0 / a0,
  b1: b1 / a0,
  b2: b2 / a0,
  a1: a1 / a0,
  a2: a2 / a0,
});

/** A filter of the second order over both channels (transposed direct form II). */
export class Biquad {
  #c: BiquadCoefficients;
  #left1 = 0;
  #left2 = 0;
  #right1 = 0;
  #right2 = 0;

  constructor(coefficients: BiquadCoefficients) {
    this.#c = coefficients;
  }

  /** Another filter from the next frame on; what sounds goes on in it. */
  set coefficients(coefficients: BiquadCoefficients) {
    this.#c = coefficients;
  }

  /** Filters the frames from `from` to before `to` in place. */
  process({ left, right }: StereoBus, from: number, to: number): void {
    const { b0, b1, b2, a1, a2 } = this.#c;
    let l1 = this.#left1;
    let l2 = this.#left2;
    let r1 = this.#right1;
    let r2 = this.#right2;
    for (let i = from; i < to; i += 1) {
      const l = left[i]!;
      const outLeft = b0 * l + l1;
      // What waits for this frame's output comes last: it is what takes the time.
      l1 = b1 * l + l2 - a1 * outLeft;
      l2 = b2 * l - a2 * outLeft;
      left[i] = outLeft;
      const r = right[i]!;
      const outRight = b0 * r + r1;
      r1 = b1 * r + r2 - a1 * outRight;
      r2 = b2 * r - a2 * outRight;
      right[i] = outRight;
    }
    this.#left1 = settled(l1);
    this.#left2 = settled(l2);
    this.#right1 = settled(r1);
    this.#right2 = settled(r2);
  }
}
