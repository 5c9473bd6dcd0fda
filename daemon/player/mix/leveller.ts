import { lufsOf } from './loudness.ts';

/** What the band is brought to before the drive. With the usual one a run that is evenly all out is then at -14.6 to -16.1 LUFS. */
const aimedLufs = -20.4;
const mostDb = 6;
/** Softer than so much under it is a pause or a tail: it says nothing. */
const gateDb = 12;
/** The loudness of so much music is known, of less in the beginning. */
const memorySeconds = 20;
const firstSeconds = 3;
const glideSeconds = 5;
/** What is judged at a time (BS.1770's momentary loudness). */
const windowSeconds = 0.4;

/**
 * A slow hand on the fader: styles, songs and lineups are by nature up to 5 dB apart, and are brought together within tens of seconds, by 6 dB
 * at most. What is fast, and what energy asks for, stays.
 */
export class Leveller {
  readonly #stepSeconds: number;
  readonly #glide: number;
  readonly #window: number;
  #now = 0;
  #power = 0;
  #heardSeconds = 0;
  #gainDb = 0;

  constructor(stepSeconds: number) {
    this.#stepSeconds = stepSeconds;
    this.#window = 1 - Math.exp(-stepSeconds / windowSeconds);
    this.#glide = 1 - Math.exp(-stepSeconds / glideSeconds);
  }

  /** How much louder to make a step of this (weighted) power, dB, -6 to 6. */
  gainDb(power: number): number {
    this.#now += this.#window * (power - this.#now);
    if (lufsOf(this.#now) > aimedLufs - gateDb) {
      this.#heardSeconds = Math.min(memorySeconds, this.#heardSeconds + this.#stepSeconds);
      this.#power += (this.#stepSeconds / this.#heardSeconds) * (power - this.#power);
    }
    if (this.#heardSeconds < firstSeconds) return this.#gainDb;
    const aimedDb = Math.max(-mostDb, Math.min(mostDb, aimedLufs - lufsOf(this.#power)));
    this.#gainDb += this.#glide * (aimedDb - this.#gainDb);
    return this.#gainDb;
  }
}
