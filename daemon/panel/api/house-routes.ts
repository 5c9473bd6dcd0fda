import { modelsSchema, type PanelModels } from '../models.ts';
import { type Route, route } from './route.ts';

export interface HouseSubjects {
  readonly models: PanelModels;
}

/** What the house has, to look at: what of it is used the configuration says. */
export const houseRoutes = ({ models }: HouseSubjects): readonly Route[] => [
  route({
    method: 'get',
    path: '/models',
    summary: 'The networks that are installed: styles, size, licences, metrics, and which one composes.',
    role: 'viewer',
    response: modelsSchema,
    answer: () => models.view(),
  }),
];
