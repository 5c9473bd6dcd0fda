import { type MidiEvent, writeMidi } from 'midi-file';
import { channelOf } from '../../player/mix/instrument-levels.ts';
import type { NoteEvent, PlayerEvent } from '../../player/shared/event-ring.ts';
import { authorship } from '../../score/authorship.ts';
import type { Bar } from '../../score/bar.ts';
import { type Part, parts } from '../../score/note.ts';

const ticksPerBeat = 480;
/** A tempo in a MIDI file has 24 bits of microseconds. */
const maxMicroseconds = 0xff_ffff;

/** Absolute ticks; `rank` orders what falls on the same tick: offs before programs before ons. */
interface Timed {
  tick: number;
  readonly rank: number;
  readonly event: MidiEvent;
}

/**
 * Collects what the player played and writes it as a MIDI file: a track a part, and a tempo map that puts every beat
 * where it was heard. A beat (one step of the runner) is a quarter note.
 */
export class MidiRecorder {
  readonly #tracks = new Map<Part, Timed[]>(parts.map((part) => [part, []]));
  readonly #beats: { readonly beat: number; readonly atSeconds: number }[] = [];
  readonly #programs = new Map<Part, number>();
  /** The end of the last note of each pitch: it moves when the pitch is begun again before it, as in the player. */
  readonly #ends = new Map<string, Timed>();

  /** Everything that `EventReader.read` gives; with a `bar` event also the bar that began. */
  accept(event: PlayerEvent, bar?: Bar): void {
    if (event.kind === 'beat') this.#beats.push(event);
    else if (event.kind === 'bar' && bar !== undefined) this.begin(event.startBeat, bar.instruments);
    else if (event.kind === 'note') this.#note(event);
  }

  /** The whole file. */
  encode(): Uint8Array {
    const tracks = [this.#tempoTrack()];
    for (const [part, events] of this.#tracks) {
      if (events.some(({ event }) => event.type === 'noteOn')) tracks.push(partTrack(part, events));
    }
    return Uint8Array.from(
      writeMidi({ header: { format: 1, numTracks: tracks.length, ticksPerBeat }, tracks }),
    );
  }

  /** A bar begins here, and with it these General MIDI programs. */
  begin(atBeat: number, instruments: Bar['instruments']): void {
    for (const part of parts) {
      const programNumber = instruments[part];
      if (this.#programs.get(part) === programNumber) continue;
      this.#programs.set(part, programNumber);
      this.#add(part, atBeat, 1, {
        deltaTime: 0,
        type: 'programChange',
        channel: channelOf(part),
        programNumber,
      });
    }
  }

  #note(note: NoteEvent): void {
    const sounding = this.#ends.get(`${note.part} ${note.pitchMidi}`);
    if (note.goesOn && sounding !== undefined) {
      sounding.tick = this.#tick(note.atBeat + note.durationBeats);
      return;
    }
    const channel = channelOf(note.part);
    const velocity = Math.min(127, Math.max(1, Math.round(note.velocity01 * 127)));
    const noteNumber = note.pitchMidi;
    const begun = this.#add(note.part, note.atBeat, 2, {
      deltaTime: 0,
      type: 'noteOn',
      channel,
      noteNumber,
      velocity,
    });
    const key = `${note.part} ${noteNumber}`;
    const earlier = this.#ends.get(key);
    if (earlier !== undefined && earlier.tick > begun.tick) earlier.tick = begun.tick;
    // At least one tick long, or its end would be sorted before its beginning.
    const endBeat = Math.max(note.atBeat + note.durationBeats, note.atBeat + 2 / ticksPerBeat);
    const ended: MidiEvent = { deltaTime: 0, type: 'noteOff', channel, noteNumber, velocity: 0 };
    this.#ends.set(key, this.#add(note.part, endBeat, 0, ended));
  }

  #add(part: Part, atBeat: number, rank: number, event: MidiEvent): Timed {
    const timed = { tick: this.#tick(atBeat), rank, event };
    this.#tracks.get(part)?.push(timed);
    return timed;
  }

  #tick(beat: number): number {
    return Math.max(0, Math.round((beat - (this.#beats[0]?.beat ?? 0)) * ticksPerBeat));
  }

  #tempoTrack(): MidiEvent[] {
    const timed: Timed[] = [];
    this.#beats.forEach((beat, i) => {
      const next = this.#beats[i + 1];
      if (next === undefined || next.beat <= beat.beat) return;
      const seconds = (next.atSeconds - beat.atSeconds) / (next.beat - beat.beat);
      const microsecondsPerBeat = Math.min(maxMicroseconds, Math.max(1, Math.round(seconds * 1e6)));
      timed.push({
        tick: this.#tick(beat.beat),
        rank: 0,
        event: { deltaTime: 0, type: 'setTempo', microsecondsPerBeat },
      });
    });
    return [
      { deltaTime: 0, type: 'trackName', text: 'Tactus' },
      { deltaTime: 0, type: 'text', text: authorship },
      ...withDeltas(timed),
    ];
  }
}

function partTrack(part: Part, events: readonly Timed[]): MidiEvent[] {
  const sorted = events.toSorted((a, b) => a.tick - b.tick || a.rank - b.rank);
  return [{ deltaTime: 0, type: 'trackName', text: part }, ...withDeltas(sorted)];
}

function withDeltas(timed: readonly Timed[]): MidiEvent[] {
  const end = timed.at(-1)?.tick ?? 0;
  let last = 0;
  const events = timed.map(({ tick, event }) => {
    const moved = { ...event, deltaTime: tick - last };
    last = tick;
    return moved;
  });
  return [...events, { deltaTime: end - last, type: 'endOfTrack' }];
}
