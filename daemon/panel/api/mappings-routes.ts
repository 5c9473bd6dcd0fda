import { z } from 'zod';
import { describePresets, presetDescriptionSchema } from '../../sensors/map/describe-presets.ts';
import { mappingName } from '../../sensors/map/mapping-name.ts';
import { mapEntrySchema, mappingIdSchema } from '../../sensors/map/options.ts';
import type { PanelSettings } from '../settings.ts';
import { changeRoute, howOf } from './config-routes.ts';
import { Refused } from './failure.ts';
import { type Route, route } from './route.ts';
import { asSettings } from './scenes-routes.ts';

const params = z.object({ name: mappingIdSchema });
const { id: _, ...settingsShape } = mapEntrySchema.shape;

/** Programs that are not ours: what they say, where, and which reading it is. */
export const mappingsRoutes = (settings: PanelSettings): readonly Route[] => [
  route({
    method: 'get',
    path: '/mappings',
    summary: 'The entries of `sensors.map`, each with its name.',
    role: 'admin',
    response: z.object({
      mappings: z
        .array(
          z.object({
            name: z.string().describe('Its `id`, or one made of what it says.'),
            mapping: mapEntrySchema,
          }),
        )
        .readonly(),
    }),
    answer: async () => ({
      mappings: (await settings.lists()).sensors.map.map((mapping) => ({
        name: mappingName(mapping),
        mapping,
      })),
    }),
  }),
  route({
    ...changeRoute,
    method: 'put',
    path: '/mappings/:name',
    summary:
      'Keeps an entry of this name, which becomes its `id`: a new one, or in the place of the one that is called so.',
    params,
    body: z.strictObject(settingsShape),
    checksBody: 'itself',
    answer: ({ params: { name }, body, query }) =>
      settings.change(({ sensors }) => {
        const mapping = { id: name, ...asSettings(body, 'id') };
        const known = sensors.map.findIndex((other) => mappingName(other) === name);
        const entries: readonly unknown[] = sensors.map;
        return { sensors: { map: known < 0 ? [...entries, mapping] : entries.with(known, mapping) } };
      }, howOf(query)),
  }),
  route({
    ...changeRoute,
    method: 'delete',
    failures: { ...changeRoute.failures, 404: 'There is no such mapping.' },
    path: '/mappings/:name',
    summary: 'Takes an entry away.',
    params,
    answer: ({ params: { name }, query }) =>
      settings.change(({ sensors: { map } }) => {
        const known = map.findIndex((other) => mappingName(other) === name);
        if (known < 0) throw new Refused(404, `There is no mapping "${name}".`);
        return { sensors: { map: map.toSpliced(known, 1) } };
      }, howOf(query)),
  }),
  route({
    method: 'get',
    path: '/presets',
    summary: 'The programs that we know by themselves, where each is heard and what it tells.',
    role: 'viewer',
    response: z.object({ presets: z.array(presetDescriptionSchema).readonly() }),
    answer: () => ({ presets: describePresets() }),
  }),
];
