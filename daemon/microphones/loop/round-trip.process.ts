import { messageOf } from '../../system/errors.ts';
import { requestRealtime } from '../../system/realtime.ts';
import { type Direction, openAlsaStream } from '../alsa-stream.native.ts';
import { measureRoundTrip } from './round-trip.ts';
import type { LoopAnswer, LoopJob } from './round-trips.ts';

const priority = 60;
const sleeper = new Int32Array(new SharedArrayBuffer(4));

process.once('message', (job: LoopJob) => {
  let answer: LoopAnswer;
  try {
    answer = measure(job);
  } catch (error) {
    answer = { kind: 'failed', message: messageOf(error) };
  }
  process.send?.(answer, undefined, undefined, () => process.disconnect());
});

function measure({ playback, capture, periodFrames, periods, rateHz }: LoopJob): LoopAnswer {
  const open = (direction: Direction) =>
    openAlsaStream(direction === 'playback' ? playback : capture, {
      direction,
      rateHz,
      periodFrames,
      periods,
    });
  const heard = open('capture');
  try {
    const played = open('playback');
    try {
      for (const made of [played, heard])
        if (made.periodFrames !== periodFrames || made.periods !== periods || made.rateHz !== rateHz)
          return {
            kind: 'failed',
            message: `${made.direction} makes ${made.periodFrames}x${made.periods} at ${made.rateHz} Hz of it`,
          };
      const { granted } = requestRealtime(priority);
      const trip = measureRoundTrip({
        playback: played,
        capture: heard,
        wait: (milliseconds) => void Atomics.wait(sleeper, 0, 0, milliseconds),
      });
      return { kind: 'measured', ...trip, isRealtime: granted };
    } finally {
      played.close();
    }
  } finally {
    heard.close();
  }
}
