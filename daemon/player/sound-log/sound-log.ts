import { parts } from '../../score/note.ts';
import { SharedQueue } from '../../system/shared-memory.ts';
import type { PlayableBar } from '../shared/bar-store.ts';
import type { Mail } from '../shared/mailbox.ts';

/**
 * All that a `Sound` is told, in order: whoever tells another one the same hears the same, to the last bit. Each thing is a few
 * numbers: when (steps of the event grid since the sound was born), which of `soundEvents`, and what is said.
 *
 * - `born`: the player's frame at which it begins.
 * - `follow`, where it changed: gains of the five parts, tone, voices, room (0, 1), at once (0, 1).
 * - `bar`: section, and the program of each part.
 * - `on`: part, pitch, velocity. `off`: part, pitch.
 * - `finish`, where it changed: loudness, silence (0, 1), energy, swell, frames of a block.
 * - `place`, where it changed, and none until a part stands elsewhere than usual: part, side, level.
 */
export const soundEvents = ['born', 'follow', 'bar', 'on', 'off', 'finish', 'place'] as const;
export type SoundEventKind = (typeof soundEvents)[number];
/** How many numbers each says. */
export const saidBy: Readonly<Record<SoundEventKind, number>> = {
  ...{ born: 1, follow: 9, bar: 1 + parts.length, on: 3, off: 2, finish: 5, place: 3 },
};

const head = 2;
const width = head + Math.max(...Object.values(saidBy));
/** More than a minute of the busiest music: main reads it once a second. */
const capacity = 4096;
const kindOf = (kind: SoundEventKind): number => soundEvents.indexOf(kind);
const [born, follow, bar, on, off, finish, place] = soundEvents.map(kindOf) as [
  ...[number, number, number, number, number, number, number],
];

export const createSoundLog = (buffer?: SharedArrayBuffer): SharedQueue =>
  new SharedQueue(capacity, width, buffer);

/** The side of the sound: allocates nothing. */
export class SoundLogWriter {
  readonly #queue: SharedQueue;
  readonly #followed = new Float64Array(saidBy.follow).fill(Number.NaN);
  readonly #placed = new Float64Array(saidBy.place);
  readonly #finished = new Float64Array(saidBy.finish).fill(Number.NaN);

  constructor(buffer: SharedArrayBuffer, startFrame: number) {
    this.#queue = createSoundLog(buffer);
    this.#queue.record[head] = startFrame;
    this.#push(0, born);
  }

  follow(step: number, mail: Mail, atOnce: boolean): void {
    const said = this.#queue.record;
    said[head] = mail.drumsDb;
    said[head + 1] = mail.bassDb;
    said[head + 2] = mail.chordsDb;
    said[head + 3] = mail.leadDb;
    said[head + 4] = mail.padDb;
    said[head + 5] = mail.tone;
    said[head + 6] = mail.voices;
    said[head + 7] = mail.reverb ? 1 : 0;
    said[head + 8] = atOnce ? 1 : 0;
    this.#pushChanged(step, follow, this.#followed);
  }

  place(step: number, mail: Mail): void {
    const said = this.#queue.record;
    said[head] = mail.placedPart;
    said[head + 1] = mail.placedSideDb;
    said[head + 2] = mail.placedDb;
    this.#pushChanged(step, place, this.#placed);
  }

  bar(step: number, played: PlayableBar): void {
    const said = this.#queue.record;
    said[head] = played.section;
    for (let part = 0; part < parts.length; part += 1) said[head + 1 + part] = played.instrument(part);
    this.#push(step, bar);
  }

  noteOn(step: number, part: number, pitchMidi: number, velocity: number): void {
    const said = this.#queue.record;
    said[head] = part;
    said[head + 1] = pitchMidi;
    said[head + 2] = velocity;
    this.#push(step, on);
  }

  noteOff(step: number, part: number, pitchMidi: number): void {
    const said = this.#queue.record;
    said[head] = part;
    said[head + 1] = pitchMidi;
    this.#push(step, off);
  }

  finish(
    step: number,
    loudness01: number,
    silent: boolean,
    energy01: number,
    swell: number,
    frames: number,
  ): void {
    const said = this.#queue.record;
    said[head] = loudness01;
    said[head + 1] = silent ? 1 : 0;
    said[head + 2] = energy01;
    said[head + 3] = swell;
    said[head + 4] = frames;
    this.#pushChanged(step, finish, this.#finished);
  }

  #pushChanged(step: number, kind: number, before: Float64Array): void {
    const said = this.#queue.record;
    let isSame = true;
    for (let i = 0; i < before.length; i += 1) isSame &&= said[head + i] === before[i];
    // What finds no room is said with the next block.
    if (isSame || !this.#push(step, kind)) return;
    for (let i = 0; i < before.length; i += 1) before[i] = said[head + i]!;
  }

  #push(step: number, kind: number): boolean {
    this.#queue.record[0] = step;
    this.#queue.record[1] = kind;
    return this.#queue.push();
  }
}

/** One thing that a sound was told: when, which of `soundEvents`, and what. */
export type SoundEvent = readonly number[];

/** Main's side: the one consumer. */
export class SoundLogReader {
  readonly #queue: SharedQueue;

  constructor(buffer: SharedArrayBuffer) {
    this.#queue = createSoundLog(buffer);
  }

  /** So many were lost because they were not read for too long: what comes after them cannot be heard again. */
  get dropped(): number {
    return this.#queue.dropped;
  }

  /** Since the last time, in order. */
  read(): SoundEvent[] {
    const events: SoundEvent[] = [];
    while (this.#queue.take()) {
      const kind = soundEvents[this.#queue.record[1]!]!;
      events.push([...this.#queue.record.subarray(0, head + saidBy[kind])]);
    }
    return events;
  }
}
