import { parentPort, workerData } from 'node:worker_threads';
import { TactusError } from '../../system/errors.ts';
import type { ParseAnswer, ParseJob } from './parse-aside.ts';
import { parseRecording } from './recording.ts';

/** Few enough that whoever receives them is not held up. */
const readingsAtOnce = 1000;

const { name, bytes } = workerData as ParseJob;
const say = (answer: ParseAnswer): void => parentPort?.postMessage(answer);
try {
  const recording = await parseRecording(name, Buffer.from(bytes));
  const readings = [...recording.readings];
  for (let from = 0; from < readings.length; from += readingsAtOnce) {
    say({ type: 'readings', readings: readings.slice(from, from + readingsAtOnce) });
  }
  say({ type: 'done', durationSeconds: recording.durationSeconds });
} catch (error) {
  if (!(error instanceof TactusError)) throw error;
  say({ type: 'failed', kind: error.kind, message: error.message, fix: error.fix });
}
