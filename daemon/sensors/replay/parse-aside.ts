import { canReadAside, readAside } from '../../system/read-aside.ts';
import { realTimers } from '../../time/timers.ts';
import type { Recording, SensorReading } from '../reading.ts';

export interface RecordingPiece {
  readonly readings: readonly SensorReading[];
  /** Of the whole recording, in every piece. */
  readonly durationSeconds: number;
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
  let durationSeconds = 0;
  await readAside<RecordingPiece>({
    entry,
    name,
    bytes,
    onPiece: (piece) => {
      for (const reading of piece.readings) readings.push(reading);
      durationSeconds = piece.durationSeconds;
    },
    limits,
    fix: 'Cut it to a single run.',
    timers: realTimers,
  });
  return { name, durationSeconds, readings };
}
