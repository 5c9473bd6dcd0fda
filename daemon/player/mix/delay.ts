import { eventGridFrames } from '../synth/synth.ts';

/** A number as small as this (a denormal one) is silence, and would cost a processor a hundred times as much. */
const silence = 1e-12;

export const settled = (value: number): number => (value < silence && value > -silence ? 0 : value);

/** A delay of so many frames, at least a step of the grid: a step goes in where the oldest comes out. */
export class Delay {
  readonly #ring: Float32Array;
  #at = 0;

  constructor(frames: number) {
    if (frames < eventGridFrames) throw new RangeError(`a delay of ${frames} frames is shorter than a step`);
    this.#ring = new Float32Array(frames);
  }

  /** Puts a step in the place of the oldest, which it becomes. */
  exchange(sound: Float32Array): void {
    const ring = this.#ring;
    let at = this.#at;
    for (let i = 0; i < eventGridFrames; ) {
      const end = Math.min(eventGridFrames, i + ring.length - at);
      for (; i < end; i += 1, at += 1) {
        const old = ring[at]!;
        ring[at] = sound[i]!;
        sound[i] = old;
      }
      if (at === ring.length) at = 0;
    }
    this.#at = at;
  }

  /** Schroeder's all-pass: what comes out is as strong at every frequency, and spread in time. */
  diffuse(sound: Float32Array, gain: number): void {
    const ring = this.#ring;
    let at = this.#at;
    for (let i = 0; i < eventGridFrames; ) {
      const end = Math.min(eventGridFrames, i + ring.length - at);
      for (; i < end; i += 1, at += 1) {
        const old = ring[at]!;
        const back = sound[i]! + gain * old;
        ring[at] = back;
        sound[i] = old - gain * back;
      }
      if (at === ring.length) at = 0;
    }
    this.#at = at;
  }

  /** The oldest step, softer and duller; gives back where the one-pole that dulls it stands. */
  readDull(into: Float32Array, gain: number, damping: number, from: number): number {
    const ring = this.#ring;
    let at = this.#at;
    let dull = from;
    for (let i = 0; i < eventGridFrames; ) {
      const end = Math.min(eventGridFrames, i + ring.length - at);
      for (; i < end; i += 1, at += 1) {
        dull += damping * (gain * ring[at]! - dull);
        into[i] = dull;
      }
      if (at === ring.length) at = 0;
    }
    return settled(dull);
  }

  /** Puts a step in the place of the oldest. */
  write(sound: Float32Array): void {
    const ring = this.#ring;
    let at = this.#at;
    for (let i = 0; i < eventGridFrames; ) {
      const end = Math.min(eventGridFrames, i + ring.length - at);
      for (; i < end; i += 1, at += 1) ring[at] = sound[i]!;
      if (at === ring.length) at = 0;
    }
    this.#at = at;
  }

  clear(): void {
    this.#ring.fill(0);
  }
}
