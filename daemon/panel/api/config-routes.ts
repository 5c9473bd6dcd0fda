import { z } from 'zod';
import {
  backupSchema,
  type PanelSettings,
  settingsChangeSchema,
  settingsRewriteSchema,
  settingsSchema,
  settingsTextSchema,
} from '../settings.ts';
import { type Route, route } from './route.ts';

const howQuery = z.object({
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .describe('true: only tell what would change; nothing is saved.'),
});
export const howOf = ({ dryRun }: z.output<typeof howQuery>) => ({ isDryRun: dryRun === 'true' });

/** What every change of the configuration has in common. */
export const changeRoute = {
  role: 'admin',
  query: howQuery,
  response: settingsChangeSchema,
  failures: { 503: 'The file, or the folder of backups, cannot be read or written.' },
} as const;

/** Every option: looked at, changed, and changed back. */
export const configRoutes = (settings: PanelSettings): readonly Route[] => [
  route({
    method: 'get',
    path: '/config',
    summary: 'Every option with its value, where that comes from, what fits there and what it means.',
    role: 'admin',
    response: settingsSchema,
    answer: () => settings.view(),
  }),
  route({
    ...changeRoute,
    method: 'patch',
    path: '/config',
    summary:
      'Saves a part of the configuration, as a merge patch (RFC 7386): null goes back to the default, lists are given whole. ' +
      'Refused whole, with every fault and the nearest names, when something is not right. Comments in the file stay.',
    body: z.record(z.string(), z.unknown()).describe('As in the file: sections with options in them.'),
    answer: ({ body, query }) => settings.change(body, howOf(query)),
  }),
  route({
    method: 'get',
    path: '/config/file',
    summary:
      'The file of the configuration as it is written, with what is wrong with it; secrets are not shown.',
    role: 'admin',
    response: settingsTextSchema,
    failures: changeRoute.failures,
    answer: () => settings.text(),
  }),
  route({
    ...changeRoute,
    method: 'put',
    path: '/config/file',
    summary:
      'Writes the whole file anew, also a broken one. Checked whole: refused with every fault and its line when something is not right.',
    body: settingsRewriteSchema,
    bodyLimitBytes: 1024 * 1024,
    failures: { ...changeRoute.failures, 409: 'The file was changed meanwhile: look at it again.' },
    answer: ({ body, query }) => settings.rewrite(body, howOf(query)),
  }),
  route({
    ...changeRoute,
    method: 'post',
    path: '/config/undo',
    summary: 'Back to before the last change; asked again, to before the one before it.',
    answer: ({ query }) => settings.undo(howOf(query)),
  }),
  route({
    method: 'get',
    path: '/config/backups',
    summary: 'What the file held before, the newest first.',
    role: 'admin',
    response: z.object({ backups: z.array(backupSchema).readonly() }),
    answer: async () => ({ backups: await settings.backups() }),
  }),
  route({
    ...changeRoute,
    method: 'post',
    path: '/config/backups/:id/restore',
    summary: 'Back to what the file held then; this can be undone, too.',
    params: z.object({ id: z.string().max(60) }),
    answer: ({ params, query }) => settings.restore(params.id, howOf(query)),
  }),
  route({
    method: 'post',
    path: '/restart',
    summary:
      'Starts the daemon anew with what is saved: music, sockets and streams are gone for some seconds. Refused when it could not play. ' +
      'Where it does not start, the former configuration is taken back.',
    role: 'admin',
    response: z.object({ restarting: z.literal(true) }),
    failures: { 400: 'What is saved could not be played.', 503: 'The file cannot be read.' },
    answer: async () => {
      await settings.restart();
      return { restarting: true } as const;
    },
  }),
];
