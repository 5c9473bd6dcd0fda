import type { BluetoothServices } from '../sensors/bluetooth-sensors.ts';
import type { MapOption } from '../sensors/map/options.ts';
import type { SenderMap } from '../sensors/map/sender-map.ts';
import type { SensorsOptions } from '../sensors/options.ts';
import type { Recording, SensorReading } from '../sensors/reading.ts';
import { createDueReadings } from '../sensors/replay/due-readings.ts';
import type { SensorHealth } from '../sensors/sensor.ts';
import { createSensors, type Sensors, type SharedClients } from '../sensors/sensors.ts';
import type { Clock } from '../time/clock.ts';
import { realTimers } from '../time/timers.ts';
import { createReadingQueue } from './reading-queue.ts';

/** A run that is played instead of a live body. */
export interface PlayedRun {
  readonly kind: 'simulation' | 'recording';
  readonly recording: Recording;
}

/** Whose body the music follows: live sensors, and a played run beside them when one was named. */
export interface Runner {
  readonly source: { readonly kind: 'live' | PlayedRun['kind']; readonly name: string };
  /** Readings since the last call, in monotonic seconds. */
  take(nowSeconds: number): SensorReading[];
  /** `wake` hears when there is something to take, until there is another `wake`. */
  onReading(wake: () => void): void;
  /** When a played run says something next, monotonic seconds; nobody is woken for it. Infinite for a live body. */
  readonly nextSeconds: number;
  /** Readings from outside, checked already. */
  accept(readings: readonly SensorReading[]): void;
  /** What programs that are not ours say, made readings. */
  readonly senders: SenderMap;
  /** Other entries of `sensors.map` from now on. */
  setMap(map: MapOption): void;
  /** Something that a sensor said, or somebody sent in the place of one, was not taken. */
  refuse(sensorId: string, reason: string, from: string): void;
  /** Whether a sensor of this name speaks in the played run. */
  isRecorded(sensorId: string): boolean;
  /** Other Bluetooth sensors from now on: somebody has paired one, or forgotten it. */
  setBluetooth(options: SensorsOptions): Promise<void>;
  /** What devices are looked for and paired with. */
  bluetooth(): BluetoothServices;
  /** Whether music plays, for the keys of headphones. */
  setPlaying(isPlaying: boolean): void;
  /** Headphones that are connected now. */
  headphones: Sensors['headphones'];
  /** True once a recording has been played to its end. */
  hasEnded(nowSeconds: number): boolean;
  health(): readonly SensorHealth[];
  close(): Promise<void>;
}

export function startRunner(
  options: SensorsOptions,
  run: PlayedRun | undefined,
  clock: Clock,
  shared: SharedClients = {},
): Runner {
  const startSeconds = clock.nowSeconds();
  const played = run && createDueReadings(run.recording);
  const endSeconds = startSeconds + (run?.recording.durationSeconds ?? Number.POSITIVE_INFINITY);
  const recorded = new Set<string>();
  const queue = createReadingQueue();
  const sensors = createSensors(options, { clock, timers: realTimers }, shared);
  let wake = (): void => {};
  sensors.start((reading) => {
    queue.add(reading);
    wake();
  });

  return {
    source: run ? { kind: run.kind, name: run.recording.name } : { kind: 'live', name: 'sensors' },
    take(nowSeconds) {
      const shifted = (played?.take(nowSeconds - startSeconds) ?? []).map((reading) => {
        recorded.add(reading.sensorId);
        return { ...reading, atSeconds: startSeconds + reading.atSeconds };
      });
      return [...shifted, ...queue.take()];
    },
    onReading(next) {
      wake = next;
    },
    get nextSeconds() {
      return startSeconds + (played?.nextSeconds ?? Number.POSITIVE_INFINITY);
    },
    accept: (readings) => sensors.accept(readings),
    senders: sensors.senders,
    setMap: sensors.setMap,
    refuse: sensors.refuse,
    isRecorded: (sensorId) => recorded.has(sensorId),
    setBluetooth: (next) => sensors.setBluetooth(next),
    bluetooth: () => sensors.bluetooth(),
    headphones: () => sensors.headphones(),
    setPlaying: (isPlaying) => sensors.setPlaying(isPlaying),
    hasEnded: (nowSeconds) => nowSeconds >= endSeconds,
    health: () => sensors.health(),
    close: () => sensors.stop(),
  };
}
