import { eventGridFrames, type StereoBus } from '../synth/synth.ts';
import { settled } from './settled.ts';

/** Until the first of it is heard, ms. */
const preDelayMs = 14;
/** All-passes in a row, which make many of each sound: Dattorro, "Effect Design, Part 1" (1997), input diffusion. */
const diffuserMs = [4.77, 3.6, 12.73, 9.31] as const;
const firstDiffusion = 0.75;
const laterDiffusion = 0.625;
/** Eight ways through the room, ms, none a multiple of another. */
const lineMs = [23.1, 27.4, 31.3, 34.9, 39.7, 43.3, 47.9, 53.3] as const;
const lineCount = lineMs.length;
/** The sound is 60 dB down after so long; above `dampingHz` sooner. */
const decaySeconds = 1.3;
const dampingHz = 4500;
/** No rumble enters. */
const lowCutHz = 220;
/** The matrix gives back as much as it takes. */
const evenly = Math.sqrt(1 / lineCount);

/**
 * A room: a feedback delay network of eight lines (Jot and Chaigne, "Digital delay networks for designing artificial
 * reverberators", 1991), mixed by a Hadamard matrix, damped by a one-pole in each line. Left and right have nothing in
 * common: in mono it is 3 dB softer, and nothing of it is cancelled. Makes one step of the grid at a time.
 *
 * All its delays lie in one array, one behind the other, and are gone through in one loop, up to where the next of them
 * begins anew: that is half as much work as a loop for each delay.
 */
export class Room {
  readonly #rings: Float32Array;
  /** Where each delay begins in the array, where the next one does, and where it is: what is written there is read a round later. */
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #at: Int32Array;
  readonly #lineGains: Float64Array;
  /** Where the one-pole that dulls each line stands. */
  readonly #dull = new Float64Array(lineCount);
  readonly #damping: number;
  readonly #lowCut: number;
  #low = 0;
  /** At the end of the next step, to which it goes from where it was. */
  gain: number;
  #gainNow: number;

  constructor(sampleRateHz: number, gain: number) {
    this.gain = gain;
    this.#gainNow = gain;
    const frames = [preDelayMs, ...diffuserMs, ...lineMs].map((ms) => Math.round((ms * sampleRateHz) / 1000));
    this.#ends = Int32Array.from(frames, (_, i) =>
      frames.slice(0, i + 1).reduce((sum, each) => sum + each, 0),
    );
    this.#starts = this.#ends.map((end, i) => end - frames[i]!);
    this.#at = this.#starts.slice();
    this.#rings = new Float32Array(this.#ends.at(-1)!);
    this.#lineGains = Float64Array.from(lineMs, (ms) => 10 ** ((-3 * ms) / 1000 / decaySeconds));
    this.#damping = 1 - Math.exp((-2 * Math.PI * dampingHz) / sampleRateHz);
    this.#lowCut = 1 - Math.exp((-2 * Math.PI * lowCutHz) / sampleRateHz);
  }

  /** Adds the room of one step of `input` to a step of `out`. */
  process(input: Float32Array, out: StereoBus): void {
    const gainStep = (this.gain - this.#gainNow) / eventGridFrames;
    for (let from = 0; from < eventGridFrames; ) {
      const frames = this.#framesAtOnce(eventGridFrames - from);
      this.#goThrough(input, out, from, from + frames, gainStep);
      this.#goOn(frames);
      from += frames;
    }
    this.#gainNow = this.gain;
    this.#low = settled(this.#low);
    for (let line = 0; line < lineCount; line += 1) this.#dull[line] = settled(this.#dull[line]!);
  }

  /** What still sounds in it is forgotten. */
  clear(): void {
    this.#rings.fill(0);
    this.#dull.fill(0);
  }

  /** How far all delays go on before one begins anew. */
  #framesAtOnce(most: number): number {
    let frames = most;
    for (let i = 0; i < this.#at.length; i += 1) frames = Math.min(frames, this.#ends[i]! - this.#at[i]!);
    return frames;
  }

  #goOn(frames: number): void {
    for (let i = 0; i < this.#at.length; i += 1) {
      const at = this.#at[i]! + frames;
      this.#at[i] = at === this.#ends[i]! ? this.#starts[i]! : at;
    }
  }

  /** The frames from `from` to before `to`: no delay begins anew within them. */
  #goThrough(
    input: Float32Array,
    { left, right }: StereoBus,
    from: number,
    to: number,
    gainStep: number,
  ): void {
    const rings = this.#rings;
    const at = this.#at;
    const preDelay = at[0]! - from;
    const diffuserA = at[1]! - from;
    const diffuserB = at[2]! - from;
    const diffuserC = at[3]! - from;
    const diffuserD = at[4]! - from;
    const lineA = at[5]! - from;
    const lineB = at[6]! - from;
    const lineC = at[7]! - from;
    const lineD = at[8]! - from;
    const lineE = at[9]! - from;
    const lineF = at[10]! - from;
    const lineG = at[11]! - from;
    const lineH = at[12]! - from;
    const gains = this.#lineGains;
    const dull = this.#dull;
    const gainA = gains[0]!;
    const gainB = gains[1]!;
    const gainC = gains[2]!;
    const gainD = gains[3]!;
    const gainE = gains[4]!;
    const gainF = gains[5]!;
    const gainG = gains[6]!;
    const gainH = gains[7]!;
    let a = dull[0]!;
    let b = dull[1]!;
    let c = dull[2]!;
    let d = dull[3]!;
    let e = dull[4]!;
    let f = dull[5]!;
    let g = dull[6]!;
    let h = dull[7]!;
    const damping = this.#damping;
    const lowCut = this.#lowCut;
    let low = this.#low;
    let gain = this.#gainNow;
    for (let i = from; i < to; i += 1) {
      const late = rings[preDelay + i]!;
      rings[preDelay + i] = input[i]!;
      low += lowCut * (late - low);
      // Schroeder's all-passes: what comes out is as strong at every frequency, and spread in time.
      const oldA = rings[diffuserA + i]!;
      const intoA = late - low + firstDiffusion * oldA;
      rings[diffuserA + i] = intoA;
      const oldB = rings[diffuserB + i]!;
      const intoB = oldA - firstDiffusion * intoA + firstDiffusion * oldB;
      rings[diffuserB + i] = intoB;
      const oldC = rings[diffuserC + i]!;
      const intoC = oldB - firstDiffusion * intoB + laterDiffusion * oldC;
      rings[diffuserC + i] = intoC;
      const oldD = rings[diffuserD + i]!;
      const intoD = oldC - laterDiffusion * intoC + laterDiffusion * oldD;
      rings[diffuserD + i] = intoD;
      const fresh = oldD - laterDiffusion * intoD;
      // What comes out of the lines, softer and duller each time...
      a += damping * (gainA * rings[lineA + i]! - a);
      b += damping * (gainB * rings[lineB + i]! - b);
      c += damping * (gainC * rings[lineC + i]! - c);
      d += damping * (gainD * rings[lineD + i]! - d);
      e += damping * (gainE * rings[lineE + i]! - e);
      f += damping * (gainF * rings[lineF + i]! - f);
      g += damping * (gainG * rings[lineG + i]! - g);
      h += damping * (gainH * rings[lineH + i]! - h);
      // ... goes through a fast Walsh-Hadamard transform (sums and differences of neighbours, of pairs, of fours)...
      const ab = a + b;
      const aB = a - b;
      const cd = c + d;
      const cD = c - d;
      const ef = e + f;
      const eF = e - f;
      const gh = g + h;
      const gH = g - h;
      const abcd = ab + cd;
      const efgh = ef + gh;
      const aBcD = aB + cD;
      const eFgH = eF + gH;
      const abCD = ab - cd;
      const efGH = ef - gh;
      const aBCd = aB - cD;
      const eFGh = eF - gH;
      // ... and into all of them again together with what is new.
      rings[lineA + i] = fresh + evenly * (abcd + efgh);
      rings[lineB + i] = fresh + evenly * (aBcD + eFgH);
      rings[lineC + i] = fresh + evenly * (abCD + efGH);
      rings[lineD + i] = fresh + evenly * (aBCd + eFGh);
      rings[lineE + i] = fresh + evenly * (abcd - efgh);
      rings[lineF + i] = fresh + evenly * (aBcD - eFgH);
      rings[lineG + i] = fresh + evenly * (abCD - efGH);
      rings[lineH + i] = fresh + evenly * (aBCd - eFGh);
      gain += gainStep;
      // Two rows of the matrix, which are at right angles.
      left[i] = left[i]! + gain * (aBcD + eFgH);
      right[i] = right[i]! + gain * (abCD + efGH);
    }
    this.#low = low;
    this.#gainNow = gain;
    dull[0] = a;
    dull[1] = b;
    dull[2] = c;
    dull[3] = d;
    dull[4] = e;
    dull[5] = f;
    dull[6] = g;
    dull[7] = h;
  }
}
