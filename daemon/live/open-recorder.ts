import { createHash } from 'node:crypto';
import type { InstalledModel } from '../composer/models/installed-model.ts';
import type { Configuration } from '../configuration.ts';
import type { Delivery } from '../recorder/delivery/delivery.ts';
import { zonesOf } from '../recorder/digest/heart.ts';
import { createRecorder, type Recorder, type SoundSource } from '../recorder/recorder.ts';
import { sessionsFolder } from '../recorder/session-folder.ts';
import { createSessionStore, type SessionStore } from '../recorder/session-store.ts';
import type { Summary } from '../recorder/summary.ts';
import { createRenderings, type Renderings } from '../renderings/renderings.ts';
import type { CourseStanding } from '../session/kept-course.ts';
import type { Session } from '../session/session.ts';
import { packageVersion } from '../system/files/package-root.ts';
import type { StateKeeper } from '../system/files/state-keeper.ts';
import type { Log } from '../system/log.ts';
import type { Clock } from '../time/clock.ts';
import { realTimers } from '../time/timers.ts';
import type { WallClock } from '../time/wall-clock.ts';
import type { Closers } from './closers.ts';
import { type OpenDeliveryDependencies, openDelivery } from './open-delivery.ts';
import type { PlayedRun, Runner } from './runner.ts';

export interface OpenRecorderDependencies {
  readonly configuration: Configuration;
  readonly model: InstalledModel;
  readonly session: Pick<Session, 'listen'>;
  readonly source: Runner['source'];
  readonly sport: PlayedRun['recording']['sport'];
  readonly state: Pick<StateKeeper, 'path' | 'read' | 'keep' | 'settled' | 'whenBack'>;
  /** Tells the broker, where there is one. */
  readonly publisher: OpenDeliveryDependencies['publisher'];
  readonly log: Log;
  readonly clock: Clock;
  readonly wall: Pick<WallClock, 'nowSeconds'>;
  /** Whether the music begins by itself. */
  readonly playing: boolean;
  readonly sound: SoundSource;
  readonly course: () => CourseStanding | undefined;
}

/** What keeps sessions, and what plays them again. */
export interface OpenRecorder {
  readonly recorder: Recorder;
  readonly store: SessionStore;
  readonly renderings: Renderings;
  /** Undefined where nobody wants what has ended. */
  readonly delivery: Delivery | undefined;
}

/** Keeps sessions from now on, in the state folder. */
export function openRecorder(
  dependencies: OpenRecorderDependencies,
  closers: Pick<Closers, 'add'>,
): OpenRecorder {
  const { configuration, model, session, source, state, clock, wall, playing, sport, sound, publisher, log } =
    dependencies;
  const { name, version, files } = model.manifest;
  const { composer, conductor, player } = configuration;
  const store = createSessionStore(sessionsFolder(state.path));
  const delivery = openDelivery({
    ...{
      options: configuration.recorder.whenEnded,
      sessionsFolder: store.folder,
      state,
      publisher,
      clock,
      log,
    },
    find: async (id) => {
      await recorder.loaded;
      return store.find(id);
    },
  });
  const recorder: Recorder = createRecorder({
    ...{ options: configuration.recorder, store, clock, timers: realTimers },
    wallSeconds: wall.nowSeconds,
    said: { playing },
    sound,
    course: () => courseOf(dependencies.course()),
    ending: delivery?.expect,
    kept: delivery?.deliver,
    facts: {
      ...{ version: packageVersion, seed: conductor.seed, source: { ...source } },
      model: { name, version, sha256: hashOf(files.map(({ sha256 }) => sha256)) },
      zonesFromBpm: zonesOf(configuration.body),
      configuration: {
        ...{ composer, conductor, player },
        body: { ...configuration.body, ...(sport && configuration.body.sport === 'auto' && { sport }) },
      },
    },
  });
  session.listen('recorder', recorder.listener);
  state.whenBack(async () => recorder.reload());
  closers.add(async () => {
    // First, so that what ends now is delivered after the next start.
    const closed = delivery?.close();
    await recorder.close();
    await closed;
  });
  const renderings = createRenderings({ stateFolder: state.path, clock, timers: realTimers });
  closers.add(() => renderings.close());
  return { recorder, store, renderings, delivery };
}

/** Of a session: where the music is set to it. */
function courseOf(standing: CourseStanding | undefined): Summary['course'] {
  if (!standing?.isOn) return undefined;
  const { phase, run, goalSpm, runGoalSpm } = standing;
  return {
    ...{ phase, run },
    ...(goalSpm !== undefined && { goalSpm }),
    ...(runGoalSpm !== undefined && { runGoalSpm }),
  };
}

const hashOf = (hashes: readonly string[]): string =>
  createHash('sha256').update(hashes.join('\n')).digest('hex');
