import { canReadAside, readAside } from '../../system/read-aside.ts';
import { realTimers } from '../../time/timers.ts';
import type { Recording, SensorReading } from '../reading.ts';

/** Some of the readings, in order; all else is of the whole recording, in every piece. */
export interface RecordingPiece extends Recording {
  readonly readings: readonly SensorReading[];
}

const entry = new URL('./parse.process.js', import.meta.url);
/** The largest GPX that is read needs half of this, and a fraction of the time on the slowest board. */
const limits = { memoryMegabytes: 1024, seconds: 300 };

export const canParseAside: boolean = canReadAside(entry);

/**
 * Reads a recording in a process of its own: a large one is seconds of work that would hold up everything else.
 * Errors: TactusError `badData`, of the file or because it needs more memory or time than there may be.
 */
export async function parseAside(name: string, bytes: Buffer): Promise<Recording> {
  const readings: SensorReading[] = [];
  let whole: Omit<Recording, 'readings'> = { name, durationSeconds: 0 };
  await readAside<RecordingPiece>({
    entry,
    name,
    bytes,
    onPiece: ({ readings: some, ...rest }) => {
      for (const reading of some) readings.push(reading);
      whole = rest;
    },
    limits,
    fix: 'Cut it to a single run.',
    timers: realTimers,
  });
  return { ...whole, readings };
}
