import type { DeviceWay } from './device-way.ts';

/** What shall lie between the newest sound and what a device plays: as much as it can for the reference, which paces. */
export class DeviceAim {
  frames = 0;
  /** What of that the device's buffer does not hold, and stays in the ring. */
  heldFrames = 0;
  wayFrames = 0;
  readonly #bufferFrames: number;
  readonly #way: DeviceWay;
  readonly #isReference: boolean;

  constructor(bufferFrames: number, way: DeviceWay, isReference: boolean) {
    this.#bufferFrames = bufferFrames;
    this.#way = way;
    this.#isReference = isReference;
    this.moves();
  }

  /** Takes the way as it is said now. Gives back whether the aim is another one by it. */
  moves(): boolean {
    const before = this.frames;
    this.wayFrames = this.#way.frames;
    const ahead = this.#isReference ? 0 : this.wayFrames;
    this.frames = Math.max(this.#bufferFrames / 2, this.#bufferFrames - ahead);
    this.heldFrames = Math.max(0, this.frames - this.#bufferFrames);
    return this.frames !== before;
  }
}
