import { existsSync, rmSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { monotonicClock } from '../../../time/clock.ts';
import type { PrivateSoundServer } from '../private-pipewire.ts';

export interface TimedRecording {
  /** The left channel, 48 kHz. */
  readonly samples: Float32Array;
  /** When a sample left the sink, by the monotonic clock: known to a period of the server, 21 to 25 ms, the same for all. */
  secondsOf(sample: number): number;
}

/** Records what a sink plays until it is told that it is enough, and asked again every 2 ms. */
export async function recordUntil(
  server: PrivateSoundServer,
  isEnough: (recordedSeconds: number) => boolean,
  sink?: string,
): Promise<TimedRecording> {
  const recording = server.record(sink);
  // As the file grows, so much was played: at the earliest moment seen, less what was recorded by then, it began.
  let beginSeconds = Number.POSITIVE_INFINITY;
  for (let frames = 0; !isEnough(frames / 48_000); await sleep(2)) {
    const nowSeconds = monotonicClock.nowSeconds();
    frames = existsSync(recording.file) ? statSync(recording.file).size / 8 : 0;
    if (frames > 480) beginSeconds = Math.min(beginSeconds, nowSeconds - frames / 48_000);
  }
  const samples = await recording.stop();
  rmSync(recording.file);
  return { samples, secondsOf: (sample) => beginSeconds + sample / 48_000 };
}
