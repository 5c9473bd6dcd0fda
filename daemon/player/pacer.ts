import type { EarReport } from './shared/ear.ts';

export interface PacerOptions {
  /** Between a frame's rendering and its being heard, when the monotonic clock paces. */
  readonly bufferFrames: number;
  /** Rendered ahead of what the ear has taken. */
  readonly leadFrames: number;
  readonly sampleRateHz: number;
}

/** A device that took nothing for so long is stalled. */
const stallSeconds = 0.05;
/** A device that is so much further than when it began than time allows accepts without playing: no clock. */
const implausibleSeconds = 0.2;
/** One that has been heard for so long is believed at once, however far off what was believed before. */
const provenSeconds = 0.5;
/** A difference as large as this is taken over at once: something was suspended. */
const jumpSeconds = 0.25;
/** So is one as large as this that has stayed: a device stood still for a moment, or has only now told all of its delay. */
const farSeconds = 0.02;
const staysSeconds = 0.5;
/** Else the time of sounding follows the device's word smoothly, and by no more than this share of time. */
const maxSlew01 = 0.005;
const smoothingSeconds = 1;

/**
 * Decides when the next block is due and when a frame is heard: by the reference ear while it plays, by the monotonic
 * clock while there is none, while it is stalled, or when it swallows sound faster than it can be heard.
 */
export class Pacer {
  source: 'ear' | 'clock' = 'clock';
  /** Times that the source changed. */
  handOvers = 0;
  readonly sampleRateHz: number;
  readonly #bufferFrames: number;
  readonly #leadFrames: number;
  /** When the device makes (or would have made) frame 0 sound. */
  #originSeconds = 0;
  /** The same by the device's last word alone. */
  #saidOriginSeconds = 0;
  /** From there to the ear, as people say it: another word counts at once. */
  #waySeconds = 0;
  #earPosition = 0;
  #lastMoveSeconds = Number.NEGATIVE_INFINITY;
  #lastIncarnation = 0;
  #lastHeardFrame = 0;
  #distrusted = 0;
  /** Of the device as it was opened: when it was first heard to play, and when by its word it would have played frame 0. */
  #firstHeardSeconds = 0;
  #firstOriginSeconds = 0;
  #isProven = false;
  /** Since when its word is far from what is believed. */
  #farSinceSeconds = Number.POSITIVE_INFINITY;
  #observedAtSeconds = 0;

  /** `startFrame` is the first that will be rendered. */
  constructor(options: PacerOptions, nowSeconds: number, startFrame = 0) {
    this.sampleRateHz = options.sampleRateHz;
    this.#bufferFrames = options.bufferFrames;
    this.#leadFrames = options.leadFrames;
    this.#originSeconds = nowSeconds + (options.bufferFrames - startFrame) / this.sampleRateHz;
    this.#observedAtSeconds = nowSeconds;
  }

  /** When the device makes a frame sound. */
  soundsAtSeconds(frame: number): number {
    return this.#originSeconds + frame / this.sampleRateHz;
  }

  heardAtSeconds(frame: number): number {
    return this.soundsAtSeconds(frame) + this.#waySeconds;
  }

  /**
   * By when a frame must be there for the device not to run dry: by its last word, and not by what follows that smoothly. A
   * device that stood still for a moment has more time, though it is not known at once when its frames are heard.
   */
  deadlineSeconds(frame: number): number {
    if (this.source === 'clock') return this.soundsAtSeconds(frame);
    return this.#saidOriginSeconds + frame / this.sampleRateHz;
  }

  /** Takes in what the ear says; `renderedFrames` is how far the rendering is. */
  observe(ear: EarReport, renderedFrames: number, nowSeconds: number): void {
    const elapsed = Math.min(1, nowSeconds - this.#observedAtSeconds);
    this.#observedAtSeconds = nowSeconds;
    const wasEar = this.source === 'ear';
    const isEar = this.#hears(ear, nowSeconds);
    if (isEar) this.#followEar(ear, elapsed);
    else this.#followClock(renderedFrames, nowSeconds);
    if (isEar === wasEar) return;
    this.source = isEar ? 'ear' : 'clock';
    this.handOvers += 1;
  }

  /** How many frames are due now; may be negative. */
  framesDue(renderedFrames: number, nowSeconds: number): number {
    if (this.source === 'ear') return this.#earPosition + this.#leadFrames - renderedFrames;
    const heardFrame = (nowSeconds - this.#originSeconds) * this.sampleRateHz;
    return heardFrame + this.#bufferFrames - renderedFrames;
  }

  #hears(ear: EarReport, nowSeconds: number): boolean {
    if (ear.incarnation === 0 || ear.incarnation === this.#distrusted) return false;
    // Only what is heard counts: a device that stands still may well be given more. After it was opened, or emptied
    // and filled anew, the first report is where to compare from.
    if (ear.incarnation !== this.#lastIncarnation) {
      this.#lastIncarnation = ear.incarnation;
      this.#lastMoveSeconds = Number.NEGATIVE_INFINITY;
      this.#firstHeardSeconds = nowSeconds;
      this.#firstOriginSeconds = this.#originOf(ear);
      this.#isProven = false;
    } else if (ear.heardFrame > this.#lastHeardFrame) this.#lastMoveSeconds = ear.atSeconds;
    this.#lastHeardFrame = ear.heardFrame;
    if (nowSeconds - this.#lastMoveSeconds > stallSeconds) return false;
    if (this.#originOf(ear) < this.#firstOriginSeconds - implausibleSeconds) {
      this.#distrusted = ear.incarnation;
      return false;
    }
    return true;
  }

  #followEar(ear: EarReport, elapsed: number): void {
    this.#earPosition = ear.position;
    this.#waySeconds = ear.wayFrames / this.sampleRateHz;
    this.#saidOriginSeconds = this.#originOf(ear);
    const difference = this.#saidOriginSeconds - this.#originSeconds;
    const isNewlyProven = !this.#isProven && ear.atSeconds - this.#firstHeardSeconds > provenSeconds;
    this.#isProven ||= isNewlyProven;
    const off = Math.abs(difference);
    this.#farSinceSeconds =
      off < farSeconds ? Number.POSITIVE_INFINITY : Math.min(this.#farSinceSeconds, ear.atSeconds);
    const stays = this.#isProven && ear.atSeconds - this.#farSinceSeconds > staysSeconds;
    if (isNewlyProven || stays || off > jumpSeconds) {
      this.#originSeconds += difference;
      this.#farSinceSeconds = Number.POSITIVE_INFINITY;
      return;
    }
    const wanted = difference * Math.min(1, elapsed / smoothingSeconds);
    const most = maxSlew01 * elapsed;
    this.#originSeconds += Math.min(most, Math.max(-most, wanted));
  }

  #followClock(renderedFrames: number, nowSeconds: number): void {
    // The rendering was away for long (the machine slept): the music goes on where it was instead of running after.
    const behind = nowSeconds - this.soundsAtSeconds(renderedFrames);
    if (behind > jumpSeconds) this.#originSeconds += behind + this.#bufferFrames / this.sampleRateHz;
  }

  /** When the ear would have heard frame 0, but for the way behind its device. */
  #originOf(ear: EarReport): number {
    return ear.atSeconds - ear.heardFrame / this.sampleRateHz;
  }
}
