import type { EarBuffers } from '../../player/shared/ear.ts';
import type { MasterRingBuffers } from '../../player/shared/master-ring.ts';
import { SharedSnapshot } from '../../system/shared-memory.ts';
import { createStatusKeeper } from '../../system/status-keeper.ts';
import { createSupervisor } from '../../system/supervisor.ts';
import { bearWorker, createStopFlag } from '../../system/worker-life.ts';
import type { Clock } from '../../time/clock.ts';
import type { Timers } from '../../time/timers.ts';
import type { Output } from '../output.ts';
import type { DeviceStatus } from './device-writer.ts';

export interface AlsaWorkerData {
  readonly ring: MasterRingBuffers;
  /** For the reference ear only. */
  readonly ear: EarBuffers | undefined;
  readonly device: string;
  readonly bufferFrames: number;
  readonly realtimePriority: number;
  readonly stop: SharedArrayBuffer;
  readonly counters: SharedArrayBuffer;
  readonly countersLength: number;
}

export type AlsaMessage = DeviceStatus;

export interface AlsaOutputOptions
  extends Pick<AlsaWorkerData, 'ring' | 'ear' | 'device' | 'bufferFrames' | 'realtimePriority'> {
  readonly name: string;
  /** Nobody asked for it: until it has played once, that it is not there is no trouble. */
  readonly mayBeAbsent?: boolean;
  readonly clock: Clock;
  readonly timers: Timers;
}

const counterNames = ['underruns', 'skips', 'opens', 'framesWritten', 'delayMs'] as const;

/** A sound device, fed by a worker of its own, which is started again when it dies. */
export function createAlsaOutput(options: AlsaOutputOptions): Output {
  const { name, clock, timers, mayBeAbsent = false, ...data } = options;
  const keeper = createStatusKeeper(name, clock);
  if (mayBeAbsent) keeper.set('starting', 'when there is a sound card');
  let hasPlayed = false;
  const hear = ({ status, detail }: AlsaMessage): void => {
    hasPlayed ||= status === 'ok';
    if (status === 'failed' && mayBeAbsent && !hasPlayed)
      keeper.set('ok', `no sound card yet (${detail}); it is looked for every 5 s`);
    else keeper.set(status, detail);
  };
  const counters = new SharedSnapshot(counterNames.length);
  const supervisor = createSupervisor({
    subject: 'the writer',
    bear: (witness) => {
      const stop = createStopFlag();
      const workerData: AlsaWorkerData = {
        ...data,
        stop: stop.buffer,
        counters: counters.buffer,
        countersLength: counterNames.length,
      };
      const entry = 'outputs/alsa/alsa.worker.js';
      return bearWorker({ entry, name: 'alsa', workerData, onMessage: hear, end: stop.raise }, witness);
    },
    ...{ keeper, clock, timers },
  });
  supervisor.start();
  return {
    name,
    isReferenceEar: options.ear !== undefined,
    health: () => {
      counters.refresh(100);
      const { delayMs, ...counted } = Object.fromEntries(
        counterNames.map((counter, i) => [counter, Math.round(counters.values[i]!)]),
      ) as Record<(typeof counterNames)[number], number>;
      return keeper.health({
        counters: { ...counted, restarts: supervisor.restarts },
        gauges: { delayMs },
      });
    },
    close: () => supervisor.stop(),
  };
}
