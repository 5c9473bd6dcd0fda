import { z } from 'zod';
import { sceneNameSchema, sceneSettingsSchema } from '../../session/options.ts';
import type { PanelSettings } from '../settings.ts';
import { changeRoute, howOf } from './config-routes.ts';
import { Refused } from './failure.ts';
import { type Route, route } from './route.ts';

const sceneSchema = z.object({ name: sceneNameSchema, ...sceneSettingsSchema.shape });
const params = z.object({ name: sceneNameSchema });

/** What a person can wish for by a name: whoever steers chooses one with a wish, who sets up the device keeps them. */
export const scenesRoutes = (settings: PanelSettings): readonly Route[] => [
  route({
    method: 'get',
    path: '/scenes',
    summary: 'The scenes with what each sets, in the order in which they come.',
    role: 'viewer',
    response: z.object({ scenes: z.array(sceneSchema).readonly() }),
    answer: async () => ({ scenes: (await settings.lists()).scenes }),
  }),
  route({
    ...changeRoute,
    method: 'put',
    path: '/scenes/:name',
    summary:
      'Keeps a scene of this name: a new one behind the others, or in the place of the one that is called so.',
    params,
    body: z.strictObject(sceneSettingsSchema.shape),
    checksBody: 'itself',
    answer: ({ params: { name }, body, query }) =>
      settings.change(({ scenes }) => {
        const scene = { name, ...asSettings(body, 'name') };
        const isKnown = scenes.some((other) => other.name === name);
        return {
          scenes: isKnown ? scenes.map((other) => (other.name === name ? scene : other)) : [...scenes, scene],
        };
      }, howOf(query)),
  }),
  route({
    ...changeRoute,
    method: 'delete',
    failures: { ...changeRoute.failures, 404: 'There is no such scene.' },
    path: '/scenes/:name',
    summary: 'Takes a scene away.',
    params,
    answer: ({ params: { name }, query }) =>
      settings.change(({ scenes }) => {
        if (scenes.every((other) => other.name !== name))
          throw new Refused(404, `There is no scene "${name}".`);
        return { scenes: scenes.filter((other) => other.name !== name) };
      }, howOf(query)),
  }),
];

/** What was sent of an entry whose name is in the address; the configuration checks the rest. Errors: Refused. */
export function asSettings(body: unknown, nameKey: string): Readonly<Record<string, unknown>> {
  const settings = z.record(z.string(), z.unknown()).safeParse(body);
  if (!settings.success) throw new Refused(400, 'Send an object.');
  if (Object.hasOwn(settings.data, nameKey))
    throw new Refused(400, `${nameKey}: the address says it. Another name is another entry.`);
  return settings.data;
}
