import { type PlainSetting, plainSettings } from '../conductor/plain-settings.ts';
import type { Configuration } from '../configuration.ts';
import { bodyId } from '../session/body-controls.ts';
import { type KeptLikes, openKeptLikes } from '../session/kept-likes.ts';
import { type ConfiguredWishes, type KeptWishes, openKeptWishes } from '../session/kept-wishes.ts';
import type { SceneOptions } from '../session/options.ts';
import { sceneFault } from '../session/scenes.ts';
import type { Session } from '../session/session.ts';
import type { Stylish } from '../styles/style-named.ts';
import type { StateKeeper } from '../system/files/state-keeper.ts';
import type { Log } from '../system/log.ts';
import type { Runner } from './runner.ts';

/** What the configuration is without the command line. */
export interface Written {
  readonly written: Configuration;
  /** Whether the command line names this option. */
  isExplicit(path: string): boolean;
}

const pathOf: Readonly<Record<Exclude<keyof ConfiguredWishes, PlainSetting>, string>> = {
  volume01: 'player.volume01',
  startVolume01: 'player.startVolume01',
  partGainsDb: 'player.partGainsDb',
  instruments: 'conductor.instruments',
  style: 'conductor.style',
};

const isPlain = (wish: keyof ConfiguredWishes): wish is PlainSetting =>
  (plainSettings as readonly string[]).includes(wish);

const wishesIn = ({ player, conductor }: Configuration): ConfiguredWishes => ({ ...player, ...conductor });

/** What persons said and liked. */
export interface Kept {
  readonly wishes: KeptWishes;
  readonly likes: KeptLikes;
}

/** What was said before this start, of this configuration and model, and what was liked. */
export async function readKept(
  state: StateKeeper,
  configuration: Configuration,
  { written, isExplicit }: Written,
  model: Stylish & { readonly version: string },
): Promise<Kept> {
  const wallSeconds = (): number => Date.now() / 1000;
  const wishes = await openKeptWishes({
    state,
    wallSeconds,
    configured: wishesIn(configuration),
    written: wishesIn(written),
    isExplicit: (wish, part) =>
      isExplicit([isPlain(wish) ? `conductor.${wish}` : pathOf[wish], ...(part ? [part] : [])].join('.')),
    volumeCeiling01: configuration.player.volumeCeiling01,
    model,
  });
  return { wishes, likes: await openKeptLikes({ state, wallSeconds, model }) };
}

/**
 * Keeps what persons say and like from now on; the buttons in a recording were pressed by somebody else, and what the body turns
 * it turns anew.
 */
export function keepWishes(
  { wishes, likes }: Kept,
  session: Pick<Session, 'listen'>,
  runner: Pick<Runner, 'isRecorded'>,
): void {
  const isHere = (sensorId: string | undefined): boolean =>
    sensorId === undefined || (sensorId !== bodyId && !runner.isRecorded(sensorId));
  session.listen('kept wishes', {
    command({ sensorId, ...wish }) {
      if (isHere(sensorId)) wishes.hear(wish);
    },
    liked({ sensorId, ...like }) {
      if (isHere(sensorId)) likes.hear(like);
    },
  });
}

/** Whatever is said from now on is a newer word than what was saved. */
export const reconfigureWishes = (
  wishes: Pick<KeptWishes, 'reconfigure'>,
  { written, next }: { readonly written: Configuration; readonly next: Configuration },
): void => wishes.reconfigure({ written: wishesIn(written), volumeCeiling01: next.player.volumeCeiling01 });

/** Tells which scenes cannot be played as they are written. */
export function tellSceneFaults(
  scenes: readonly SceneOptions[],
  model: Stylish,
  log: Pick<Log, 'warn'>,
): void {
  for (const scene of scenes) {
    const fault = sceneFault(scene, model);
    if (fault) log.warn({ fix: fault.fix }, fault.message);
  }
}
