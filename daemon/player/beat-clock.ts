/**
 * The most that the tempo changes from one beat to the next is 3 %. The clock keeps to 2.9 %, so that the times of
 * beats, which are rounded somewhere, keep to 3 % as well.
 */
const maxLogTempoChangePerBeat = Math.log(1.029);

/** A step this old says nothing about the next one. */
const maxStepAgeSeconds = 4;

/**
 * The phase-locked loop, per beat: the tempo is pulled by `proportional` of the phase error, and by a slow integral
 * that takes away what a small error in the asked tempo would leave (critically damped: integral = proportional^2 / 4).
 */
const proportionalPerBeat = 0.12;
const integralPerBeat = proportionalPerBeat ** 2 / 4;
const maxIntegral01 = 0.006;

export interface BeatClockOptions {
  readonly startTempoBpm: number;
  /** The most that the loop pulls the tempo away from the asked one, 0 to 0.03. */
  readonly maxPhasePull01: number;
}

/**
 * Counts beats. It is steered, never set: once a block towards the asked tempo and, when single steps are known,
 * towards a beat on the foot. Whatever is asked, the tempo changes by less than 3 % within a beat's length.
 */
export class BeatClock {
  /** Beats since the clock began, at the next frame to be rendered. */
  beat = 0;
  tempoBpm = 0;
  /** From the foot to the beat, -0.5 to 0.5: positive when the beat comes late. 0 without a phase. */
  phaseErrorBeats = 0;
  readonly #maxPhasePull01: number;
  #unwrappedError = 0;
  #hasError = false;
  #integral = 0;

  constructor(options: BeatClockOptions) {
    this.tempoBpm = options.startTempoBpm;
    this.#maxPhasePull01 = options.maxPhasePull01;
  }

  /** Before anything was heard, there is nothing to be smooth with. */
  presetTempo(tempoBpm: number): void {
    this.tempoBpm = tempoBpm;
  }

  /** Before anything was heard, there is nothing to wait for, either. */
  skipTo(beat: number): void {
    this.beat = beat;
  }

  /**
   * Steers for a block of `blockSeconds` whose first frame is heard at `heardAtSeconds`. Call before `advance`.
   * `phaseConfidence01` is 0 without a phase to follow.
   */
  steer(
    targetTempoBpm: number,
    stepAtSeconds: number,
    phaseConfidence01: number,
    heardAtSeconds: number,
    blockSeconds: number,
  ): void {
    const blockBeats = (this.tempoBpm / 60) * blockSeconds;
    const pull = this.#phasePull(
      targetTempoBpm,
      stepAtSeconds,
      phaseConfidence01,
      heardAtSeconds,
      blockBeats,
    );
    const wanted = Math.min(240, Math.max(60, targetTempoBpm * (1 + pull)));
    const maxChange = maxLogTempoChangePerBeat * blockBeats;
    const change = Math.min(maxChange, Math.max(-maxChange, Math.log(wanted / this.tempoBpm)));
    this.tempoBpm *= Math.exp(change);
  }

  advance(seconds: number): void {
    this.beat += (this.tempoBpm / 60) * seconds;
  }

  #phasePull(
    targetTempoBpm: number,
    stepAtSeconds: number,
    confidence01: number,
    heardAtSeconds: number,
    blockBeats: number,
  ): number {
    if (confidence01 <= 0 || heardAtSeconds - stepAtSeconds > maxStepAgeSeconds) {
      this.#hasError = false;
      this.#integral *= Math.max(0, 1 - blockBeats / 8);
      this.phaseErrorBeats = 0;
      return this.#integral;
    }
    const footBeats = ((heardAtSeconds - stepAtSeconds) * targetTempoBpm) / 60;
    const raw = footBeats - this.beat;
    let error = raw - Math.round(raw);
    this.phaseErrorBeats = error;
    // Half a beat away both ways are equally long: keep to the one begun, else noise would turn it back and forth.
    if (this.#hasError) {
      const continued = error + Math.round(this.#unwrappedError - error);
      if (Math.abs(continued) < 0.75) error = continued;
    }
    this.#unwrappedError = error;
    this.#hasError = true;
    const limit = this.#maxPhasePull01;
    const proportional = proportionalPerBeat * confidence01 * error;
    // Only near the lock does the integral learn: on the way there it would only overshoot.
    if (Math.abs(proportional) < limit) {
      const learnt = this.#integral + integralPerBeat * confidence01 * error * blockBeats;
      this.#integral = Math.min(maxIntegral01, Math.max(-maxIntegral01, learnt));
    }
    return Math.min(limit, Math.max(-limit, proportional + this.#integral));
  }
}
