import type { Configuration } from '../configuration.ts';
import { findGhost } from '../ghost/find-ghost.ts';
import { createGhost, type Ghost, type GhostDependencies } from '../ghost/ghost.ts';
import type { PlayerControls } from '../player/shared/controls.ts';
import { sessionsFolder } from '../recorder/session-folder.ts';
import { createSessionStore } from '../recorder/session-store.ts';
import type { Session } from '../session/session.ts';
import { stateFolderPath } from '../system/files/state-folder.ts';
import type { Log } from '../system/log.ts';
import { type Clock, monotonicClock } from '../time/clock.ts';
import type { Closers } from './closers.ts';
import type { OpenRecorder } from './open-recorder.ts';
import type { Runner } from './runner.ts';

interface OpenGhostDependencies extends Pick<OpenRecorder, 'recorder' | 'store'> {
  readonly controls: Pick<PlayerControls, 'desk'>;
  readonly session: Pick<Session, 'listen' | 'tell'>;
  readonly source: Runner['source'];
  readonly clock: Clock;
}

/** Who ran before, beside whoever runs now. */
export function openGhost(
  { ghost: options }: Pick<Configuration, 'ghost'>,
  { recorder, store, controls: { desk }, session, source, clock }: OpenGhostDependencies,
  closers: Pick<Closers, 'add'>,
): Ghost {
  const ghost = listening(session, {
    ...{ options, desk, clock, sessions: store, choose: among(store.folder), tell: session.tell },
    ...{ loaded: () => recorder.loaded, session: () => recorder.begun, isAlive: source.kind === 'live' },
  });
  closers.add(() => ghost.close());
  return ghost;
}

/** The same beside a run that is rendered; undefined where nobody is wanted. Errors: of the file system. */
export async function openOfflineGhost(
  { ghost: options }: Pick<Configuration, 'ghost'>,
  { desk }: Pick<PlayerControls, 'desk'>,
  session: Pick<Session, 'listen' | 'tell'>,
  log: Pick<Log, 'warn'>,
): Promise<Ghost | undefined> {
  if (options.session === 'off') return undefined;
  const store = createSessionStore(sessionsFolder(stateFolderPath()));
  await store.look();
  const ghost = listening(session, {
    ...{ options, desk, clock: monotonicClock, sessions: store, choose: among(store.folder) },
    ...{ tell: session.tell, loaded: async () => {}, session: () => 0, isAlive: false },
  });
  await ghost.settled;
  const [health] = ghost.health();
  if (health?.status === 'degraded') log.warn({ fix: health.fix }, health.detail);
  return ghost;
}

const among =
  (folder: string): GhostDependencies['choose'] =>
  (choice, signal) =>
    findGhost({ ...choice, folder }, signal);

function listening(session: Pick<Session, 'listen'>, dependencies: GhostDependencies): Ghost {
  const ghost = createGhost(dependencies);
  session.listen('ghost', ghost.listener);
  return ghost;
}
