import { expect } from 'vitest';
import { type ErrorKind, TactusError } from '../../system/errors.ts';
import type { ReadingKind, ReadingOf, Recording, SensorReading } from '../reading.ts';

/** All readings of one kind, of a recording that ends. */
export function readingsOf<K extends ReadingKind>(
  recording: Recording | readonly SensorReading[],
  kind: K,
): ReadingOf<K>[] {
  const all = 'readings' in recording ? [...recording.readings] : recording;
  return all.filter((reading): reading is ReadingOf<K> => reading.kind === kind);
}

/** The readings of an endless recording until a moment. */
export function readingsUntil(recording: Recording, seconds: number): SensorReading[] {
  const taken: SensorReading[] = [];
  for (const reading of recording.readings) {
    if (reading.atSeconds >= seconds) break;
    taken.push(reading);
  }
  return taken;
}

/** What a person is told: one line of what is wrong, and what to do. */
export async function expectTactusError(
  action: () => unknown,
  kind: ErrorKind,
  message: RegExp,
): Promise<void> {
  const error = await Promise.resolve()
    .then(action)
    .then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
  expect(error).toBeInstanceOf(TactusError);
  if (!(error instanceof TactusError)) return;
  expect({ kind: error.kind, message: error.message }).toEqual({
    kind,
    message: expect.stringMatching(message),
  });
  expect(error.message).not.toContain('\n');
  expect(error.fix.length).toBeGreaterThan(5);
}
