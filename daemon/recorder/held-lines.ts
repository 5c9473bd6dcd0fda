import type { NoteEvent } from '../player/shared/event-ring.ts';
import { formatTraceLine, type TraceLine } from './trace.ts';

type NoteLine = Extract<TraceLine, { kind: 'note' }>;

/** A note that ends here may still go on over the bar line for so long, in beats. */
const waitBeats = 0.25;

/**
 * The lines of a trace, in order. How long a note is heard is known when it is over: it may be tied over bar lines, or
 * be struck again before its end. Until then it waits, and every line after it.
 */
export interface HeldLines {
  add(line: TraceLine): void;
  /** A note that was struck. */
  note(line: NoteLine): void;
  /** The sounding note of this part and pitch goes on. */
  hold(event: Pick<NoteEvent, 'part' | 'pitchMidi' | 'atBeat' | 'durationBeats'>): void;
  /** The music has come to this beat: notes that ended before it are over. */
  passBeat(beat: number): void;
  /** Nothing goes on. */
  end(): void;
  /** What waits, as it would be written were the music to end now. */
  readonly waiting: string;
}

interface Entry {
  line: TraceLine;
  isOpen: boolean;
}

interface OpenNote extends Entry {
  line: NoteLine;
}

export function createHeldLines(write: (text: string) => void): HeldLines {
  let waiting: Entry[] = [];
  const sounding = new Map<string, OpenNote>();
  const keyOf = ({ part, pitchMidi }: Pick<NoteEvent, 'part' | 'pitchMidi'>): string =>
    `${part} ${pitchMidi}`;
  const endOf = ({ line }: OpenNote): number => line.atBeat + line.durationBeats;

  const flush = (): void => {
    let free = waiting.findIndex((entry) => entry.isOpen);
    if (free < 0) free = waiting.length;
    for (const { line } of waiting.slice(0, free)) write(formatTraceLine(line));
    waiting = waiting.slice(free);
  };
  const put = (entry: Entry): void => {
    waiting.push(entry);
    if (waiting.length === 1) flush();
  };

  return {
    add: (line) => put({ line, isOpen: false }),

    note(line) {
      const key = keyOf(line);
      const before = sounding.get(key);
      if (before !== undefined) {
        before.isOpen = false;
        const heardBeats = line.atBeat - before.line.atBeat;
        if (heardBeats > 0 && heardBeats < before.line.durationBeats)
          before.line = { ...before.line, durationBeats: heardBeats };
      }
      const entry: OpenNote = { line, isOpen: true };
      sounding.set(key, entry);
      put(entry);
    },

    hold(event) {
      const note = sounding.get(keyOf(event));
      if (note === undefined) return;
      note.line = { ...note.line, durationBeats: event.atBeat + event.durationBeats - note.line.atBeat };
    },

    passBeat(beat) {
      for (const [key, note] of sounding) {
        if (endOf(note) + waitBeats > beat) continue;
        note.isOpen = false;
        sounding.delete(key);
      }
      flush();
    },

    end() {
      for (const note of sounding.values()) note.isOpen = false;
      sounding.clear();
      flush();
    },

    get waiting() {
      return waiting.map(({ line }) => formatTraceLine(line)).join('');
    },
  };
}
