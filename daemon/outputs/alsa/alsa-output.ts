import { z } from 'zod';
import { chosenEar, type EarBuffers, wayLimitsMs } from '../../player/shared/ear.ts';
import type { MasterRingBuffers } from '../../player/shared/master-ring.ts';
import { createStatusKeeper } from '../../system/status-keeper.ts';
import { createSupervisor } from '../../system/supervisor.ts';
import { bearWorker, createStopFlag } from '../../system/worker-life.ts';
import type { Clock } from '../../time/clock.ts';
import type { Timers } from '../../time/timers.ts';
import type { Output } from '../output.ts';
import { defineSoundOutput } from '../output-type.ts';
import { figuresRecord } from './device-figures.ts';
import { SharedOrders } from './device-orders.ts';
import type { DeviceStatus } from './device-writer.ts';

export interface AlsaWorkerData {
  readonly ring: MasterRingBuffers;
  readonly ear: EarBuffers;
  /** Its own in there. */
  readonly earSlot: number;
  readonly device: string;
  readonly bufferFrames: number;
  /** See `SharedOrders`. */
  readonly orders: SharedArrayBuffer;
  readonly realtimePriority: number;
  readonly stop: SharedArrayBuffer;
  readonly figures: SharedArrayBuffer;
}

export type AlsaMessage = DeviceStatus;

export interface AlsaOutputOptions
  extends Pick<AlsaWorkerData, 'ring' | 'ear' | 'earSlot' | 'device' | 'bufferFrames' | 'realtimePriority'> {
  readonly name: string;
  /** Of the way behind the device, and behind the reference's. */
  readonly delayMs: number;
  readonly referenceDelayMs: number;
  /** Nobody asked for it: until it has played once, that it is not there is no trouble. */
  readonly mayBeAbsent?: boolean;
  readonly clock: Clock;
  readonly timers: Timers;
}

/** A sound device, fed by a worker of its own, which is started again when it dies. */
export function createAlsaOutput(options: AlsaOutputOptions): Output {
  const { name, clock, timers, mayBeAbsent = false, delayMs, referenceDelayMs, ...data } = options;
  const keeper = createStatusKeeper(name, clock);
  if (mayBeAbsent) keeper.set('starting', 'when there is a sound card');
  let hasPlayed = false;
  let isOpen = false;
  const hear = ({ status, detail, fix }: AlsaMessage): void => {
    isOpen = status === 'ok';
    hasPlayed ||= isOpen;
    if (status === 'failed' && mayBeAbsent && !hasPlayed)
      keeper.set('ok', `no sound card yet (${detail}); it is looked for every 5 s`);
    else keeper.set(status, detail, fix);
  };
  const figures = figuresRecord.open();
  const orders = new SharedOrders();
  const { sampleRateHz } = options.ring;
  const setDelay: NonNullable<Output['setDelay']> = (own, reference, how) =>
    orders.setWay(toFrames(own, sampleRateHz), toFrames(reference, sampleRateHz), how);
  setDelay(delayMs, referenceDelayMs, { atOnce: false });
  const supervisor = createSupervisor({
    subject: 'the writer',
    bear: (witness) => {
      const stop = createStopFlag();
      const workerData: AlsaWorkerData = {
        ...data,
        orders: orders.buffer,
        stop: stop.buffer,
        figures: figures.buffer,
      };
      const entry = 'outputs/alsa/alsa.worker.js';
      return bearWorker({ entry, name: 'alsa', workerData, onMessage: hear, end: stop.raise }, witness);
    },
    keeper,
    clock,
    timers,
  });
  supervisor.start();
  let isResting = false;
  const setResting = (next: boolean): void => {
    if (next === isResting) return;
    isResting = next;
    isOpen = false;
    if (!next) {
      keeper.set('starting', 'plays again');
      supervisor.start();
      return;
    }
    void supervisor.stop().then(() => {
      if (isResting) keeper.set('ok', 'rests: the headphones play');
    });
  };
  return {
    name,
    earSlot: options.earSlot,
    get isReferenceEar() {
      return chosenEar(options.ear) === options.earSlot;
    },
    health: () => {
      const { delayMs: deviceMs, ...counters } = figures.read();
      return keeper.health({
        counters: { ...counters, restarts: supervisor.restarts },
        gauges: { delayMs: Math.round(deviceMs) },
      });
    },
    soundsHere: () => isOpen && keeper.health().status === 'ok',
    setDelay,
    lookAgain: () => orders.nudge(),
    ...(leadsAnywhere.test(options.device) && { setResting }),
    close: () => supervisor.stop(),
  };
}

/** Where these lead the system decides from moment to moment, not the name. */
const leadsAnywhere = /^(default|sysdefault|pipewire|pulse)$/;

/**
 * ALSA reads more than a name in a name: its plugins `file` and `tee` write to any file and, behind a `|`, run any command;
 * braces define a device, with libraries to load. A setting of the panel must not be that.
 */
export const deviceName = /^(?!(?:.*[:=,.])?(?:file|tee)(?:[:,]|$))[\w:=,.+-]+$/;

export const alsaOutput = defineSoundOutput({
  type: 'alsa',
  summary: 'A sound device: a card, or a sound server (PipeWire) that ALSA reaches. It may come and go.',
  options: {
    device: z
      .string()
      .min(1)
      .max(200)
      .regex(
        deviceName,
        'the name of a device has letters, digits and : = , . _ + - only; `file` and `tee` are no devices (a name of your own in ~/.asoundrc may stand for anything)',
      )
      .default('default')
      .describe('As ALSA calls it: default, hw:0, plughw:CARD=DAC. `tactus devices` lists them.'),
    delayMs: z
      .number()
      .min(wayLimitsMs.least)
      .max(wayLimitsMs.most)
      .default(0)
      .describe(
        'How much later it is heard than the device itself knows, ms: the way through an amplifier or a radio link, say. The music is played so much earlier to it. Negative: it is heard sooner. Of outputs that are not the reference half of player.bufferMs can be made up for at most.',
      ),
  },
  short: { option: 'device', placeholder: 'DEVICE' },
  canPace: true,
  isDefault: async () => (await import('./alsa.native.ts')).isAlsaInstalled(),
  choices: async () => (await import('./alsa-devices.native.ts')).listAlsaDevices(),
  open: ({ device, delayMs }, { isAsked, bufferMs, ...source }) =>
    createAlsaOutput({
      ...source,
      device,
      delayMs,
      mayBeAbsent: !isAsked,
      bufferFrames: toFrames(bufferMs, source.ring.sampleRateHz),
    }),
});

function toFrames(milliseconds: number, sampleRateHz: number): number {
  return Math.round((milliseconds / 1000) * sampleRateHz);
}
