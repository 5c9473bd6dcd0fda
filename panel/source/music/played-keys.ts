/** A key of the page that went down at a beat of the music, and up again. */
export interface PlayedKey {
  readonly pitchMidi: number;
  readonly fromBeat: number;
  /** Undefined while it is down. */
  readonly toBeat: number | undefined;
}

/** So long what was played stays in sight. */
const rememberedBeats = 16;

/** What is played on this page, for the roll to show at once: the band hears of it a little later. */
export class PlayedKeys {
  #keys: readonly PlayedKey[] = [];

  get keys(): readonly PlayedKey[] {
    return this.#keys;
  }

  down(pitchMidi: number, atBeat: number): void {
    const kept = this.#keys.filter(
      ({ fromBeat }) => fromBeat <= atBeat && fromBeat > atBeat - rememberedBeats,
    );
    this.#keys = [...kept, { pitchMidi, fromBeat: atBeat, toBeat: undefined }];
  }

  up(pitchMidi: number, atBeat: number): void {
    this.#keys = this.#keys.map((key) =>
      key.pitchMidi === pitchMidi && key.toBeat === undefined
        ? { ...key, toBeat: Math.max(atBeat, key.fromBeat) }
        : key,
    );
  }
}
