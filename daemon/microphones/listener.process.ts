import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../system/errors.ts';
import { createThreadClock } from '../system/thread-clock.ts';
import { openAlsaStream } from './alsa-stream.native.ts';
import { createArrivalFinder, latestSeconds } from './arrival.ts';
import type { ListenerAnswer, ListenerJob } from './job.ts';
import { createRecorder } from './recorder.ts';

/** Five in the device's buffer: a busy machine may look away for a tenth of a second. */
const wish = { direction: 'capture', rateHz: 48_000, periodFrames: 1024, periods: 8 } as const;
const lookMs = 10;
/** Looks in vain before a device that opens but gives nothing is given up. */
const patienceLooks = 300;

const say = (answer: ListenerAnswer): void => void process.send?.(answer);
const fail = (message: string, fix: string): void => {
  say({ kind: 'failed', message, fix });
  process.disconnect();
};

let wanted: Extract<ListenerJob, { kind: 'find' }> | undefined;
process.on('message', (job: ListenerJob) => {
  if (job.kind === 'find') wanted = job;
  else
    listen(job).catch((error: unknown) =>
      fail(messageOf(error), 'Choose another microphone; `tactus delay` lists them.'),
    );
});

async function listen({ device, mostSeconds }: Extract<ListenerJob, { kind: 'open' }>): Promise<void> {
  const clock = createThreadClock();
  const stream = openAlsaStream(device, wish);
  try {
    const started = stream.start();
    if (started < 0) throw new Error(`ALSA device ${device}: ${stream.errorText(started)}`);
    const recorder = createRecorder(stream, clock, mostSeconds);
    for (let looks = 0; recorder.frames === 0; looks += 1) {
      if (looks > patienceLooks || !recorder.step())
        throw new Error(`ALSA device ${device} opens, but no sound comes from it`);
      await sleep(lookMs);
    }
    say({ kind: 'hears' });
    const isOver = (): boolean => {
      const last = Math.max(...(wanted?.chirps ?? []).flatMap(({ atSeconds }) => atSeconds));
      return wanted !== undefined && clock.nowSeconds() > last + latestSeconds + 0.3;
    };
    while (!isOver() && recorder.step()) await sleep(lookMs);
    if (!wanted) throw new Error(`ALSA device ${device} went away`);
    const { sound, rateHz, frameAt } = recorder.recording();
    const finder = createArrivalFinder(rateHz);
    const heard = wanted.chirps.map(({ name, atSeconds }) => ({
      name,
      arrival: finder.find(sound, atSeconds.map(frameAt)),
    }));
    say({ kind: 'found', heard });
    process.disconnect();
  } finally {
    stream.close();
  }
}
