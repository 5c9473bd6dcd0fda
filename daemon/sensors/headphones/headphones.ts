import type { Bluez } from '../../bluetooth/bluez.ts';
import { connectHeadphones } from '../../bluetooth/headphones.ts';
import { batteryInterface } from '../../bluetooth/interfaces.ts';
import { keepMediaPlayer, type MediaKey, type MediaPlayer } from '../../bluetooth/media-player.ts';
import type { Scanner } from '../../bluetooth/scanner.ts';
import { messageOf } from '../../system/errors.ts';
import { createBackoff } from '../../time/backoff.ts';
import { createKeptSensor } from '../persistent.ts';
import type { Sensor, SensorTools } from '../sensor.ts';
import { createVitals } from '../vitals.ts';

export interface HeadphonesOptions {
  /** Called once when we start, in case they are on; whoever is switched on later calls us. */
  readonly devices: readonly { readonly address: string }[];
}

/** The keys of Bluetooth headphones, and their battery. */
export interface HeadphonesSensor extends Sensor {
  /** Whether music plays: headphones with one key for both send the other. */
  setPlaying(playing: boolean): void;
  /** Those that are connected now, whoever connected them. */
  connected(): readonly ConnectedHeadphones[];
}

export interface ConnectedHeadphones {
  readonly address: string;
  readonly name: string;
}

const controls: Readonly<Record<MediaKey, string>> = {
  Play: 'play',
  Pause: 'stop',
  PlayPause: 'toggle',
  Stop: 'stop',
  Next: 'skip',
  Previous: 'lap',
};
/** Headphones that do not answer so often are off, in a drawer, or with a telephone. */
const mostCalls = 4;

export function createHeadphonesSensor(
  bluez: Bluez,
  scanner: Scanner,
  options: HeadphonesOptions,
  { clock, timers }: SensorTools,
): HeadphonesSensor {
  const id = 'headphones';
  const vitals = createVitals({ id, clock });
  let player: MediaPlayer | undefined;
  let playing = false;
  let cancelCall: (() => void) | undefined;
  let calling: Promise<void> = Promise.resolve();

  const connected = () => bluez.devices().filter((device) => device.connected && device.playsSound);

  const showStatus = (): void => {
    if (!player?.registered) return;
    const names = connected().map(({ name }) => name);
    vitals.status('ok', names.length > 0 ? `keys of ${names.join(', ')}` : 'no headphones connected');
  };

  const tellBattery = (path: string, percent: unknown): void => {
    const device = connected().find((other) => other.path === path);
    if (!device || typeof percent !== 'number') return;
    const sensorId = `headphones:${device.address}`;
    vitals.emit({ kind: 'battery', sensorId, atSeconds: clock.nowSeconds(), charge01: percent / 100 });
  };

  /** Calls those that are not there, a few times. */
  const callAll = (): void => {
    cancelCall?.();
    const backoff = createBackoff();
    let calls = 0;
    const call = async (): Promise<void> => {
      calls += 1;
      const resume = scanner.pause();
      try {
        for (const { address } of options.devices) {
          const device = bluez.state.status === 'ready' ? bluez.device(address) : undefined;
          if (!player || !device || device.connected) continue;
          const error = await connectHeadphones(bluez, device.path);
          if (error) vitals.error(error);
        }
      } finally {
        resume();
      }
      const missing = options.devices.some(({ address }) => bluez.device(address)?.connected === false);
      if (player && missing && calls < mostCalls) cancelCall = timers.after(backoff.nextSeconds(), begin);
    };
    const begin = (): void => {
      calling = calling.then(call);
    };
    begin();
  };

  const begin = () => {
    vitals.status('starting', 'registering as a media player');
    const unsubscribe = bluez.onChange((change) => {
      if (change.type === 'changed' && change.interface === batteryInterface) {
        tellBattery(change.path, change.changed.Percentage);
      }
      if (change.type !== 'state') showStatus();
    });
    const kept = keepMediaPlayer(bluez, timers, {
      onKey: (key) => {
        const atSeconds = clock.nowSeconds();
        vitals.emit({ kind: 'control', sensorId: id, atSeconds, name: controls[key], value01: 1 });
      },
      onRegistered: () => {
        vitals.count('connections');
        showStatus();
        // Those that are there already tell only what changes.
        for (const { path } of connected())
          tellBattery(path, bluez.objects.get(path, batteryInterface)?.Percentage);
        callAll();
      },
      onTrouble: (error, waitSeconds) => {
        vitals.error(error);
        const why = messageOf(error);
        vitals.status('degraded', `no keys of headphones: ${why}; next try in ${waitSeconds} s`);
      },
    });
    player = kept;
    kept.setPlaying(playing);
    return {
      async stop() {
        cancelCall?.();
        unsubscribe();
        player = undefined;
        await kept.stop();
        await calling;
        cancelCall?.();
      },
    };
  };

  return {
    ...createKeptSensor({ id, vitals, begin }),
    setPlaying(next) {
      playing = next;
      player?.setPlaying(next);
    },
    connected: () => connected().map(({ address, name }) => ({ address, name })),
    health() {
      const health = vitals.health();
      const { state } = bluez;
      if (!vitals.listener || state.status === 'ready') return health;
      return { ...health, status: 'degraded', detail: `no keys of headphones: ${state.detail}` };
    },
  };
}
