import { silentDb } from '../shared/part-gains.ts';
import { eventGridFrames, type StereoBus } from '../synth/synth.ts';
import { Biquad, type BiquadCoefficients, coefficientsOf } from './biquad.ts';
import type { PartSound } from './part-sounds.ts';

/** A fader goes so far in a step of the grid: 6 dB in 32 ms, into silence in a third of a second. */
const dbPerStep = 0.25;

export const gainOf = (db: number): number => 10 ** (db / 20);

/** Whoever steps aside is down after a few ms, stays so long, and is back within a tenth of a second. */
const asideSeconds = { down: 0.003, held: 0.03, back: 0.045 } as const;

const untouched: BiquadCoefficients = { b0: 1, b1: 0, b2: 0, a1: 0, a2: 0 };

/** Filters are at rest after so many steps of silence. */
const restSteps = 300;

/** Where the strips of all parts meet: one step of the grid. */
export interface StepBuses extends StereoBus {
  readonly room: Float32Array;
  readonly width: Float32Array;
}

/** The channel strip of a part: equaliser, fader, and what is sent into the room and the widener. */
export class Strip {
  readonly #equaliser: readonly Biquad[];
  /** A last band that depends on who plays; none until it is set. */
  readonly #tone = new Biquad(untouched);
  #hasTone = false;
  readonly #levelGain: number;
  /** How much of a channel goes to the other. */
  readonly #other: number;
  readonly #roomGain: number;
  readonly #widthGain: number;
  /** How much louder than usual it is, and is to be. */
  #nowDb = 0;
  #aimedDb = 0;
  /** A number from the first: a field that begins as undefined is made anew in memory each time it is set. */
  #gain = 1;
  readonly #stepSeconds: number;
  #silentSteps = 0;
  #asideDb = 0;
  #aimedAsideDb = 0;
  #heldAsideSeconds = 0;

  constructor({ levelDb, bands, side01, roomDb, widthDb }: PartSound, sampleRateHz: number) {
    this.#equaliser = bands.map((band) => new Biquad(coefficientsOf(band, sampleRateHz)));
    this.#levelGain = gainOf(levelDb);
    this.#other = (1 - side01) / 2;
    // What is sent is the mean of both channels.
    this.#roomGain = gainOf(roomDb) / 2;
    this.#widthGain = gainOf(widthDb) / 2;
    this.#gain = this.#levelGain;
    this.#stepSeconds = eventGridFrames / sampleRateHz;
  }

  /** Sets out to be so many dB louder than usual; `atOnce`, while nothing is heard, is there already. */
  aim(db: number, atOnce: boolean): void {
    this.#aimedDb = db;
    if (!atOnce || this.#nowDb === db) return;
    this.#nowDb = db;
    this.#gain = this.#faderGain();
  }

  setTone(coefficients: BiquadCoefficients): void {
    this.#tone.coefficients = coefficients;
    this.#hasTone = true;
  }

  /** Makes room for a blow that falls now: so many dB softer for a moment. */
  stepAside(db: number): void {
    this.#aimedAsideDb = db;
    this.#heldAsideSeconds = asideSeconds.held;
  }

  /** Equalises one step of the part's bus in place, from `offset` on, and adds it to where all meet. */
  process(bus: StereoBus, offset: number, step: StepBuses): void {
    if (this.#isSilent(bus, offset)) {
      this.#nextGain();
      return;
    }
    for (const filter of this.#equaliser) filter.process(bus, offset, offset + eventGridFrames);
    if (this.#hasTone) this.#tone.process(bus, offset, offset + eventGridFrames);
    const { left, right, room, width } = step;
    const other = this.#other;
    const roomGain = this.#roomGain;
    const widthGain = this.#widthGain;
    let gain = this.#gain;
    this.#nextGain();
    const gainStep = (this.#gain - gain) / eventGridFrames;
    for (let i = 0; i < eventGridFrames; i += 1) {
      gain += gainStep;
      const l = bus.left[offset + i]!;
      const r = bus.right[offset + i]!;
      const across = other * (r - l);
      const outLeft = (l + across) * gain;
      const outRight = (r - across) * gain;
      left[i] = left[i]! + outLeft;
      right[i] = right[i]! + outRight;
      room[i] = room[i]! + (outLeft + outRight) * roomGain;
      width[i] = width[i]! + (outLeft + outRight) * widthGain;
    }
  }

  /** Nobody has played for so long that the filters have come to rest: there is nothing to do. */
  #isSilent({ left, right }: StereoBus, offset: number): boolean {
    for (let i = offset; i < offset + eventGridFrames; i += 1) {
      if (left[i] === 0 && right[i] === 0) continue;
      this.#silentSteps = 0;
      return false;
    }
    this.#silentSteps += 1;
    return this.#silentSteps > restSteps;
  }

  #nextGain(): void {
    if (this.#nowDb !== this.#aimedDb) {
      const way = this.#aimedDb - this.#nowDb;
      this.#nowDb += Math.max(-dbPerStep, Math.min(dbPerStep, way));
    }
    this.#moveAside();
    this.#gain = this.#faderGain() * gainOf(-this.#asideDb);
  }

  #moveAside(): void {
    if (this.#heldAsideSeconds > 0) {
      this.#heldAsideSeconds -= this.#stepSeconds;
      this.#asideDb +=
        (1 - Math.exp(-this.#stepSeconds / asideSeconds.down)) * (this.#aimedAsideDb - this.#asideDb);
    } else
      this.#asideDb =
        this.#asideDb < 0.01 ? 0 : this.#asideDb * Math.exp(-this.#stepSeconds / asideSeconds.back);
  }

  #faderGain(): number {
    return this.#nowDb <= silentDb ? 0 : this.#levelGain * gainOf(this.#nowDb);
  }
}
