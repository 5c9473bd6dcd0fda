import { type LoudnessMeter, lufsOf } from './loudness.ts';

/** Of the sum of all parts before the drive. */
const thresholdLufs = -20;
const ratio = 2;
const kneeDb = 6;
const attackSeconds = 0.03;
const releaseSeconds = 0.2;
const mostDb = 3;
/** The power is smoothed over so long before it is judged: no wave of a bass is followed. */
const windowSeconds = 0.02;

/**
 * A gentle compressor of the whole band: what is loud is taken back a little, so that the parts hold together. After
 * Giannoulis, Massberg and Reiss, "Digital Dynamic Range Compressor Design" (2012): soft knee, smoothed in decibels.
 */
export class Compressor {
  readonly #attack: number;
  readonly #release: number;
  readonly #window: number;
  #power = 0;
  /** How far to take the step back that was looked at last, 0 to 3. */
  reductionDb = 0;

  /** `stepSeconds`: how often it is asked. */
  constructor(stepSeconds: number) {
    this.#attack = 1 - Math.exp(-stepSeconds / attackSeconds);
    this.#release = 1 - Math.exp(-stepSeconds / releaseSeconds);
    this.#window = 1 - Math.exp(-stepSeconds / windowSeconds);
  }

  /** Looks at one step and its (weighted) power. */
  follow({ power }: Pick<LoudnessMeter, 'power'>): void {
    this.#power += this.#window * (power - this.#power);
    const over = lufsOf(this.#power) - thresholdLufs;
    const slope = 1 - 1 / ratio;
    const aimed =
      2 * over < -kneeDb
        ? 0
        : 2 * over > kneeDb
          ? slope * over
          : (slope * (over + kneeDb / 2) ** 2) / (2 * kneeDb);
    const aimedDb = Math.min(mostDb, aimed);
    this.reductionDb +=
      (aimedDb > this.reductionDb ? this.#attack : this.#release) * (aimedDb - this.reductionDb);
  }
}
