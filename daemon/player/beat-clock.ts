/**
 * The most that the tempo changes from one beat to the next is 3 %. The clock keeps to 2.9 %, so that the times of
 * beats, which are rounded somewhere, keep to 3 % as well.
 */
const maxLogTempoChangePerBeat = Math.log(1.029);

/** A line of beats whose last known one is so old says nothing about the next. */
const longestSeconds = 4;

/**
 * The phase-locked loop: of what the beat is off by so much is made good in a beat. The line that it is held to is steady
 * already (body/cadence/step-line.ts) and tells the period, so that the loop need neither smooth nor learn. The pull
 * fades by at most 0.3 x 0.09 a beat, which the law above allows: so it does not overshoot.
 */
const proportionalPerBeat = 0.3;

const [slowestBpm, fastestBpm] = [60, 240];
/** So near to the foot nobody goes round a whole beat. */
const barredBeats = 0.15;

export interface BeatClockOptions {
  readonly startTempoBpm: number;
  /** The most that the loop pulls the tempo away from the asked one, 0 to 0.09. */
  readonly maxPhasePull01: number;
}

/** What the clock is steered by. */
export interface BeatTarget {
  readonly tempoBpm: number;
  /** When one of the beats is to be heard, and how far apart they are; for nothing while the confidence is 0. */
  readonly beatAtSeconds: number;
  readonly beatPeriodSeconds: number;
  readonly phaseConfidence01: number;
}

/**
 * Counts beats. It is steered, never set: once a block towards the asked tempo or, when single steps are known, along
 * the line of beats that they ask for. Whatever is asked, the tempo changes by less than 3 % within a beat's length.
 */
export class BeatClock {
  /** Beats since the clock began, at the next frame to be rendered. */
  beat = 0;
  tempoBpm = 0;
  /** From the beat to where it is to be, -0.5 to 0.5: positive when the beat comes late. 0 without a phase. */
  phaseErrorBeats = 0;
  readonly #maxPhasePull01: number;
  #unwrappedError = 0;
  #hasError = false;

  constructor(options: BeatClockOptions) {
    this.tempoBpm = options.startTempoBpm;
    this.#maxPhasePull01 = options.maxPhasePull01;
  }

  /** Before anything was heard, there is nothing to be smooth with: tempo and beat are where they are to be. */
  preset(target: BeatTarget, heardAtSeconds: number): void {
    this.tempoBpm = target.tempoBpm;
    if (!isKnown(target, heardAtSeconds) || this.#maxPhasePull01 === 0) return;
    const ahead = (heardAtSeconds - target.beatAtSeconds) / target.beatPeriodSeconds - this.beat;
    this.beat += ahead - Math.floor(ahead);
  }

  /** Before anything was heard, there is nothing to wait for, either. */
  skipTo(beat: number): void {
    this.beat = beat;
  }

  /** Steers for a block of `blockSeconds` whose first frame is heard at `heardAtSeconds`. Call before `advance`. */
  steer(target: BeatTarget, heardAtSeconds: number, blockSeconds: number): void {
    const blockBeats = (this.tempoBpm / 60) * blockSeconds;
    const wanted = Math.min(fastestBpm, Math.max(slowestBpm, this.#wantedTempo(target, heardAtSeconds)));
    const maxChange = maxLogTempoChangePerBeat * blockBeats;
    const change = Math.min(maxChange, Math.max(-maxChange, Math.log(wanted / this.tempoBpm)));
    this.tempoBpm *= Math.exp(change);
  }

  advance(seconds: number): void {
    this.beat += (this.tempoBpm / 60) * seconds;
  }

  #wantedTempo(target: BeatTarget, heardAtSeconds: number): number {
    if (!isKnown(target, heardAtSeconds) || this.#maxPhasePull01 === 0) {
      this.#hasError = false;
      this.phaseErrorBeats = 0;
      return target.tempoBpm;
    }
    const raw = (heardAtSeconds - target.beatAtSeconds) / target.beatPeriodSeconds - this.beat;
    let error = raw - Math.round(raw);
    this.phaseErrorBeats = error;
    // Half a beat away both ways are equally long: keep to the one begun, else noise would turn it back and forth.
    if (this.#hasError) {
      const continued = error + Math.round(this.#unwrappedError - error);
      if (Math.abs(continued) < 0.75) error = continued;
    }
    // At the slowest and the fastest that there is only one of the ways is open.
    const lineBpm = 60 / target.beatPeriodSeconds;
    const isBarred = error < 0 ? lineBpm < slowestBpm * 1.03 : lineBpm > fastestBpm / 1.03;
    if (isBarred && Math.abs(error) > barredBeats) error -= Math.sign(error);
    this.#unwrappedError = error;
    this.#hasError = true;
    return lineBpm * (1 + this.#pull(error) * target.phaseConfidence01);
  }

  #pull(errorBeats: number): number {
    const limit = this.#maxPhasePull01;
    return Math.min(limit, Math.max(-limit, proportionalPerBeat * errorBeats));
  }
}

function isKnown(target: BeatTarget, heardAtSeconds: number): boolean {
  return target.phaseConfidence01 > 0 && heardAtSeconds - target.beatAtSeconds <= longestSeconds;
}
