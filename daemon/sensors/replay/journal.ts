import { z } from 'zod';
import { type Recording, type SensorReading, sensorReadingSchema } from '../reading.ts';
import { badRecording, checkDuration } from './track.ts';

/**
 * Our own trace and journal: JSON lines of many kinds. Readings and steps are what went in, so a trace can be played
 * again; every other kind is what came out, and is passed over.
 */

/** One flat line: `kind` says what the line is, so the reading's own kind is called `reading`. */
export type TraceReading = { readonly atSeconds: number; readonly sensorId: string } & (
  | { readonly kind: 'step' }
  | { readonly kind: 'reading'; readonly reading: string }
) &
  Readonly<Record<string, unknown>>;

export function readingToTrace(reading: SensorReading): TraceReading {
  const { kind, atSeconds, sensorId, ...values } = reading;
  if (kind === 'step') return { kind: 'step', atSeconds, sensorId, ...values };
  return { kind: 'reading', atSeconds, sensorId, reading: kind, ...values };
}

/** Undefined for a line that is not an input. Errors: ZodError when it is one and cannot be. */
function traceToReading(line: Readonly<Record<string, unknown>>): SensorReading | undefined {
  if (line.kind === 'step') return sensorReadingSchema.parse({ sensorId: 'steps', ...line, kind: 'step' });
  if (line.kind === 'reading') return sensorReadingSchema.parse({ ...line, kind: line.reading });
  return undefined;
}

/** Live traces were written with readings of just before the session began; they count from its beginning. */
const atSeconds = z
  .number()
  .transform((seconds) => Math.max(0, seconds))
  .optional();
const lineSchema = z.object({ kind: z.string(), atSeconds }).loose();

/** Errors: TactusError `badData` naming the first line that cannot be read. */
export function readJournal(name: string, text: string): Recording {
  const lines = text.split('\n');
  const readings: SensorReading[] = [];
  let lastSeconds = 0;
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    const cut = index === lines.length - 1;
    const parsed = parseLine(name, line, index + 1, cut);
    lastSeconds = Math.max(lastSeconds, parsed.atSeconds);
    if (parsed.reading) readings.push(parsed.reading);
  });
  if (readings.length === 0) {
    throw badRecording(
      name,
      'holds no readings',
      'Replay a trace made with `tactus render --trace` or `tactus run --trace`, or a recorded run.',
    );
  }
  // A line of any kind makes the run longer, and so does one with a broken time.
  checkDuration(name, lastSeconds);
  readings.sort((a, b) => a.atSeconds - b.atSeconds);
  return { name, durationSeconds: lastSeconds, readings };
}

function parseLine(
  name: string,
  line: string,
  lineNumber: number,
  cut: boolean,
): { atSeconds: number; reading: SensorReading | undefined } {
  try {
    const parsed = lineSchema.parse(JSON.parse(line));
    return { atSeconds: parsed.atSeconds ?? 0, reading: traceToReading(parsed) };
  } catch (error) {
    const what = cut ? `is cut off in line ${lineNumber}` : `cannot be understood in line ${lineNumber}`;
    throw badRecording(name, what, `Delete line ${lineNumber}, or choose another recording.`, error);
  }
}
