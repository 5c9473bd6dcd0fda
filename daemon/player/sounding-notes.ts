/** What ends a note. */
export interface NoteEnder {
  noteOff(part: number, pitchMidi: number): void;
}

const capacity = 1024;
/** Ends and beginnings that differ by less are the same moment, computed in two ways. */
export const sameBeat = 1e-6;

/**
 * The notes that sound now and when each ends. A part sounds a pitch once at a time: beginning it again ends it first.
 * That, and never forgetting one, is why no note hangs.
 */
export class SoundingNotes {
  /** The beat at which the first of them ends; infinity when none sounds. */
  firstEndBeat = Number.POSITIVE_INFINITY;
  /** Part times 128 plus pitch of each sounding note. */
  readonly #keys = new Int32Array(capacity);
  readonly #endBeats = new Float64Array(capacity);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  begin(part: number, pitchMidi: number, endBeat: number, ender: NoteEnder): void {
    const key = part * 128 + pitchMidi;
    for (let i = 0; i < this.#count; i += 1) {
      if (this.#keys[i] !== key) continue;
      this.#end(i, ender);
      break;
    }
    // There are fewer pitches in all parts than slots here.
    this.#keys[this.#count] = key;
    this.#endBeats[this.#count] = endBeat;
    this.#count += 1;
    this.#findFirstEnd();
  }

  /** Lets a note that ends at `atBeat` sound on to `endBeat`; false when there is none. */
  holdOn(part: number, pitchMidi: number, atBeat: number, endBeat: number): boolean {
    const key = part * 128 + pitchMidi;
    for (let i = 0; i < this.#count; i += 1) {
      if (this.#keys[i] !== key || Math.abs(this.#endBeats[i]! - atBeat) > sameBeat) continue;
      this.#endBeats[i] = endBeat;
      this.#findFirstEnd();
      return true;
    }
    return false;
  }

  endDue(beat: number, ender: NoteEnder): void {
    if (beat < this.firstEndBeat) return;
    for (let i = this.#count - 1; i >= 0; i -= 1) {
      if (this.#endBeats[i]! <= beat) this.#end(i, ender);
    }
    this.#findFirstEnd();
  }

  endAll(ender: NoteEnder): void {
    while (this.#count > 0) this.#end(this.#count - 1, ender);
    this.firstEndBeat = Number.POSITIVE_INFINITY;
  }

  #end(i: number, ender: NoteEnder): void {
    const key = this.#keys[i]!;
    ender.noteOff(key >> 7, key & 127);
    const last = this.#count - 1;
    this.#keys[i] = this.#keys[last]!;
    this.#endBeats[i] = this.#endBeats[last]!;
    this.#count = last;
  }

  #findFirstEnd(): void {
    let first = Number.POSITIVE_INFINITY;
    for (let i = 0; i < this.#count; i += 1) first = Math.min(first, this.#endBeats[i]!);
    this.firstEndBeat = first;
  }
}
