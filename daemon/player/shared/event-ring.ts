import { type NoteSource, noteSources, type Part, parts } from '../../score/note.ts';
import { SharedQueue } from '../../system/shared-memory.ts';

/** A frame since the player began, and the second at which it is heard at the reference ear. */
interface Heard {
  readonly frame: number;
  readonly atSeconds: number;
}

export interface BeatEvent extends Heard {
  readonly kind: 'beat';
  readonly beat: number;
  readonly tempoBpm: number;
}

export interface NoteEvent extends Heard {
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

export interface BarEvent extends Heard {
  readonly kind: 'bar';
  readonly barIndex: number;
  readonly generation: number;
  readonly startBeat: number;
}

/** The bar's time had come and it was not there. */
export interface LateEvent extends Heard {
  readonly kind: 'late';
  readonly barIndex: number;
}

export interface StartedEvent extends Heard {
  readonly kind: 'started';
  readonly beat: number;
}

export interface StoppedEvent extends Heard {
  readonly kind: 'stopped';
  readonly beat: number;
}

/** What the player did, in order. */
export type PlayerEvent = BeatEvent | NoteEvent | BarEvent | LateEvent | StartedEvent | StoppedEvent;

const kinds = ['beat', 'note', 'bar', 'late', 'started', 'stopped'] as const;
const width = 11;
/** A minute and more of the busiest music: main may stall that long and miss nothing. */
const capacity = 4096;

export function createEventQueue(buffer?: SharedArrayBuffer): SharedQueue {
  return new SharedQueue(capacity, width, buffer);
}

/** The player's side: plain numbers in, nothing allocated. */
export class EventWriter {
  readonly #queue: SharedQueue;

  constructor(queue: SharedQueue) {
    this.#queue = queue;
  }

  beat(frame: number, atSeconds: number, beat: number, tempoBpm: number): void {
    this.#push(0, frame, atSeconds, beat, tempoBpm, 0, 0, 0, 0, 0);
  }

  note(
    frame: number,
    atSeconds: number,
    barIndex: number,
    part: number,
    atBeat: number,
    durationBeats: number,
    pitchMidi: number,
    velocity01: number,
    source: number,
    goesOn: boolean,
  ): void {
    const held = goesOn ? 1 : 0;
    this.#push(
      1,
      frame,
      atSeconds,
      barIndex,
      part,
      atBeat,
      durationBeats,
      pitchMidi,
      velocity01,
      source,
      held,
    );
  }

  bar(frame: number, atSeconds: number, barIndex: number, generation: number, startBeat: number): void {
    this.#push(2, frame, atSeconds, barIndex, generation, startBeat, 0, 0, 0, 0);
  }

  late(frame: number, atSeconds: number, barIndex: number): void {
    this.#push(3, frame, atSeconds, barIndex, 0, 0, 0, 0, 0, 0);
  }

  started(frame: number, atSeconds: number, beat: number): void {
    this.#push(4, frame, atSeconds, beat, 0, 0, 0, 0, 0, 0);
  }

  stopped(frame: number, atSeconds: number, beat: number): void {
    this.#push(5, frame, atSeconds, beat, 0, 0, 0, 0, 0, 0);
  }

  #push(
    kind: number,
    frame: number,
    atSeconds: number,
    a: number,
    b: number,
    c: number,
    d: number,
    e: number,
    f: number,
    g: number,
    h = 0,
  ): void {
    const record = this.#queue.record;
    record[0] = kind;
    record[1] = frame;
    record[2] = atSeconds;
    record[3] = a;
    record[4] = b;
    record[5] = c;
    record[6] = d;
    record[7] = e;
    record[8] = f;
    record[9] = g;
    record[10] = h;
    this.#queue.push();
  }
}

/** Main's side: the one consumer; it hands events on to trace, panel and recorder. */
export class EventReader {
  readonly #queue: SharedQueue;

  constructor(queue: SharedQueue) {
    this.#queue = queue;
  }

  /** Events lost because they were not read for too long. */
  get dropped(): number {
    return this.#queue.dropped;
  }

  /** All events since the last call, oldest first. */
  read(): PlayerEvent[] {
    const events: PlayerEvent[] = [];
    while (this.#queue.take()) events.push(this.#decode());
    return events;
  }

  #decode(): PlayerEvent {
    const record = this.#queue.record;
    const at = (i: number): number => record[i] ?? 0;
    const kind = kinds[at(0)] ?? 'beat';
    const frame = at(1);
    const atSeconds = at(2);
    switch (kind) {
      case 'beat':
        return { kind, frame, atSeconds, beat: at(3), tempoBpm: at(4) };
      case 'note':
        return {
          kind,
          frame,
          atSeconds,
          barIndex: at(3),
          part: parts[at(4)] ?? 'lead',
          atBeat: at(5),
          durationBeats: at(6),
          pitchMidi: at(7),
          velocity01: at(8),
          source: noteSources[at(9)] ?? 'model',
          goesOn: at(10) === 1,
        };
      case 'bar':
        return { kind, frame, atSeconds, barIndex: at(3), generation: at(4), startBeat: at(5) };
      case 'late':
        return { kind, frame, atSeconds, barIndex: at(3) };
      case 'started':
      case 'stopped':
        return { kind, frame, atSeconds, beat: at(3) };
    }
  }
}
