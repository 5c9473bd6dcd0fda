import type { Configuration } from '../configuration.ts';
import { type ConfiguredWishes, type KeptWishes, openKeptWishes } from '../session/kept-wishes.ts';
import type { Session } from '../session/session.ts';
import type { Stylish } from '../styles/style-named.ts';
import type { StateKeeper } from '../system/files/state-keeper.ts';
import type { Runner } from './runner.ts';

/** What the configuration is without the command line. */
export interface Written {
  readonly written: Configuration;
  /** Whether the command line names this option. */
  isExplicit(path: string): boolean;
}

const pathOf: Readonly<Record<keyof ConfiguredWishes, string>> = {
  volume01: 'player.volume01',
  startVolume01: 'player.startVolume01',
  follow: 'conductor.follow',
  manualTempoBpm: 'conductor.manualTempoBpm',
  energyBias: 'conductor.energyBias',
  style: 'conductor.style',
};

const wishesIn = ({ player, conductor }: Configuration): ConfiguredWishes => ({ ...player, ...conductor });

/** What was said before this start, of this configuration and model. */
export function readKeptWishes(
  state: StateKeeper,
  configuration: Configuration,
  { written, isExplicit }: Written,
  model: Stylish,
): Promise<KeptWishes> {
  return openKeptWishes({
    state,
    configured: wishesIn(configuration),
    written: wishesIn(written),
    isExplicit: (wish) => isExplicit(pathOf[wish]),
    volumeCeiling01: configuration.player.volumeCeiling01,
    model,
  });
}

/** Keeps what persons say from now on; the buttons in a recording were pressed by somebody else. */
export function keepWishes(
  wishes: KeptWishes,
  session: Pick<Session, 'listen'>,
  runner: Pick<Runner, 'isRecorded'>,
): void {
  session.listen('kept wishes', {
    command({ sensorId, ...wish }) {
      if (sensorId === undefined || !runner.isRecorded(sensorId)) wishes.hear(wish);
    },
  });
}
