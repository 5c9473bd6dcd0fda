import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type ErrorKind, TactusError } from '../../system/errors.ts';
import type { Recording, SensorReading } from '../reading.ts';

export interface ParseJob {
  readonly name: string;
  readonly bytes: ArrayBuffer;
}

export type ParseAnswer =
  | { readonly type: 'readings'; readonly readings: readonly SensorReading[] }
  | { readonly type: 'done'; readonly durationSeconds: number }
  | { readonly type: 'failed'; readonly kind: ErrorKind; readonly message: string; readonly fix: string };

const entry = new URL('./parse.worker.js', import.meta.url);
/** The largest GPX that is read needs half of this. */
const memoryMegabytes = 1024;

/** Threads exist in a build only; without one, as in tests of the sources, everything is read where it is asked for. */
export const canParseAside: boolean = existsSync(fileURLToPath(entry));

/**
 * Reads a large recording in a thread of its own: seconds of work that would hold up everything else. The bytes are
 * given away. Errors: TactusError `badData`, of the file or because it needs more memory than there may be.
 */
export function parseAside(name: string, bytes: Buffer): Promise<Recording> {
  const whole =
    bytes.byteLength === bytes.buffer.byteLength
      ? (bytes.buffer as ArrayBuffer)
      : Uint8Array.from(bytes).buffer;
  return new Promise((resolve, reject) => {
    const readings: SensorReading[] = [];
    const workerData: ParseJob = { name, bytes: whole };
    const worker = new Worker(entry, {
      name: 'parse',
      workerData,
      transferList: [whole],
      resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
    });
    worker.on('message', (answer: ParseAnswer) => {
      if (answer.type === 'readings') for (const reading of answer.readings) readings.push(reading);
      else if (answer.type === 'done') resolve({ name, durationSeconds: answer.durationSeconds, readings });
      else reject(new TactusError(answer.kind, answer.message, answer.fix));
    });
    worker.on('error', (error) =>
      reject(
        new TactusError('badData', `${name} cannot be read: ${error.message}`, 'Cut it to a single run.', {
          cause: error,
        }),
      ),
    );
    worker.on('exit', () => reject(new TactusError('internal', `Reading ${name} ended early`, 'Try again.')));
  });
}
