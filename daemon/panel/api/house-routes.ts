import { modelsSchema, type PanelModels } from '../models.ts';
import { outputsSchema, type PanelOutputs } from '../outputs.ts';
import { type Route, route } from './route.ts';

export interface HouseSubjects {
  readonly outputs: PanelOutputs;
  readonly models: PanelModels;
}

/** What the house has, to look at: what of it is used the configuration says. */
export const houseRoutes = ({ outputs, models }: HouseSubjects): readonly Route[] => [
  route({
    method: 'get',
    path: '/outputs',
    summary:
      'Where the music goes, with delays and which is the reference ear, and what there is to choose from.',
    role: 'viewer',
    response: outputsSchema,
    answer: () => outputs.view(),
  }),
  route({
    method: 'get',
    path: '/models',
    summary: 'The networks that are installed: styles, size, licences, metrics, and which one composes.',
    role: 'viewer',
    response: modelsSchema,
    answer: () => models.view(),
  }),
];
