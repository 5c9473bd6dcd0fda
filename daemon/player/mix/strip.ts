import { silentDb } from '../shared/part-gains.ts';
import { eventGridFrames, type StereoBus } from '../synth/synth.ts';
import { Biquad, type BiquadCoefficients, coefficientsOf } from './biquad.ts';
import { type PartSound, usualSideDb } from './part-sounds.ts';

/** A fader goes so far in a step of the grid: 6 dB in 32 ms, into silence in a third of a second. */
const dbPerStep = 0.25;

/** A step of at most so much from where it is. */
const towards = (now: number, aimed: number, most: number): number =>
  now + Math.max(-most, Math.min(most, aimed - now));

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

/** The channel strip of a part: equaliser, fader, place, and what is sent into the room and the widener. */
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
  /** Where it stands, against where it does as a rule, and is to stand. */
  #nowSideDb = 0;
  #aimedSideDb = 0;
  /** How much louder it is for where it stands, and is to be. */
  #nowPlacedDb = 0;
  #aimedPlacedDb = 0;
  /** Of each channel, for where it stands; as loud together wherever that is. */
  #leftGain = 1;
  #rightGain = 1;
  /** What the right has against the left where it stands as a rule. */
  readonly #usualPower: number;
  readonly #stepSeconds: number;
  #silentSteps = 0;
  #asideDb = 0;
  #aimedAsideDb = 0;
  #heldAsideSeconds = 0;

  constructor(sound: PartSound, sampleRateHz: number) {
    const { levelDb, bands, side01, roomDb, widthDb } = sound;
    this.#usualPower = gainOf(usualSideDb(sound)) ** 2;
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

  /** Sets out to stand elsewhere: so many dB louder on the right, and in all. `atOnce` as of `aim`. */
  place(sideDb: number, levelDb: number, atOnce: boolean): void {
    this.#aimedSideDb = sideDb;
    this.#aimedPlacedDb = levelDb;
    if (!atOnce || (this.#nowSideDb === sideDb && this.#nowPlacedDb === levelDb)) return;
    this.#nowSideDb = sideDb;
    this.#nowPlacedDb = levelDb;
    this.#setSideGains();
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
    let gainLeft = this.#gain * this.#leftGain;
    let gainRight = this.#gain * this.#rightGain;
    this.#nextGain();
    const stepLeft = (this.#gain * this.#leftGain - gainLeft) / eventGridFrames;
    const stepRight = (this.#gain * this.#rightGain - gainRight) / eventGridFrames;
    for (let i = 0; i < eventGridFrames; i += 1) {
      gainLeft += stepLeft;
      gainRight += stepRight;
      const l = bus.left[offset + i]!;
      const r = bus.right[offset + i]!;
      const across = other * (r - l);
      const outLeft = (l + across) * gainLeft;
      const outRight = (r - across) * gainRight;
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
    if (this.#nowDb !== this.#aimedDb) this.#nowDb = towards(this.#nowDb, this.#aimedDb, dbPerStep);
    if (this.#nowSideDb !== this.#aimedSideDb) {
      this.#nowSideDb = towards(this.#nowSideDb, this.#aimedSideDb, dbPerStep);
      this.#setSideGains();
    }
    if (this.#nowPlacedDb !== this.#aimedPlacedDb)
      this.#nowPlacedDb = towards(this.#nowPlacedDb, this.#aimedPlacedDb, dbPerStep);
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
    return this.#nowDb <= silentDb ? 0 : this.#levelGain * gainOf(this.#nowDb + this.#nowPlacedDb);
  }

  /** Both together are as loud as where it stands as a rule, and there nothing is touched. */
  #setSideGains(): void {
    if (this.#nowSideDb === 0) {
      this.#leftGain = 1;
      this.#rightGain = 1;
      return;
    }
    const power = gainOf(this.#nowSideDb) ** 2;
    this.#leftGain = Math.sqrt((1 + this.#usualPower) / (1 + this.#usualPower * power));
    this.#rightGain = gainOf(this.#nowSideDb) * this.#leftGain;
  }
}
