import { eventGridFrames, type StereoBus } from '../synth/synth.ts';

/** Where bells, strings and cymbals are, and consonants would be: what lies below is the body of the sound. */
const trebleHz = 2000;
/** At the ends of the way; what a filter of the first order leaves of it is 6 dB at 10 kHz. */
const mostDb = 7;
/** From one end to the other. */
const turnSeconds = 0.3;
const wholeTurn = 10 ** (mostDb / 20) - 10 ** (-mostDb / 20);

/**
 * All of the band duller or brighter: the treble (a high pass of the first order) is added once more, or taken away, so that nothing but a
 * gain moves and no turn clicks. It costs nothing where it is straight.
 */
export class Tone {
  readonly #lowPass: number;
  readonly #mostPerFrame: number;
  /** What is added of the treble. */
  #share = 0;
  #aimed = 0;
  #lowLeft = 0;
  #lowRight = 0;

  constructor(sampleRateHz: number) {
    this.#lowPass = 1 - Math.exp((-2 * Math.PI * trebleHz) / sampleRateHz);
    this.#mostPerFrame = wholeTurn / (turnSeconds * sampleRateHz);
  }

  /** -0.5, the dullest, to 0.5; `atOnce` while nothing is heard. */
  aim(tone: number, atOnce: boolean): void {
    this.#aimed = tone === 0 ? 0 : 10 ** ((2 * mostDb * tone) / 20) - 1;
    if (atOnce) this.#share = this.#aimed;
  }

  /** One step of the event grid, in place. */
  process({ left, right }: StereoBus): void {
    if (this.#share === 0 && this.#aimed === 0) return;
    const lowPass = this.#lowPass;
    let share = this.#share;
    let lowLeft = this.#lowLeft;
    let lowRight = this.#lowRight;
    for (let i = 0; i < eventGridFrames; i += 1) {
      const way = this.#aimed - share;
      share += Math.min(this.#mostPerFrame, Math.max(-this.#mostPerFrame, way));
      const l = left[i]!;
      lowLeft += lowPass * (l - lowLeft);
      left[i] = l + share * (l - lowLeft);
      const r = right[i]!;
      lowRight += lowPass * (r - lowRight);
      right[i] = r + share * (r - lowRight);
    }
    this.#share = share;
    this.#lowLeft = lowLeft;
    this.#lowRight = lowRight;
  }
}
