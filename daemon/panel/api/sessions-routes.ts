import { z } from 'zod';
import { cardLanguages } from '../../recorder/exports/card-words.ts';
import { may } from '../access/visitor.ts';
import {
  anySessionIdSchema,
  endedSchema,
  type PanelSessions,
  type SessionFileName,
  sessionSchema,
  sessionsSchema,
  soundSchema,
} from '../sessions.ts';
import { Refused } from './failure.ts';
import { type Route, route } from './route.ts';

const params = z.object({ id: anySessionIdSchema });
const trimMeters = z.coerce.number().min(0).max(5000);
const trimmed = 'Metres cut away from the beginning and the end of the track, so that no door is shown.';

const cards = [
  ['card.svg', 'image/svg+xml'],
  ['card.png', 'image/png'],
] as const;

const noSuchSession = { 404: 'There is no session of this id.' };
const noSuchFile = { 404: 'There is no session of this id, or it has no such file.' };

/** Sessions as they were recorded: whoever looks on sees figures and curves; where somebody was is for who steers. */
export const sessionsRoutes = (sessions: PanelSessions): readonly Route[] => [
  route({
    method: 'get',
    path: '/sessions',
    summary:
      'The session that goes on and those that were recorded, what was liked, and what all of it takes.',
    role: 'viewer',
    response: sessionsSchema,
    answer: () => sessions.view(),
  }),
  route({
    method: 'get',
    path: '/sessions/:id',
    summary:
      'One session, `current` for the one that goes on: curves, laps, likes, skips; the track for performers and above.',
    role: 'viewer',
    params,
    failures: noSuchSession,
    response: sessionSchema,
    answer: async ({ params: { id }, visitor }) => {
      const { track, ...shown } = await sessions.show(id);
      return { ...shown, ...(track && may(visitor, 'performer') && { track }) };
    },
  }),
  route({
    method: 'post',
    path: '/sessions/:id/end',
    summary:
      'Ends the session that goes on, `current`; the music is not touched. The next begins with a step or with music: at once where it plays on. One that has ended stays as it is.',
    role: 'performer',
    params,
    failures: { ...noSuchSession, 503: 'The disk does not take what it was.' },
    response: endedSchema,
    answer: ({ params: { id } }) => sessions.end(id),
  }),
  route({
    method: 'delete',
    path: '/sessions/:id',
    summary: 'Takes a session away with all that belongs to it.',
    role: 'admin',
    params,
    failures: { ...noSuchSession, 409: 'It goes on.', 503: 'The disk does not let it go.' },
    response: z.object({ removed: anySessionIdSchema }),
    answer: async ({ params: { id } }) => {
      await sessions.remove(id);
      return { removed: id };
    },
  }),
  route({
    ...fileRoute(
      'journal',
      'application/gzip',
      'The journal: a line of JSON for all that happened, packed by gzip.',
    ),
    role: 'performer',
    answer: ({ params: { id } }) => sessions.file(id, 'journal', wholly),
  }),
  route({
    ...fileRoute(
      'fit',
      'application/vnd.ant.fit',
      'A FIT activity, for training sites: track, heart rate and cadence; tempo and lock as fields of ours.',
    ),
    role: 'performer',
    query: z.object({ trimMeters: trimMeters.default(0).describe(trimmed) }),
    answer: ({ params: { id }, query }) => sessions.file(id, 'fit', { ...wholly, ...query }),
  }),
  route({
    ...fileRoute(
      'tcx',
      'application/vnd.garmin.tcx+xml',
      'Laps and track with heart rate and cadence, for programs that know no FIT.',
    ),
    role: 'performer',
    query: z.object({ trimMeters: trimMeters.default(0).describe(trimmed) }),
    answer: ({ params: { id }, query }) => sessions.file(id, 'tcx', { ...wholly, ...query }),
  }),
  route({
    ...fileRoute(
      'gpx',
      'application/gpx+xml',
      'The track with heart rate and cadence, for maps and other programs.',
    ),
    role: 'performer',
    query: z.object({ trimMeters: trimMeters.default(0).describe(trimmed) }),
    answer: ({ params: { id }, query }) => sessions.file(id, 'gpx', { ...wholly, ...query }),
  }),
  route({
    ...fileRoute('csv', 'text/csv', 'A line a second, for spreadsheets.'),
    role: 'performer',
    answer: ({ params: { id } }) => sessions.file(id, 'csv', wholly),
  }),
  route({
    ...fileRoute('midi', 'audio/midi', 'The notes that were heard, with a tempo map.'),
    role: 'viewer',
    answer: ({ params: { id } }) => sessions.file(id, 'midi', wholly),
  }),
  ...cards.map(([name, type]) =>
    route({
      ...fileRoute(
        name,
        type,
        'A picture to share, 1080 x 1350. No track, unless a performer asks for its shape.',
      ),
      role: 'viewer',
      query: z.object({
        track: z.enum(['true', 'false']).default('false').describe("Draws the track's shape, without a map."),
        trimMeters: trimMeters.default(200).describe(trimmed),
        language: z.enum(cardLanguages).default('en'),
      }),
      answer: ({ params: { id }, query: { track, trimMeters, language }, visitor }) => {
        if (track === 'true' && !may(visitor, 'performer'))
          throw new Refused(403, `The track is for the role performer; yours is ${visitor.role}.`);
        return sessions.file(id, name, { track: track === 'true', trimMeters, language });
      },
    }),
  ),
  route({
    ...fileRoute(
      'sound.mp3',
      'audio/mpeg',
      'The sound, once it was rendered. Parts may be asked for (Range), and a ticket will do.',
    ),
    role: 'viewer',
    takesTicket: true,
    answer: ({ params: { id } }) => sessions.file(id, 'sound.mp3', wholly),
  }),
  route({
    method: 'get',
    path: '/sessions/:id/sound',
    summary: 'Whether the session was rendered again, and how far that is.',
    role: 'viewer',
    params,
    failures: noSuchSession,
    response: soundSchema,
    answer: ({ params: { id } }) => sessions.sound(id),
  }),
  route({
    method: 'post',
    path: '/sessions/:id/sound',
    summary:
      'Makes the session again as MP3, in the background: note for note as it was heard where `soundKept` is wholly, else composed anew from its readings, wishes and seed.',
    role: 'performer',
    params,
    failures: { ...noSuchSession, 409: 'It goes on, is too long, or too many wait.' },
    response: soundSchema,
    answer: ({ params: { id } }) => sessions.render(id),
  }),
  route({
    method: 'delete',
    path: '/sessions/:id/sound',
    summary: 'Ends the rendering, or takes its sound away.',
    role: 'performer',
    params,
    failures: noSuchSession,
    response: soundSchema,
    answer: ({ params: { id } }) => sessions.removeSound(id),
  }),
];

const wholly = { trimMeters: 0, track: false, language: 'en' } as const;

/** What the routes of all files have in common. */
function fileRoute(name: SessionFileName, responseType: string, summary: string) {
  const [method, path] = ['get', `/sessions/:id/files/${name}`] as const;
  return { method, path, summary, params, responseType, failures: noSuchFile };
}
