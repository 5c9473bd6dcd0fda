import { doctorSchema, logQuerySchema, logSchema, type PanelUpkeep } from '../upkeep.ts';
import { type Route, route } from './route.ts';

/** What is asked when something is wrong. */
export const upkeepRoutes = (upkeep: PanelUpkeep): readonly Route[] => [
  route({
    method: 'get',
    path: '/logs',
    summary: 'The last messages of the log, those of earlier starts of this process, too.',
    role: 'admin',
    query: logQuerySchema,
    response: logSchema,
    answer: ({ query }) => upkeep.logs(query),
  }),
  route({
    method: 'get',
    path: '/doctor',
    summary: 'What `tactus doctor` finds, looked at now: it takes some seconds.',
    role: 'admin',
    response: doctorSchema,
    failures: { 503: 'It did not come to an end.' },
    answer: () => upkeep.doctor(),
  }),
  route({
    method: 'get',
    path: '/support-bundle',
    summary:
      'For who is to help: doctor, health, state without positions, the configuration without secrets, the log, versions and the last session, zipped. Its README.txt says what is in it.',
    role: 'admin',
    responseType: 'application/zip',
    answer: () => upkeep.supportBundle(),
  }),
];
