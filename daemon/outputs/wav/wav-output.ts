import { z } from 'zod';
import type { MasterRingBuffers } from '../../player/shared/master-ring.ts';
import { createStatusKeeper } from '../../system/status-keeper.ts';
import { createSupervisor } from '../../system/supervisor.ts';
import { bearWorker, createStopFlag } from '../../system/worker-life.ts';
import type { Clock } from '../../time/clock.ts';
import type { Timers } from '../../time/timers.ts';
import type { Output } from '../output.ts';
import { defineSoundOutput } from '../output-type.ts';

export interface WavWorkerData {
  readonly ring: MasterRingBuffers;
  readonly path: string;
  readonly stop: SharedArrayBuffer;
}

export type WavMessage =
  | { readonly type: 'opened'; readonly detail: string }
  /** So many frames more; overruns since this writer began. */
  | { readonly type: 'written'; readonly frames: number; readonly overruns: number };

export interface WavOutputOptions {
  readonly name: string;
  readonly path: string;
  readonly ring: MasterRingBuffers;
  readonly clock: Clock;
  readonly timers: Timers;
}

/** A slow card may have much to bring to rest before the file has its name. */
const diskPatienceSeconds = 30;

/**
 * What is heard, in a file that gets its name when the output is closed. When its writer dies the next one gives what was
 * written a name of its own (`NAME.recovered.wav`), and goes on in a new file.
 */
export function createWavOutput(options: WavOutputOptions): Output {
  const { name, path, ring, clock, timers } = options;
  const keeper = createStatusKeeper(name, clock);
  const counters = { framesWritten: 0, overruns: 0 };
  const supervisor = createSupervisor({
    subject: 'the writer',
    bear: (witness) => {
      const stop = createStopFlag();
      const workerData: WavWorkerData = { ring, path, stop: stop.buffer };
      const before = counters.overruns;
      const onMessage = (message: WavMessage): void => {
        if (message.type === 'opened') {
          keeper.set('ok', message.detail);
          return;
        }
        counters.framesWritten += message.frames;
        counters.overruns = before + message.overruns;
      };
      const entry = 'outputs/wav/wav.worker.js';
      return bearWorker({ entry, name: 'wav', workerData, onMessage, end: stop.raise }, witness);
    },
    keeper,
    clock,
    timers,
    patienceSeconds: diskPatienceSeconds,
  });
  supervisor.start();
  return {
    name,
    isReferenceEar: false,
    health: () => keeper.health({ counters: { ...counters, restarts: supervisor.restarts } }),
    close: () => supervisor.stop(),
  };
}

export const wavOutput = defineSoundOutput({
  type: 'wav',
  summary: 'A WAV file (16 bits), which gets its name when the session ends.',
  options: {
    file: z
      .string()
      .max(1000)
      // Whoever may change settings takes the place of an earlier recording with it, not of any file of ours.
      .regex(/.\.wav$/i, 'its name must end in .wav')
      .describe('Path of the file, NAME.wav; its folder must be there.'),
  },
  short: { option: 'file', placeholder: 'FILE' },
  open: ({ file }, { name, ring, clock, timers }) =>
    createWavOutput({ name, path: file, ring, clock, timers }),
});
