/** Where the music is, as the daemon last said: `beat` is heard at `heardAtSeconds` of its clock. */
export interface HeardBeat {
  readonly beat: number;
  readonly heardAtSeconds: number;
  readonly tempoBpm: number;
}

/** Over how many messages the quickest is sought: its delay is closest to none. */
const offsetMemory = 40;
/** A jump of more beats than this is a new beginning, not jitter. */
const jumpBeats = 1;
/** How much of a small difference is made up in a second. */
const correctionPerSecond = 4;

/**
 * Turns messages that arrive four times a second, with the network's jitter, into a beat that moves smoothly between
 * them. Local seconds are any steady clock of the page.
 */
export class SmoothBeat {
  readonly #offsets: number[] = [];
  #clock: HeardBeat | undefined;
  #shown: { beat: number; atLocalSeconds: number } | undefined;

  /** A message arrived: it was `daemonSeconds` there when it was sent. */
  hear(daemonSeconds: number, clock: HeardBeat | undefined, localSeconds: number): void {
    this.#offsets.push(localSeconds - daemonSeconds);
    if (this.#offsets.length > offsetMemory) this.#offsets.shift();
    this.#clock = clock;
    if (!clock) this.#shown = undefined;
  }

  /** Connected anew, perhaps to another run with another clock. */
  reset(): void {
    this.#offsets.length = 0;
    this.#clock = undefined;
    this.#shown = undefined;
  }

  /** What the daemon's clock says; undefined before it was heard. */
  daemonSecondsAt(localSeconds: number): number | undefined {
    return this.#offsets.length === 0 ? undefined : localSeconds - Math.min(...this.#offsets);
  }

  /** The beat being heard; undefined while nothing sounds. */
  beatAt(localSeconds: number): number | undefined {
    if (!this.#clock) return undefined;
    const daemonSeconds = localSeconds - Math.min(...this.#offsets);
    const target =
      this.#clock.beat + ((daemonSeconds - this.#clock.heardAtSeconds) * this.#clock.tempoBpm) / 60;
    const shown = this.#shown;
    if (!shown || Math.abs(target - shown.beat) > jumpBeats || localSeconds < shown.atLocalSeconds) {
      this.#shown = { beat: target, atLocalSeconds: localSeconds };
      return target;
    }
    const seconds = localSeconds - shown.atLocalSeconds;
    const going = shown.beat + (seconds * this.#clock.tempoBpm) / 60;
    const corrected = going + (target - going) * Math.min(1, seconds * correctionPerSecond);
    // The picture never runs backwards.
    const beat = Math.max(shown.beat, corrected);
    this.#shown = { beat, atLocalSeconds: localSeconds };
    return beat;
  }
}
