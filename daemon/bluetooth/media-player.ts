import { DBusCallError, DBusVariant } from '../dbus/dbus.ts';
import { propertiesInterface } from '../dbus/interfaces.ts';
import { type Endeavour, persist } from '../time/persist.ts';
import type { Timers } from '../time/timers.ts';
import type { Bluez } from './bluez.ts';

/** The keys of headphones that BlueZ gives to a player, as the player is told of them. */
export type MediaKey = 'Play' | 'Pause' | 'PlayPause' | 'Stop' | 'Next' | 'Previous';

/**
 * We, as a media player for headphones (AVRCP). BlueZ gives play, pause, stop, next and previous to the first player
 * that is registered with it, and makes key events of them only when there is none; many headphones send play or pause
 * by what the player says of itself, and without a player they never send pause. Volume keys are not the player's.
 */
export interface MediaPlayer extends Endeavour {
  /** What headphones are told, so that their one key means the other thing. */
  setPlaying(playing: boolean): void;
  readonly registered: boolean;
}

export interface MediaPlayerEvents {
  onKey(key: MediaKey): void;
  onRegistered(): void;
  /** Why it is not registered; `waitSeconds` until the next try. */
  onTrouble(error: unknown, waitSeconds: number): void;
}

const playerPath = '/org/tactus/player';
const playerInterface = 'org.mpris.MediaPlayer2.Player';
const mediaInterface = 'org.bluez.Media1';
const keys: ReadonlySet<string> = new Set(['Play', 'Pause', 'PlayPause', 'Stop', 'Next', 'Previous']);

export function keepMediaPlayer(bluez: Bluez, timers: Timers, events: MediaPlayerEvents): MediaPlayer {
  let playing = false;
  let registered = false;

  const status = () => new DBusVariant('s', playing ? 'Playing' : 'Paused');
  const can = new DBusVariant('b', true);

  const unexport = bluez.export(playerPath, ({ interface: name, member }) => {
    if (name !== playerInterface || !keys.has(member)) return undefined;
    events.onKey(member as MediaKey);
    return {};
  });

  /** Resolves when the condition holds, which is looked at with every change; at once when stopped. */
  const come = (condition: () => boolean, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (!condition() && !signal.aborted) return;
        unsubscribe();
        signal.removeEventListener('abort', check);
        resolve();
      };
      const unsubscribe = bluez.onChange(check);
      signal.addEventListener('abort', check, { once: true });
      check();
    });

  const adapter = (): string | undefined =>
    bluez.state.status === 'ready' ? bluez.adapterPath() : undefined;

  const endeavour = persist(
    async ({ signal, succeeded }) => {
      await come(() => adapter() !== undefined, signal);
      const path = adapter();
      if (signal.aborted || path === undefined) return;
      await register(bluez, path, {
        Identity: new DBusVariant('s', 'Tactus'),
        PlaybackStatus: status(),
        CanControl: can,
        CanPlay: can,
        CanPause: can,
        CanGoNext: can,
        CanGoPrevious: can,
      });
      registered = true;
      succeeded();
      events.onRegistered();
      try {
        await come(() => adapter() !== path, signal);
        if (signal.aborted && adapter() === path) await unregister(bluez, path);
      } finally {
        registered = false;
      }
      if (!signal.aborted) throw new Error(bluez.state.detail);
    },
    {
      timers,
      onEnd: (error, waitSeconds) => events.onTrouble(error, waitSeconds),
      watch: (wake) =>
        bluez.onChange(({ type }) => {
          if (type === 'state' && adapter() !== undefined) wake();
        }),
    },
  );

  return {
    get registered() {
      return registered;
    },
    setPlaying(next) {
      if (next === playing) return;
      playing = next;
      if (!registered) return;
      bluez.emit({
        path: playerPath,
        interface: propertiesInterface,
        member: 'PropertiesChanged',
        signature: 'sa{sv}as',
        body: [playerInterface, { PlaybackStatus: status() }, []],
      });
    },
    async stop() {
      await endeavour.stop();
      unexport();
    },
  };
}

async function register(bluez: Bluez, path: string, properties: Record<string, DBusVariant>): Promise<void> {
  try {
    await bluez.call(path, mediaInterface, 'RegisterPlayer', {
      signature: 'oa{sv}',
      body: [playerPath, properties],
    });
  } catch (error) {
    if (error instanceof DBusCallError && error.errorName === 'org.bluez.Error.AlreadyExists') return;
    throw error;
  }
}

async function unregister(bluez: Bluez, path: string): Promise<void> {
  await bluez
    .call(path, mediaInterface, 'UnregisterPlayer', {
      signature: 'o',
      body: [playerPath],
      deadlineSeconds: farewellSeconds,
    })
    .catch(() => {});
}

const farewellSeconds = 5;
