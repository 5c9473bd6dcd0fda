import type { EarReader } from '../../player/shared/ear.ts';
import type { DeviceOrders } from './device-orders.ts';

/** As much faster or slower as nobody hears, and no more. */
const maxRatioChange01 = 0.005;
/** Of what is off so much is made up for in a second. */
const sharePerSecond = 0.2;
/** Distances saw by the size of blocks and periods: only their mean says something. */
const meanShare = 0.01;
/** What the reference said longer ago says nothing of now. */
const freshSeconds = 0.1;
/** When a device has played for so long since it was filled, what it is off by is known ... */
const knownSeconds = 1;
/** ... and from this much on it is filled anew instead of walking for minutes. */
const farSeconds = 0.02;
/** What is left in the ring for it may be overwritten from here on. */
const mostBehindSeconds = 1.5;

/** What shall lie between the newest sound and what a device plays, so that what follows the reference is heard with it. */
export class DeviceAim {
  /** How far behind the newest sound a device is begun to be filled. */
  startFrames = 0;
  /** What lies there now, in the mean. */
  lagFrames = 0;
  readonly #bufferFrames: number;
  readonly #orders: DeviceOrders;
  readonly #reference: EarReader;
  readonly #sampleRateHz: number;
  /** What was learnt of how much later it is heard than was thought when it was filled. */
  #learntFrames = 0;
  /** How much later than it should it is heard, in the mean. */
  #lateFrames = 0;
  #filledSeconds = 0;
  #isKnown = false;
  #moves: number;

  constructor(bufferFrames: number, orders: DeviceOrders, reference: EarReader, sampleRateHz: number) {
    this.#sampleRateHz = sampleRateHz;
    this.#bufferFrames = bufferFrames;
    this.#orders = orders;
    this.#reference = reference;
    this.#moves = orders.moves;
  }

  /** Whether another way was told that is to be taken at once. */
  moves(): boolean {
    const { moves } = this.#orders;
    if (moves === this.#moves) return false;
    this.#moves = moves;
    return true;
  }

  /** The device is filled from here on. */
  fill(isReference: boolean, now: number): void {
    this.startFrames = isReference ? this.#bufferFrames : this.#wanted(this.#learntFrames);
    this.lagFrames = this.startFrames;
    this.#lateFrames = 0;
    this.#filledSeconds = now;
    this.#isKnown = false;
  }

  /** `lag`: frames between the newest and what the device plays next; `heardFrame`: what it makes sound now. */
  note(lag: number, heardFrame: number, now: number): void {
    this.lagFrames += (lag - this.lagFrames) * meanShare;
    const late = this.#late(lag, heardFrame, now);
    this.#lateFrames += (late - this.#lateFrames) * meanShare;
  }

  /** Frames of the ring for each frame of a device that follows. */
  get ratio(): number {
    // More than half its buffer no device gives away to be heard sooner.
    const most = this.lagFrames - this.#bufferFrames / 2;
    const change = (Math.min(this.#lateFrames, most) / this.#sampleRateHz) * sharePerSecond;
    return 1 + Math.min(maxRatioChange01, Math.max(-maxRatioChange01, change));
  }

  /** Once after each filling: whether it turned out to be so far off that it is better filled anew. */
  isFarOff(now: number): boolean {
    if (this.#isKnown || now - this.#filledSeconds < knownSeconds) return false;
    this.#isKnown = true;
    const off = Math.min(this.#lateFrames, this.lagFrames - this.#bufferFrames / 2);
    if (Math.abs(off) < farSeconds * this.#sampleRateHz) return false;
    this.#learntFrames += this.#lateFrames - (this.lagFrames - this.startFrames);
    return true;
  }

  #wanted(learntFrames: number): number {
    const { wayFrames, referenceWayFrames } = this.#orders;
    const wanted = this.#bufferFrames - (wayFrames - referenceWayFrames) - learntFrames;
    return Math.min(mostBehindSeconds * this.#sampleRateHz, Math.max(this.#bufferFrames / 2, wanted));
  }

  /** By the ear of the reference; by what lies before it while that is silent. */
  #late(lag: number, heardFrame: number, now: number): number {
    this.#reference.refresh();
    const { incarnation, atSeconds, heardFrame: reference } = this.#reference.report;
    if (incarnation === 0 || now - atSeconds > freshSeconds) return lag - this.#wanted(0);
    const { wayFrames, referenceWayFrames } = this.#orders;
    const heardThere = reference + (now - atSeconds) * this.#sampleRateHz - referenceWayFrames;
    return heardThere - (heardFrame - wayFrames);
  }
}
