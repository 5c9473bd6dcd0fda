import { channelOf } from '../../player/mix/instrument-levels.ts';
import type { BeatEvent, NoteEvent } from '../../player/shared/event-ring.ts';
import { parts } from '../../score/note.ts';
import type { EventScheduler } from '../events/scheduler.ts';

export interface MidiNotesDependencies {
  readonly scheduler: Pick<EventScheduler, 'at'>;
  /** Whether it was sent. */
  readonly send: (bytes: readonly number[]) => boolean;
}

/** Notes that are begun, and ended: each of them, whatever comes between. */
export interface MidiNotes {
  note(event: NoteEvent): void;
  /** Beats say when a note that was begun is over: how long it lasts is known in beats only. */
  beat(event: BeatEvent): void;
  /** All that sounds then is ended. */
  silenceAt(atSeconds: number): void;
  /** All is ended now, also what an instrument may hold from before. */
  panic(): void;
  /** Nothing is begun meanwhile. */
  setMuted(muted: boolean): void;
  readonly sounding: number;
}

const noteOn = 0x90;
const noteOff = 0x80;
const controller = 0xb0;
const allNotesOff = 123;

/** Told of, and not over yet. */
interface Told {
  endBeat: number;
  end?: { readonly atSeconds: number; readonly cancel: () => void };
}

export function createMidiNotes({ scheduler, send }: MidiNotesDependencies): MidiNotes {
  /** Channel and pitch, of what was begun at the instrument. */
  const on = new Set<number>();
  const told = new Map<number, Told>();
  /** Silences that were told of, and those that have come: what was told before one is not begun after it. */
  let silencesTold = 0;
  let silencesDone = 0;
  let beat: BeatEvent | undefined;
  let isMuted = false;

  const release = (key: number): void => {
    if (on.delete(key)) send([noteOff + (key >> 7), key & 0x7f, 0]);
  };
  const releaseAll = (): void => {
    for (const key of [...on]) release(key);
  };
  const strike = (key: number, velocity: number, silences: number): void => {
    release(key);
    if (isMuted || silences < silencesDone) return;
    if (send([noteOn + (key >> 7), key & 0x7f, velocity])) on.add(key);
  };
  /** Where it ends within the beat that is heard; a note of no room in the queue is tried again with the next beat. */
  const plan = (key: number, note: Told): void => {
    if (beat === undefined || note.end !== undefined || note.endBeat >= beat.beat + 1) return;
    const atSeconds = beat.atSeconds + ((note.endBeat - beat.beat) * 60) / beat.tempoBpm;
    const cancel = scheduler.at(atSeconds, () => {
      if (told.get(key) === note) told.delete(key);
      release(key);
    });
    if (cancel && told.get(key) === note) note.end = { atSeconds, cancel };
  };
  const forget = (): void => {
    for (const { end } of told.values()) end?.cancel();
    told.clear();
  };

  return {
    note({ part, pitchMidi, velocity01, atBeat, durationBeats, atSeconds, goesOn }) {
      const key = channelOf(part) * 128 + pitchMidi;
      const earlier = told.get(key);
      const next: Told = { endBeat: atBeat + durationBeats };
      if (goesOn && earlier) earlier.end?.cancel();
      else {
        // One that would end within this one is ended by it.
        if (earlier?.end && earlier.end.atSeconds > atSeconds) earlier.end.cancel();
        const velocity = Math.min(127, Math.max(1, Math.round(velocity01 * 127)));
        const silences = silencesTold;
        if (!scheduler.at(atSeconds, () => strike(key, velocity, silences))) return;
      }
      told.set(key, next);
      plan(key, next);
    },
    beat(event) {
      beat = event;
      for (const [key, note] of [...told]) plan(key, note);
    },
    silenceAt(atSeconds) {
      forget();
      silencesTold += 1;
      const own = silencesTold;
      const silence = (): void => {
        silencesDone = Math.max(own, silencesDone);
        releaseAll();
      };
      if (!scheduler.at(atSeconds, silence)) silence();
    },
    panic() {
      forget();
      silencesTold += 1;
      silencesDone = silencesTold;
      releaseAll();
      for (const part of parts) send([controller + channelOf(part), allNotesOff, 0]);
    },
    setMuted(muted) {
      isMuted = muted;
      if (muted) releaseAll();
    },
    get sounding() {
      return on.size;
    },
  };
}
