import type { InstalledModel } from '../composer/models/installed-model.ts';
import type { ComposerProcess } from '../composer/process/process-client.ts';
import type { Configuration } from '../configuration.ts';
import type { Ghost } from '../ghost/ghost.ts';
import { openMicrophone } from '../microphones/microphone.ts';
import type { MqttPublisher } from '../outputs/mqtt/mqtt-publisher.ts';
import type { Outputs } from '../outputs/open-outputs.ts';
import type { Subjects } from '../panel/api/routes.ts';
import type { PanelHost } from '../panel/host.ts';
import type { PanelNetwork } from '../panel/network.ts';
import type { PlayerControls } from '../player/shared/controls.ts';
import { createDeviceOrigins, type EarBuffers } from '../player/shared/ear.ts';
import type { MasterRingBuffers } from '../player/shared/master-ring.ts';
import { createTaps } from '../player/taps/taps.ts';
import type { KeptLikes } from '../session/kept-likes.ts';
import type { KeptWishes } from '../session/kept-wishes.ts';
import type { Schedule } from '../session/schedule.ts';
import type { Session } from '../session/session.ts';
import type { StateKeeper } from '../system/files/state-keeper.ts';
import type { Log } from '../system/log.ts';
import type { House } from '../tactus.ts';
import type { KeptTaste } from '../taste/kept-taste.ts';
import { realTimers } from '../time/timers.ts';
import type { WorkoutStore } from '../workouts/workout-store.ts';
import type { Announcer } from './announcements/announcer.ts';
import { createOutputChirps } from './chirps.ts';
import { createClicks, unheardHere } from './clicks.ts';
import type { Closers } from './closers.ts';
import { createCodeTaps } from './code-taps.ts';
import type { LiveJob } from './live-session.ts';
import { openListeningTests } from './open-listening-tests.ts';
import type { OpenRecorder } from './open-recorder.ts';
import { differOnlyInDelays, type OutputDelays } from './output-delays.ts';
import { createPairableDevices, type PairableDevicesDependencies } from './pairable-devices.ts';
import { createPanelModels } from './panel-models.ts';
import { createPanelOutputs } from './panel-outputs.ts';
import { createPanelSessions } from './panel-sessions.ts';
import { createPanelSettings, type KeptConfiguration } from './panel-settings.ts';
import type { RememberedSensors } from './remembered-sensors.ts';
import type { Runner } from './runner.ts';
import type { SceneMappings } from './scene-mappings.ts';
import { createTakeUp } from './take-up.ts';
import { openUpkeep } from './upkeep/open-upkeep.ts';
import { reconfigureWishes } from './wishes.ts';

export interface PanelSubjectsDependencies extends OpenRecorder {
  readonly configuration: Configuration;
  readonly host: PanelHost;
  readonly model: InstalledModel;
  readonly composer: Pick<ComposerProcess, 'health'>;
  readonly session: Pick<Session, 'listen' | 'tell'>;
  readonly outputs: Pick<Outputs, 'all' | 'entries' | 'onDevices'>;
  readonly delays: OutputDelays;
  readonly runner: Runner;
  readonly schedule: Pick<Schedule, 'set'>;
  readonly mappings: SceneMappings;
  readonly announcer: Pick<Announcer, 'set'>;
  readonly ghost: Pick<Ghost, 'set'>;
  readonly taste: Pick<KeptTaste, 'set'>;
  readonly remembered: RememberedSensors;
  readonly worn: PairableDevicesDependencies['worn'];
  readonly network: PanelNetwork;
  readonly likes: KeptLikes;
  readonly wishes: Pick<KeptWishes, 'reconfigure'>;
  readonly house: House;
  readonly workouts: WorkoutStore;
  readonly publisher: MqttPublisher | undefined;
  /** Absent where the configuration is not to be changed. */
  readonly kept: KeptConfiguration | undefined;
  readonly log: Log;
  readonly state: Pick<StateKeeper, 'read' | 'path'>;
  readonly upkeep: LiveJob['upkeep'];
  readonly excerptTimes: LiveJob['excerptTimes'];
  readonly traceFile: string | undefined;
  readonly controls: Pick<PlayerControls, 'clock' | 'desk'>;
  readonly master: MasterRingBuffers;
  readonly ear: EarBuffers;
}

/** All that the panel's routes speak for. */
export function createPanelSubjects(
  dependencies: PanelSubjectsDependencies,
  closers: Pick<Closers, 'add'>,
): Subjects {
  const { configuration, host, model, composer, session, outputs, delays, runner, remembered, kept } =
    dependencies;
  const { clock } = host;
  const devices = createPairableDevices({
    bluetooth: () => runner.bluetooth(),
    remembered,
    configured: configuration.sensors,
    worn: dependencies.worn,
    clock,
    timers: realTimers,
  });
  closers.add(() => devices.close());
  const sessions = createPanelSessions({
    ...dependencies,
    options: configuration.recorder,
  });
  const settings =
    kept &&
    createPanelSettings({
      kept,
      configuration,
      takeUp: createTakeUp({ ...dependencies, desk: dependencies.controls.desk }),
      playsTo: (use) => differOnlyInDelays(outputs.entries, use),
      onSaved: (saved) => reconfigureWishes(dependencies.wishes, saved),
    });
  const { desk, clock: playerClock } = dependencies.controls;
  const taps = createTaps({ ...dependencies.controls, master: dependencies.master });
  const codeTaps = createCodeTaps({ taps, desk, session, outputs: outputs.all });
  const clicks = createClicks({ taps, codeTaps, player: playerClock });
  const chirps = createOutputChirps({
    ...{ outputs, delays, timers: realTimers, openMicrophone },
    sampleRateHz: dependencies.master.sampleRateHz,
    deviceOrigin: createDeviceOrigins(dependencies.ear, dependencies.master.sampleRateHz),
    taps,
    unheardBecause: () => unheardHere(codeTaps),
  });
  const { upkeep } = dependencies;
  return {
    host,
    settings,
    upkeep: upkeep && openUpkeep({ ...dependencies, ...upkeep, sessions, settings }),
    devices,
    network: dependencies.network,
    sessions,
    workouts: dependencies.workouts,
    listeningTests: openListeningTests(dependencies, closers),
    outputs: createPanelOutputs({
      ...{ outputs, levels: desk.levels, delays },
      clicks,
      chirps,
      settings,
      clock,
    }),
    taps: codeTaps,
    models: createPanelModels({ inUse: model, composerStatus: () => composer.health().status, clock }),
  };
}
