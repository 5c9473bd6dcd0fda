import { silentDb } from '../shared/part-gains.ts';
import { eventGridFrames, type StereoBus } from '../synth/synth.ts';
import { Biquad, coefficientsOf } from './biquad.ts';
import type { PartSound } from './part-sounds.ts';

/** A fader goes so far in a step of the grid: 6 dB in 32 ms, into silence in a third of a second. */
const dbPerStep = 0.25;

export const gainOf = (db: number): number => 10 ** (db / 20);

/** Where the strips of all parts meet: one step of the grid. */
export interface StepBuses extends StereoBus {
  readonly room: Float32Array;
  readonly width: Float32Array;
}

/** The channel strip of a part: equaliser, fader, and what is sent into the room and the widener. */
export class Strip {
  readonly #equaliser: readonly Biquad[];
  readonly #levelGain: number;
  readonly #roomGain: number;
  readonly #widthGain: number;
  /** How much louder than usual it is, and is to be. */
  #nowDb = 0;
  #aimedDb = 0;
  #gain: number;

  constructor({ levelDb, bands, roomDb, widthDb }: PartSound, sampleRateHz: number) {
    this.#equaliser = bands.map((band) => new Biquad(coefficientsOf(band, sampleRateHz)));
    this.#levelGain = gainOf(levelDb);
    // What is sent is the mean of both channels.
    this.#roomGain = gainOf(roomDb) / 2;
    this.#widthGain = gainOf(widthDb) / 2;
    this.#gain = this.#levelGain;
  }

  /** Sets out to be so many dB louder than usual; `atOnce`, while nothing is heard, is there already. */
  aim(db: number, atOnce: boolean): void {
    this.#aimedDb = db;
    if (!atOnce || this.#nowDb === db) return;
    this.#nowDb = db;
    this.#gain = this.#faderGain();
  }

  /** Equalises one step of the part's bus in place, from `offset` on, and adds it to where all meet. */
  process(bus: StereoBus, offset: number, step: StepBuses): void {
    for (const filter of this.#equaliser) filter.process(bus, offset, offset + eventGridFrames);
    let gain = this.#gain;
    const gainStep = (this.#nextGain() - gain) / eventGridFrames;
    for (let i = 0; i < eventGridFrames; i += 1) {
      gain += gainStep;
      const left = bus.left[offset + i]! * gain;
      const right = bus.right[offset + i]! * gain;
      step.left[i] = step.left[i]! + left;
      step.right[i] = step.right[i]! + right;
      step.room[i] = step.room[i]! + (left + right) * this.#roomGain;
      step.width[i] = step.width[i]! + (left + right) * this.#widthGain;
    }
  }

  #nextGain(): number {
    if (this.#nowDb !== this.#aimedDb) {
      const way = this.#aimedDb - this.#nowDb;
      this.#nowDb += Math.max(-dbPerStep, Math.min(dbPerStep, way));
    }
    this.#gain = this.#faderGain();
    return this.#gain;
  }

  #faderGain(): number {
    return this.#nowDb <= silentDb ? 0 : this.#levelGain * gainOf(this.#nowDb);
  }
}
