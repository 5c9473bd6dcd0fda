import { eventGridFrames, type StereoBus } from '../synth/synth.ts';
import { Delay, settled } from './delay.ts';

/** Until the first of it is heard, ms. */
const preDelayMs = 14;
/** All-passes in a row, which make many of each sound: Dattorro, "Effect Design, Part 1" (1997), input diffusion. */
const diffusers = [
  { ms: 4.77, gain: 0.75 },
  { ms: 3.6, gain: 0.75 },
  { ms: 12.73, gain: 0.625 },
  { ms: 9.31, gain: 0.625 },
] as const;
/** Eight ways through the room, ms, none a multiple of another. */
const lineMs = [23.1, 27.4, 31.3, 34.9, 39.7, 43.3, 47.9, 53.3] as const;
/** The sound is 60 dB down after so long; above `dampingHz` sooner. */
const decaySeconds = 1.3;
const dampingHz = 4500;
/** No rumble enters. */
const lowCutHz = 220;
/** The matrix gives back as much as it takes. */
const evenly = Math.sqrt(1 / lineMs.length);

/**
 * A room: a feedback delay network of eight lines (Jot and Chaigne, "Digital delay networks for designing artificial
 * reverberators", 1991), mixed by a Hadamard matrix, damped by a one-pole in each line. Left and right have nothing in
 * common: in mono it is 3 dB softer, and nothing of it is cancelled. Makes one step of the grid at a time.
 */
export class Room {
  readonly #preDelay: Delay;
  readonly #diffusers: readonly Delay[];
  readonly #lines: readonly Line[];
  readonly #lowCut: number;
  readonly #sound = new Float32Array(eventGridFrames);
  #low = 0;
  /** At the end of the next step, to which it goes from where it was. */
  gain: number;
  #gainBefore: number;

  constructor(sampleRateHz: number, gain: number) {
    this.gain = gain;
    this.#gainBefore = gain;
    const framesOf = (ms: number): number => Math.round((ms * sampleRateHz) / 1000);
    this.#preDelay = new Delay(framesOf(preDelayMs));
    this.#diffusers = diffusers.map(({ ms }) => new Delay(framesOf(ms)));
    const damping = 1 - Math.exp((-2 * Math.PI * dampingHz) / sampleRateHz);
    this.#lines = lineMs.map(
      (ms) => new Line(framesOf(ms), 10 ** ((-3 * ms) / 1000 / decaySeconds), damping),
    );
    this.#lowCut = 1 - Math.exp((-2 * Math.PI * lowCutHz) / sampleRateHz);
  }

  /** Adds the room of one step of `input` to a step of `out`. */
  process(input: Float32Array, out: StereoBus): void {
    const sound = this.#sound;
    sound.set(input);
    this.#preDelay.exchange(sound);
    let low = this.#low;
    for (let i = 0; i < eventGridFrames; i += 1) {
      low += this.#lowCut * (sound[i]! - low);
      sound[i] = sound[i]! - low;
    }
    this.#low = settled(low);
    for (let i = 0; i < diffusers.length; i += 1) this.#diffusers[i]!.diffuse(sound, diffusers[i]!.gain);
    for (const line of this.#lines) line.read();
    this.#goRound(out);
    for (const line of this.#lines) line.write();
  }

  /** What still sounds in it is forgotten. */
  clear(): void {
    this.#preDelay.clear();
    for (const diffuser of this.#diffusers) diffuser.clear();
    for (const line of this.#lines) line.clear();
  }

  /** What comes out of the lines is heard, and goes into all of them again together with what is new. */
  #goRound({ left, right }: StereoBus): void {
    const lines = this.#lines;
    const sound = this.#sound;
    const a = lines[0]!.sound;
    const b = lines[1]!.sound;
    const c = lines[2]!.sound;
    const d = lines[3]!.sound;
    const e = lines[4]!.sound;
    const f = lines[5]!.sound;
    const g = lines[6]!.sound;
    const h = lines[7]!.sound;
    let gain = this.#gainBefore;
    const step = (this.gain - gain) / eventGridFrames;
    this.#gainBefore = this.gain;
    for (let i = 0; i < eventGridFrames; i += 1) {
      const fresh = sound[i]!;
      // A fast Walsh-Hadamard transform: sums and differences of neighbours, of pairs, of fours.
      const ab = a[i]! + b[i]!;
      const aB = a[i]! - b[i]!;
      const cd = c[i]! + d[i]!;
      const cD = c[i]! - d[i]!;
      const ef = e[i]! + f[i]!;
      const eF = e[i]! - f[i]!;
      const gh = g[i]! + h[i]!;
      const gH = g[i]! - h[i]!;
      const abcd = ab + cd;
      const efgh = ef + gh;
      const aBcD = aB + cD;
      const eFgH = eF + gH;
      const abCD = ab - cd;
      const efGH = ef - gh;
      const aBCd = aB - cD;
      const eFGh = eF - gH;
      a[i] = fresh + evenly * (abcd + efgh);
      b[i] = fresh + evenly * (aBcD + eFgH);
      c[i] = fresh + evenly * (abCD + efGH);
      d[i] = fresh + evenly * (aBCd + eFGh);
      e[i] = fresh + evenly * (abcd - efgh);
      f[i] = fresh + evenly * (aBcD - eFgH);
      g[i] = fresh + evenly * (abCD - efGH);
      h[i] = fresh + evenly * (aBCd - eFGh);
      gain += step;
      // Two rows of the matrix, which are at right angles.
      left[i] = left[i]! + gain * (aBcD + eFgH);
      right[i] = right[i]! + gain * (abCD + efGH);
    }
  }
}

/** A way through the room: delayed, softer, and duller each time. */
class Line {
  readonly sound = new Float32Array(eventGridFrames);
  readonly #delay: Delay;
  readonly #gain: number;
  readonly #damping: number;
  #dull = 0;

  constructor(frames: number, gain: number, damping: number) {
    this.#delay = new Delay(frames);
    this.#gain = gain;
    this.#damping = damping;
  }

  read(): void {
    this.#dull = this.#delay.readDull(this.sound, this.#gain, this.#damping, this.#dull);
  }

  write(): void {
    this.#delay.write(this.sound);
  }

  clear(): void {
    this.#delay.clear();
    this.#dull = 0;
  }
}
