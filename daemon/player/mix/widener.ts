import { eventGridFrames, type StereoBus } from '../synth/synth.ts';
import { settled } from './settled.ts';

const meanDelayMs = 9;
const depthMs = 2.2;
const turnHz = 0.37;
/** What is low stays in the middle. */
const lowCutHz = 250;

/**
 * A chorus that cannot be lost in mono: a copy whose delay wanders is added on the left and taken away on the right (a
 * difference signal only, as of the Dimension D), so that folded down exactly what came in is left. Makes one step of
 * the grid at a time.
 */
export class Widener {
  readonly #ring: Float32Array;
  readonly #mean: number;
  readonly #depth: number;
  readonly #lowCut: number;
  readonly #turn: number;
  #at = 0;
  #low = 0;
  #phase = 0;
  #gainBefore = 1;
  /** At the end of the next step, to which it goes from where it was. */
  gain = 1;

  constructor(sampleRateHz: number) {
    const perMs = sampleRateHz / 1000;
    this.#ring = new Float32Array(Math.ceil((meanDelayMs + depthMs) * perMs) + 2);
    this.#mean = meanDelayMs * perMs;
    this.#depth = depthMs * perMs;
    this.#lowCut = 1 - Math.exp((-2 * Math.PI * lowCutHz) / sampleRateHz);
    this.#turn = (2 * Math.PI * turnHz * eventGridFrames) / sampleRateHz;
  }

  /** Adds the difference that one step of `input` makes to a step of `out`. */
  process(input: Float32Array, { left, right }: StereoBus): void {
    const ring = this.#ring;
    const size = ring.length;
    let delay = this.#mean + this.#depth * Math.sin(this.#phase);
    this.#phase = (this.#phase + this.#turn) % (2 * Math.PI);
    const next = this.#mean + this.#depth * Math.sin(this.#phase);
    const step = (next - delay) / eventGridFrames;
    let volume = this.#gainBefore;
    const gainStep = (this.gain - volume) / eventGridFrames;
    this.#gainBefore = this.gain;
    let low = this.#low;
    let at = this.#at;
    for (let i = 0; i < eventGridFrames; i += 1) {
      low += this.#lowCut * (input[i]! - low);
      ring[at] = input[i]! - low;
      delay += step;
      const whole = Math.floor(delay);
      const part = delay - whole;
      const newer = at - whole < 0 ? at - whole + size : at - whole;
      const older = newer === 0 ? size - 1 : newer - 1;
      volume += gainStep;
      const copy = volume * (ring[newer]! + part * (ring[older]! - ring[newer]!));
      left[i] = left[i]! + copy;
      right[i] = right[i]! - copy;
      at = at + 1 === size ? 0 : at + 1;
    }
    this.#at = at;
    this.#low = settled(low);
  }
}
