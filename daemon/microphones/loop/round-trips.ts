import { fork } from 'node:child_process';
import path from 'node:path';
import { packageRoot } from '../../system/files/package-root.ts';
import { medianOf } from '../../system/numbers.ts';
import type { Timers } from '../../time/timers.ts';
import type { RoundTrip } from './round-trip.ts';

/** A buffer: so many frames handed over at once, so many of such. */
export interface BufferSize {
  readonly periodFrames: number;
  readonly periods: number;
}

export interface LoopDevices {
  /** As ALSA calls them. */
  readonly playback: string;
  readonly capture: string;
  readonly rateHz: number;
}

export type LoopJob = LoopDevices & BufferSize;
export type LoopAnswer =
  | ({ readonly kind: 'measured'; readonly isRealtime: boolean } & RoundTrip)
  | { readonly kind: 'failed'; readonly message: string };

/** Of one buffer size; in `trouble` why there are no figures. */
export type LoopRow = BufferSize &
  (
    | {
        readonly medianMs: number;
        readonly worstMs: number;
        /** In all rounds. */
        readonly xruns: number;
        readonly isRealtime: boolean;
      }
    | { readonly trouble: string; readonly xruns?: number }
  );

/** Always the built one, also for callers that run from the sources. */
const entry = path.join(packageRoot, 'dist/daemon/microphones/loop/round-trip.process.js');
/** A round takes 5 s. */
const patienceSeconds = 20;

/** Measures one size, opening the devices anew each time: a card starts a little differently every time. */
export async function measureRow(
  devices: LoopDevices,
  size: BufferSize,
  { rounds, timers }: { readonly rounds: number; readonly timers: Timers },
): Promise<LoopRow> {
  const trips: number[] = [];
  let xruns = 0;
  let isRealtime = true;
  for (let round = 0; round < rounds; round += 1) {
    const answer = await measureOnce({ ...devices, ...size }, timers);
    if (answer.kind === 'failed') return { ...size, trouble: answer.message };
    xruns += answer.xruns;
    isRealtime &&= answer.isRealtime;
    if (answer.seconds !== undefined) trips.push(1000 * answer.seconds);
  }
  if (trips.length === 0)
    return { ...size, trouble: 'the chirps are not heard: is a cable there, or a microphone near?', xruns };
  return { ...size, medianMs: medianOf(trips), worstMs: Math.max(...trips), xruns, isRealtime };
}

/** In a process of its own: a driver that hangs or crashes costs one row. */
function measureOnce(job: LoopJob, timers: Timers): Promise<LoopAnswer> {
  return new Promise((resolve) => {
    const child = fork(entry, [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const fail = (message: string): void => resolve({ kind: 'failed', message });
    const cancel = timers.after(patienceSeconds, () => {
      fail(`nothing comes of it in ${patienceSeconds} s`);
      child.kill('SIGKILL');
    });
    child.on('message', resolve);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code, signal) => {
      cancel();
      fail(`measuring ended early (${signal ?? `exit code ${code}`})`);
    });
    child.send(job, () => {}); // One that is gone by now says so itself.
  });
}
