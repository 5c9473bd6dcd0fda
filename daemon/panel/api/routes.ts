import type { PanelHost } from '../host.ts';
import type { Route } from './route.ts';
import { stateRoutes } from './state-routes.ts';

/** What the routes speak for. */
export interface Subjects {
  readonly host: PanelHost;
}

/** Everything that can be asked beneath /api/v1: a file for each subject. */
export const apiRoutes = ({ host }: Subjects): readonly Route[] => [...stateRoutes(host)];
