import { eventGridFrames } from '../synth/synth.ts';

/** Numbers as small as this (denormal ones) are silence, and would cost a processor a hundred times as much. */
const silence = 1e-12;

export const settled = (value: number): number => (value < silence && value > -silence ? 0 : value);

/** A delay of so many frames, at least a step of the grid: a step goes in where the oldest comes out. */
export class Delay {
  readonly #samples: Float32Array;
  #at = 0;

  constructor(frames: number) {
    if (frames < eventGridFrames) throw new RangeError(`a delay of ${frames} frames is shorter than a step`);
    this.#samples = new Float32Array(frames);
  }

  /** The oldest step, which stays. */
  read(into: Float32Array): void {
    const samples = this.#samples;
    let at = this.#at;
    for (let i = 0; i < eventGridFrames; i += 1) {
      into[i] = samples[at]!;
      at = at + 1 === samples.length ? 0 : at + 1;
    }
  }

  /** Puts a step in the place of the oldest. */
  write(from: Float32Array): void {
    const samples = this.#samples;
    let at = this.#at;
    for (let i = 0; i < eventGridFrames; i += 1) {
      samples[at] = settled(from[i]!);
      at = at + 1 === samples.length ? 0 : at + 1;
    }
    this.#at = at;
  }

  clear(): void {
    this.#samples.fill(0);
  }
}
