import type { Configuration } from '../configuration.ts';
import type { Session } from '../session/session.ts';
import type { StyleBook } from '../styles/style-book.ts';
import type { StateKeeper } from '../system/files/state-keeper.ts';
import type { House } from '../tactus.ts';
import { type KeptTaste, openKeptTaste } from '../taste/kept-taste.ts';
import type { Runner } from './runner.ts';

export interface OpenTasteDependencies {
  readonly house: Pick<House, 'command' | 'conductor'>;
  readonly session: Pick<Session, 'listen'>;
  readonly state: StateKeeper;
  readonly styles: StyleBook;
  readonly runner: Pick<Runner, 'isRecorded' | 'source'>;
}

/** What whoever listens to this machine seems to like. */
export async function openTaste(
  { taste: options, conductor: { seed } }: Configuration,
  { house, session, state, styles, runner }: OpenTasteDependencies,
): Promise<Pick<KeptTaste, 'standing' | 'set'>> {
  const taste = await openKeptTaste({
    ...{ options, state, styles, seed },
    settings: () => house.conductor.settings,
    wish: (nextSong) => house.command({ nextSong }),
    isHere: (sensorId) => sensorId === undefined || !runner.isRecorded(sensorId),
    learnsFromLegs: runner.source.kind === 'live',
  });
  session.listen('taste', taste.listener);
  return taste;
}
