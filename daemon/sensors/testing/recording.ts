import { expect } from 'vitest';
import { TactusError } from '../../system/errors.ts';
import type { Recording } from '../reading.ts';
import { expectBodily } from './property.ts';

/** What every reader of files keeps to: a run of possible readings in their order, or an error for a person to read. */
export async function expectRun(read: () => Recording | Promise<Recording>): Promise<void> {
  let recording: Recording;
  try {
    recording = await read();
  } catch (error) {
    if (!(error instanceof TactusError)) throw error;
    expect(error.message).not.toContain('\n');
    return;
  }
  const readings = [...recording.readings];
  expectBodily(readings);
  expect(Number.isFinite(recording.durationSeconds) && recording.durationSeconds >= 0).toBe(true);
  let last = 0;
  for (const { atSeconds } of readings) {
    expect(atSeconds).toBeGreaterThanOrEqual(last);
    last = atSeconds;
  }
}
