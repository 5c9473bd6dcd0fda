import type { Role } from '../score/note.ts';
import type { SessionListener } from './events.ts';

/** Somebody plays along. */
export interface HeardJam {
  /** The sensors whose keys were played of late, the last one first. */
  readonly sources: readonly string[];
  /** When a key went down last. */
  readonly lastNoteAtSeconds: number;
  readonly lastPitchMidi: number;
  /** The part whose place is taken. */
  readonly role: Role;
  /** The bar that is heard was written as an answer. */
  readonly answered: boolean;
}

/** A listener that knows who plays along. */
export interface JamWatch {
  readonly listener: Required<Pick<SessionListener, 'reading'>>;
  /** Undefined while nobody does. */
  jamAt(
    atSeconds: number,
    heard: { readonly answersJam?: true | undefined } | undefined,
  ): HeardJam | undefined;
}

/** So long after a key somebody still plays along. */
const patienceSeconds = 10;

export function createJamWatch(role: Role): JamWatch {
  /** Of each sensor its last key, the latest last. */
  const lastKeys = new Map<string, { readonly atSeconds: number; readonly pitchMidi: number }>();
  return {
    listener: {
      reading(reading) {
        if (reading.kind !== 'note' || !reading.on) return;
        const { sensorId, atSeconds, pitchMidi } = reading;
        lastKeys.delete(sensorId);
        lastKeys.set(sensorId, { atSeconds, pitchMidi });
      },
    },
    jamAt(atSeconds, heard) {
      for (const [sensorId, key] of lastKeys)
        if (key.atSeconds < atSeconds - patienceSeconds) lastKeys.delete(sensorId);
      const last = [...lastKeys.values()].at(-1);
      if (last === undefined) return undefined;
      return {
        sources: [...lastKeys.keys()].reverse(),
        lastNoteAtSeconds: last.atSeconds,
        lastPitchMidi: last.pitchMidi,
        role,
        answered: heard?.answersJam === true,
      };
    },
  };
}
