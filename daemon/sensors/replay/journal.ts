import { z } from 'zod';
import { type RecordedWish, type Recording, type SensorReading, sensorReadingSchema } from '../reading.ts';
import { badRecording, checkDuration } from './track.ts';

/**
 * Our own trace and journal: JSON lines of many kinds. Readings, steps and wishes are what went in, so a trace can be
 * played again; every other kind is what came out, and is passed over.
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

const wishSchema = z.object({
  kind: z.literal('command'),
  /** What a sensor heard stands there as its reading, too. */
  sensorId: z.undefined().optional(),
  command: z.record(z.string(), z.unknown()),
});

/** Undefined for a line that is none. */
function wishIn(line: Readonly<Record<string, unknown>>): RecordedWish['wish'] | undefined {
  return wishSchema.safeParse(line).data?.command;
}

/** Live traces were written with readings of just before the session began; they count from its beginning. */
const atSeconds = z
  .number()
  .transform((seconds) => Math.max(0, seconds))
  .optional();
const lineSchema = z.object({ kind: z.string(), atSeconds }).loose();

/**
 * A machine that lost its power may leave a last line without its end, which is passed over.
 *
 * Errors: TactusError `badData` naming the first line that cannot be read.
 */
export function readJournal(name: string, text: string): Recording {
  const lines = text.split('\n');
  const isCut = !isJson(lines.at(-1)!);
  if (isCut) lines.pop();
  const readings: SensorReading[] = [];
  const wishes: RecordedWish[] = [];
  let lastSeconds = 0;
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    const parsed = parseLine(name, line, index + 1);
    lastSeconds = Math.max(lastSeconds, parsed.atSeconds);
    if (parsed.reading) readings.push(parsed.reading);
    if (parsed.wish) wishes.push({ atSeconds: parsed.atSeconds, wish: parsed.wish });
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
  const remarks = isCut ? ['the trace is cut off; it was read to its last whole line'] : [];
  return { name, durationSeconds: lastSeconds, readings, remarks, ...(wishes.length > 0 && { wishes }) };
}

/** Whether a line is whole; an empty one is. */
function isJson(line: string): boolean {
  if (line.trim() === '') return true;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

function parseLine(
  name: string,
  line: string,
  lineNumber: number,
): { atSeconds: number; reading: SensorReading | undefined; wish: RecordedWish['wish'] | undefined } {
  try {
    const parsed = lineSchema.parse(JSON.parse(line));
    return { atSeconds: parsed.atSeconds ?? 0, reading: traceToReading(parsed), wish: wishIn(parsed) };
  } catch (error) {
    const what = `cannot be understood in line ${lineNumber}`;
    throw badRecording(name, what, `Delete line ${lineNumber}, or choose another recording.`, error);
  }
}
