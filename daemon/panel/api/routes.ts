import type { PairableDevices } from '../devices.ts';
import type { PanelHost } from '../host.ts';
import type { PanelNetwork } from '../network.ts';
import { devicesRoutes } from './devices-routes.ts';
import { type HouseSubjects, houseRoutes } from './house-routes.ts';
import { networkRoutes } from './network-routes.ts';
import type { Route } from './route.ts';
import { stateRoutes } from './state-routes.ts';

/** What the routes speak for. */
export interface Subjects extends HouseSubjects {
  readonly host: PanelHost;
  readonly devices: PairableDevices;
  readonly network: PanelNetwork;
}

/** Everything that can be asked beneath /api/v1: a file for each subject. */
export const apiRoutes = (subjects: Subjects): readonly Route[] => [
  ...stateRoutes(subjects.host),
  ...devicesRoutes(subjects.devices),
  ...networkRoutes(subjects.network),
  ...houseRoutes(subjects),
];
