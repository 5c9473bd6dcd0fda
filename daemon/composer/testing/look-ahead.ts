import type { Bar } from '../../score/bar.ts';
import { composeFallbackGrid } from '../fallback/compose.ts';
import { createFormPlanner } from '../form/planner.ts';
import type { GridNote } from '../grid-note.ts';
import { createLookAhead, type LookAhead, type NoteWriter } from '../look-ahead/look-ahead.ts';
import type { WriteRequest } from '../process/protocol.ts';

/** A look-ahead with a writer and a store of a test's own. */

const one: GridNote = {
  role: 'bass',
  pitchMidi: 36,
  startStep: 0,
  lengthSteps: 4,
  velocity01: 0.5,
  tied: false,
  source: 'model',
};

/** What a listener has: the last put wins, what is revoked is gone. */
export function createStore() {
  const bars = new Map<number, Bar>();
  const events: string[] = [];
  return {
    bars,
    events,
    put(bar: Bar) {
      bars.set(bar.index, bar);
      events.push(`put ${bar.index} ${bar.source}`);
    },
    revokeFrom(index: number) {
      for (const known of bars.keys()) if (known >= index) bars.delete(known);
      events.push(`revoke ${index}`);
    },
  };
}

/** A writer whose answers the test gives by hand, or at once. */
export function createWriter(instant: boolean) {
  const requests: WriteRequest[] = [];
  const answers: ((ok: boolean) => void)[] = [];
  let checkpoint = 0;
  const writer: NoteWriter = {
    write(request) {
      requests.push(request);
      const written = (): { notes: GridNote[]; checkpoint: number } => ({
        notes: [...(request.given?.notes ?? []), one],
        checkpoint: ++checkpoint,
      });
      if (instant) return Promise.resolve(written());
      return new Promise((resolve) => answers.push((ok) => resolve(ok ? written() : undefined)));
    },
  };
  return { writer, requests, answers };
}

export function buildLookAhead(
  writer: NoteWriter,
  store: ReturnType<typeof createStore>,
  waitsForWriter: boolean,
  horizonSeconds = 6,
): LookAhead {
  return createLookAhead({
    planner: createFormPlanner(),
    writer,
    fallback: composeFallbackGrid,
    arrange: (_plan, notes) => ({ notes, instruments: { drums: 0, bass: 32, chords: 0, lead: 73, pad: 89 } }),
    sink: store,
    options: { horizonSeconds, lateSeconds: 0.75, waitsForWriter, seed: 1, jamRole: 'lead' },
  });
}

export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
