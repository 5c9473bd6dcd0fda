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
    if (error.message.includes('\n')) expect.fail(`two lines: ${error.message}`);
    return;
  }
  // Without matchers where a million cases pass.
  expectBodily(recording.readings);
  const { durationSeconds } = recording;
  if (!(Number.isFinite(durationSeconds) && durationSeconds >= 0)) expect.fail(`${durationSeconds} s long`);
  let last = 0;
  for (const { atSeconds } of recording.readings) {
    if (atSeconds < last) expect.fail(`${atSeconds} s after ${last} s`);
    last = atSeconds;
  }
}
