import { type Bar, maxBarsAtOnce, sections } from '../../score/bar.ts';
import { noteSources, parts } from '../../score/note.ts';
import { SharedSnapshot } from '../../system/shared-memory.ts';

/** More notes in a bar than any band here plays. */
export const maxNotesPerBar = 512;

const header = {
  index: 0,
  generation: 1,
  startBeat: 2,
  lengthBeats: 3,
  source: 4,
  noteCount: 5,
  section: 6,
  instruments: 7,
  length: 7 + parts.length,
} as const;
const note = { atBeat: 0, durationBeats: 1, velocity01: 2, packed: 3, length: 4 } as const;
const slotLength = header.length + maxNotesPerBar * note.length;
const slotBytes = 4 + slotLength * 8;
/** Of a note's packed numbers: above pitch (7 bits), part (3) and source (3). */
const tiedFlag = 8192;
const nobody = -1;

/** The buffers behind the store, one a slot, to hand to another thread. */
export type BarStoreBuffers = readonly SharedArrayBuffer[];

function slotOf(barIndex: number): number {
  return barIndex % maxBarsAtOnce;
}

/** Main's side: puts bars where the player finds them, and takes them back. */
export class BarStoreWriter {
  readonly buffers: BarStoreBuffers;
  readonly #slots: readonly SharedSnapshot[];

  constructor() {
    this.buffers = Array.from({ length: maxBarsAtOnce }, () => new SharedArrayBuffer(slotBytes));
    this.#slots = this.buffers.map((buffer) => new SharedSnapshot(slotLength, buffer));
    for (const slot of this.#slots) this.#empty(slot);
  }

  /**
   * Makes a bar playable. It replaces an earlier generation of the same index unless that has begun to play.
   *
   * Errors: RangeError for a bar with more notes than the store has room for.
   */
  put(bar: Bar): void {
    if (bar.notes.length > maxNotesPerBar)
      throw new RangeError(`bar ${bar.index} has ${bar.notes.length} notes, more than ${maxNotesPerBar}`);
    const slot = this.#slots[slotOf(bar.index)]!;
    const values = slot.values;
    values[header.index] = bar.index;
    values[header.generation] = bar.generation;
    values[header.startBeat] = bar.startBeat;
    values[header.lengthBeats] = bar.lengthBeats;
    values[header.source] = noteSources.indexOf(bar.source);
    values[header.noteCount] = bar.notes.length;
    values[header.section] = sections.indexOf(bar.section);
    parts.forEach((part, i) => {
      values[header.instruments + i] = bar.instruments[part];
    });
    // The sequencer relies on this order; a humanised bar may not have it.
    const sorted = bar.notes.toSorted((a, b) => a.atBeat - b.atBeat);
    sorted.forEach((played, i) => {
      const start = header.length + i * note.length;
      values[start + note.atBeat] = played.atBeat;
      values[start + note.durationBeats] = played.durationBeats;
      values[start + note.velocity01] = played.velocity01;
      values[start + note.packed] =
        played.pitchMidi +
        128 * parts.indexOf(played.part) +
        1024 * noteSources.indexOf(played.source) +
        (played.tied ? tiedFlag : 0);
    });
    slot.publish();
  }

  /** Takes back every bar from this index on. One that has begun goes on to its end. */
  revokeFrom(barIndex: number): void {
    for (const slot of this.#slots) {
      if (slot.values[header.index]! >= barIndex) this.#empty(slot);
    }
  }

  #empty(slot: SharedSnapshot): void {
    slot.values[header.index] = nobody;
    slot.publish();
  }
}

/** A bar in the player's own memory: what the sequencer reads while main may already write the next. */
export class PlayableBar {
  readonly values = new Float64Array(slotLength);

  get index(): number {
    return this.values[header.index]!;
  }
  get generation(): number {
    return this.values[header.generation]!;
  }
  get startBeat(): number {
    return this.values[header.startBeat]!;
  }
  get endBeat(): number {
    return this.values[header.startBeat]! + this.values[header.lengthBeats]!;
  }
  get source(): number {
    return this.values[header.source]!;
  }
  get noteCount(): number {
    return this.values[header.noteCount]!;
  }
  /** Of a bar of which no more is known: its section and the program of each part. */
  setLook(section: number, programs: readonly number[]): void {
    this.values[header.section] = section;
    programs.forEach((program, part) => {
      this.values[header.instruments + part] = program;
    });
  }
  /** Index in `sections`. */
  get section(): number {
    return this.values[header.section]!;
  }
  /** General MIDI program of a part, by the part's index in `parts`. */
  instrument(part: number): number {
    return this.values[header.instruments + part]!;
  }
  atBeat(i: number): number {
    return this.values[header.length + i * note.length + note.atBeat]!;
  }
  durationBeats(i: number): number {
    return this.values[header.length + i * note.length + note.durationBeats]!;
  }
  velocity01(i: number): number {
    return this.values[header.length + i * note.length + note.velocity01]!;
  }
  pitchMidi(i: number): number {
    return this.#packed(i) & 127;
  }
  /** Index in `parts`. */
  part(i: number): number {
    return (this.#packed(i) >> 7) & 7;
  }
  /** Index in `noteSources`. */
  noteSource(i: number): number {
    return (this.#packed(i) >> 10) & 7;
  }
  /** Goes on from a note of the bar before: not struck again where that one sounds. */
  isTied(i: number): boolean {
    return this.#packed(i) >= tiedFlag;
  }
  #packed(i: number): number {
    return this.values[header.length + i * note.length + note.packed]!;
  }
}

/** The player's side. */
export class BarStoreReader {
  readonly #slots: readonly SharedSnapshot[];

  constructor(buffers: BarStoreBuffers) {
    this.#slots = buffers.map((buffer) => new SharedSnapshot(slotLength, buffer));
  }

  /** True when the bar's slot was written since it was last loaded, so that looking again is worth while. */
  changed(barIndex: number): boolean {
    return this.#slots[slotOf(barIndex)]!.changed();
  }

  /** Copies a bar; false, with `into` as it was, when it is not there. */
  load(barIndex: number, into: PlayableBar): boolean {
    const slot = this.#slots[slotOf(barIndex)]!;
    if (slot.changed() && !slot.refresh(8)) return false;
    if (slot.values[header.index] !== barIndex) return false;
    into.values.set(slot.values);
    return true;
  }
}
