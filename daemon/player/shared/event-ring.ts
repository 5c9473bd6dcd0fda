import { type NoteSource, noteSources, type Part, parts } from '../../score/note.ts';
import { SharedQueue } from '../../system/shared-memory.ts';
import { defineRecord, flag, number, oneOf } from '../../system/shared-record.ts';
import type { PlayableBar } from './bar-store.ts';

/** A frame since the player began, and the second at which it is heard at the reference ear. */
interface HeardFrame {
  readonly frame: number;
  readonly atSeconds: number;
}

export interface BeatEvent extends HeardFrame {
  readonly kind: 'beat';
  readonly beat: number;
  readonly tempoBpm: number;
}

export interface NoteEvent extends HeardFrame {
  readonly kind: 'note';
  readonly barIndex: number;
  readonly part: Part;
  /** As written; the frame is what became of it. */
  readonly atBeat: number;
  readonly durationBeats: number;
  readonly pitchMidi: number;
  readonly velocity01: number;
  readonly source: NoteSource;
  /** Nothing was struck: the note of the same part and pitch that ends here sounds on. */
  readonly goesOn: boolean;
}

export interface BarEvent extends HeardFrame {
  readonly kind: 'bar';
  readonly barIndex: number;
  readonly generation: number;
  readonly startBeat: number;
}

/** The bar's time had come and it was not there. */
export interface LateEvent extends HeardFrame {
  readonly kind: 'late';
  readonly barIndex: number;
}

export interface StartedEvent extends HeardFrame {
  readonly kind: 'started';
  readonly beat: number;
}

export interface StoppedEvent extends HeardFrame {
  readonly kind: 'stopped';
  readonly beat: number;
}

/** What the player did, in order. */
export type PlayerEvent = BeatEvent | NoteEvent | BarEvent | LateEvent | StartedEvent | StoppedEvent;

/** What every event begins with. */
const heard = {
  kind: oneOf(['beat', 'note', 'bar', 'late', 'started', 'stopped']),
  frame: number,
  atSeconds: number,
};
type EventFields<Event> = Omit<Event, 'kind'> & Pick<PlayerEvent, 'kind'>;

const heardRecord = defineRecord<EventFields<HeardFrame>>(heard);
const beatRecord = defineRecord<EventFields<BeatEvent>>({ ...heard, beat: number, tempoBpm: number });
const noteRecord = defineRecord<EventFields<NoteEvent>>({
  ...heard,
  barIndex: number,
  part: oneOf(parts),
  atBeat: number,
  durationBeats: number,
  pitchMidi: number,
  velocity01: number,
  source: oneOf(noteSources),
  goesOn: flag,
});
const barRecord = defineRecord<EventFields<BarEvent>>({
  ...heard,
  barIndex: number,
  generation: number,
  startBeat: number,
});
const lateRecord = defineRecord<EventFields<LateEvent>>({ ...heard, barIndex: number });
const turnRecord = defineRecord<EventFields<StartedEvent | StoppedEvent>>({ ...heard, beat: number });

const recordOf = {
  beat: beatRecord,
  note: noteRecord,
  bar: barRecord,
  late: lateRecord,
  started: turnRecord,
  stopped: turnRecord,
};
const longestRecord = Math.max(...Object.values(recordOf).map(({ length }) => length));
/** A minute and more of the busiest music: main may stall that long and miss nothing. */
const capacity = 4096;

export function createEventQueue(buffer?: SharedArrayBuffer): SharedQueue {
  return new SharedQueue(capacity, longestRecord, buffer);
}

/** The player's side: nothing is allocated. */
export class EventWriter {
  readonly #queue: SharedQueue;
  /** Each lies in the one record that is pushed next. */
  readonly #heard;
  readonly #beat;
  readonly #note;
  readonly #bar;
  readonly #late;
  readonly #turn;

  constructor(queue: SharedQueue) {
    this.#queue = queue;
    this.#heard = heardRecord.over(queue.record);
    this.#beat = beatRecord.over(queue.record);
    this.#note = noteRecord.over(queue.record);
    this.#bar = barRecord.over(queue.record);
    this.#late = lateRecord.over(queue.record);
    this.#turn = turnRecord.over(queue.record);
  }

  beat(frame: number, atSeconds: number, beat: number, tempoBpm: number): void {
    this.#beat.beat = beat;
    this.#beat.tempoBpm = tempoBpm;
    this.#push('beat', frame, atSeconds);
  }

  /** Note `i` of a bar. */
  note(frame: number, atSeconds: number, bar: PlayableBar, i: number, goesOn: boolean): void {
    const note = this.#note;
    note.barIndex = bar.index;
    note.part = parts[bar.part(i)]!;
    note.atBeat = bar.atBeat(i);
    note.durationBeats = bar.durationBeats(i);
    note.pitchMidi = bar.pitchMidi(i);
    note.velocity01 = bar.velocity01(i);
    note.source = noteSources[bar.noteSource(i)]!;
    note.goesOn = goesOn;
    this.#push('note', frame, atSeconds);
  }

  bar(frame: number, atSeconds: number, bar: PlayableBar): void {
    this.#bar.barIndex = bar.index;
    this.#bar.generation = bar.generation;
    this.#bar.startBeat = bar.startBeat;
    this.#push('bar', frame, atSeconds);
  }

  late(frame: number, atSeconds: number, barIndex: number): void {
    this.#late.barIndex = barIndex;
    this.#push('late', frame, atSeconds);
  }

  started(frame: number, atSeconds: number, beat: number): void {
    this.#turn.beat = beat;
    this.#push('started', frame, atSeconds);
  }

  stopped(frame: number, atSeconds: number, beat: number): void {
    this.#turn.beat = beat;
    this.#push('stopped', frame, atSeconds);
  }

  #push(kind: PlayerEvent['kind'], frame: number, atSeconds: number): void {
    this.#heard.kind = kind;
    this.#heard.frame = frame;
    this.#heard.atSeconds = atSeconds;
    this.#queue.push();
  }
}

/** Main's side: the one consumer; it hands events on to trace, panel and recorder. */
export class EventReader {
  readonly #queue: SharedQueue;
  readonly #heard;

  constructor(queue: SharedQueue) {
    this.#queue = queue;
    this.#heard = heardRecord.over(queue.record);
  }

  /** Events lost because they were not read for too long. */
  get dropped(): number {
    return this.#queue.dropped;
  }

  /** All events since the last call, oldest first. */
  read(): PlayerEvent[] {
    const events: PlayerEvent[] = [];
    while (this.#queue.take()) {
      // The record was chosen by the kind.
      events.push(recordOf[this.#heard.kind].copy(this.#queue.record) as PlayerEvent);
    }
    return events;
  }
}
