import type { ListeningTests } from '../../listening-test/listening-tests.ts';
import type { WorkoutStore } from '../../workouts/workout-store.ts';
import type { Access } from '../access/access.ts';
import type { Tapping } from '../access/tapping.ts';
import type { CodeTaps } from '../code-taps.ts';
import type { PairableDevices } from '../devices.ts';
import type { PanelHost } from '../host.ts';
import type { PanelNetwork } from '../network.ts';
import type { PanelOptions } from '../options.ts';
import type { PanelOutputs } from '../outputs.ts';
import type { PanelSessions } from '../sessions.ts';
import type { PanelSettings } from '../settings.ts';
import type { PanelUpkeep } from '../upkeep.ts';
import { configRoutes } from './config-routes.ts';
import { devicesRoutes } from './devices-routes.ts';
import { guestRoutes } from './guest-routes.ts';
import { heardRoutes } from './heard-routes.ts';
import { type HouseSubjects, houseRoutes } from './house-routes.ts';
import { type HttpsSubject, httpsRoutes } from './https-routes.ts';
import { listeningTestRoutes } from './listening-test-routes.ts';
import { mappingsRoutes } from './mappings-routes.ts';
import { networkRoutes } from './network-routes.ts';
import { outputsRoutes } from './outputs-routes.ts';
import { pairingRoutes } from './pairing-routes.ts';
import type { Route } from './route.ts';
import { scenesRoutes } from './scenes-routes.ts';
import { sessionsRoutes } from './sessions-routes.ts';
import { stateRoutes } from './state-routes.ts';
import { streamTicketRoutes } from './stream-ticket-routes.ts';
import { tapRoutes } from './tap-routes.ts';
import { upkeepRoutes } from './upkeep-routes.ts';
import { usersRoutes } from './users-routes.ts';
import { workoutsRoutes } from './workouts-routes.ts';

/** What the routes speak for. */
export interface Subjects extends HouseSubjects {
  readonly host: PanelHost;
  readonly devices: PairableDevices;
  readonly network: PanelNetwork;
  readonly outputs: PanelOutputs;
  readonly sessions: PanelSessions;
  readonly workouts: WorkoutStore;
  readonly listeningTests: ListeningTests;
  /** Absent where there is no configuration to change, as in a bench. */
  readonly settings?: PanelSettings | undefined;
  readonly taps: CodeTaps;
  /** Absent where nobody needs help, as in a bench. */
  readonly upkeep?: PanelUpkeep | undefined;
}

/** Who is let in, and how. */
export interface Entrance {
  readonly access: Access;
  readonly tapping: Tapping;
  readonly options: PanelOptions;
  /** Where others reach us, best first. */
  readonly urls: () => Promise<readonly string[]>;
  readonly https: HttpsSubject;
}

/** Everything that can be asked beneath /api/v1: a file for each subject. */
export const apiRoutes = (
  subjects: Subjects,
  { access, tapping, options, urls, https }: Entrance,
): readonly Route[] => [
  ...stateRoutes(subjects.host, options),
  ...guestRoutes(subjects.host, options),
  ...heardRoutes(subjects.host),
  ...devicesRoutes(subjects.devices),
  ...networkRoutes(subjects.network),
  ...outputsRoutes(subjects.outputs),
  ...houseRoutes(subjects),
  ...sessionsRoutes(subjects.sessions),
  ...workoutsRoutes(subjects.workouts),
  ...listeningTestRoutes(subjects.listeningTests),
  ...pairingRoutes({
    pairing: access.pairing,
    users: access.users,
    tapping,
    options,
    clock: subjects.host.clock,
    urls,
  }),
  ...tapRoutes(tapping),
  ...usersRoutes(access.users),
  ...httpsRoutes(https),
  ...streamTicketRoutes(access.tickets),
  ...(subjects.settings === undefined ? [] : settingsRoutes(subjects.settings)),
  ...(subjects.upkeep === undefined ? [] : upkeepRoutes(subjects.upkeep)),
];

const settingsRoutes = (settings: PanelSettings): readonly Route[] => [
  ...configRoutes(settings),
  ...scenesRoutes(settings),
  ...mappingsRoutes(settings),
];
