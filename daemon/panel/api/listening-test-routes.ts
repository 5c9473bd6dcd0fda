import { z } from 'zod';
import { listenerSchema } from '../../listening-test/answers.ts';
import { idSchema, kitWishSchema } from '../../listening-test/kit.ts';
import {
  answerWishSchema,
  type ListeningTests,
  type TestView,
  testSchema,
  turnsSchema,
} from '../../listening-test/listening-tests.ts';
import { mostMidiLetters, piecesSchema, pieceWishSchema } from '../../listening-test/pieces.ts';
import { resultsSchema } from '../../listening-test/results.ts';
import { TactusError } from '../../system/errors.ts';
import { may, type Visitor } from '../access/visitor.ts';
import { InvalidInput, Refused } from './failure.ts';
import { type Route, route } from './route.ts';
import { SentFile } from './sent-file.ts';

const params = z.object({ id: idSchema });
const noSuchTest = { 404: 'There is no test of this id.' };
const notReady = { 404: 'There is no test of this id that is ready.' };
const found = <Found>(value: Found | undefined): Found => {
  if (value === undefined) throw new Refused(404, 'There is no such listening test.');
  return value;
};

/** What it is made of is not for who listens. */
function shown({ sources, styles, ...test }: TestView, visitor: Visitor): TestView {
  return may(visitor, 'admin') ? { ...test, ...(sources && { sources }), ...(styles && { styles }) } : test;
}

/** Blind tests: whoever looks on may listen and answer; who makes them sees what comes of it. */
export const listeningTestRoutes = (tests: ListeningTests): readonly Route[] => [
  ...pieceRoutes(tests),
  route({
    method: 'get',
    path: '/listening-tests',
    summary:
      'The listening tests, the latest first, and how far they are made. Sources and styles for admins only.',
    role: 'viewer',
    response: z.object({ tests: z.array(testSchema) }),
    answer: async ({ visitor }) => ({ tests: (await tests.list()).map((test) => shown(test, visitor)) }),
  }),
  route({
    method: 'post',
    path: '/listening-tests',
    summary:
      'Makes a listening test in the background: pairs of 30-second excerpts at one loudness, the models of a pair in the same style, at the same tempo and from the same seed.',
    role: 'admin',
    body: kitWishSchema,
    response: testSchema,
    answer: ({ body }) => tests.make(body),
  }),
  route({
    method: 'delete',
    path: '/listening-tests/:id',
    summary: 'Takes a listening test away, with all answers.',
    role: 'admin',
    params,
    failures: noSuchTest,
    response: z.object({ removed: idSchema }),
    answer: async ({ params: { id } }) => {
      if (!(await tests.remove(id))) found(undefined);
      return { removed: id };
    },
  }),
  route({
    method: 'post',
    path: '/listening-tests/:id/making',
    summary: 'Goes on with the making of a test that was interrupted or failed; what is made already stays.',
    role: 'admin',
    params,
    failures: noSuchTest,
    response: testSchema,
    answer: async ({ params: { id } }) => found(await tests.goOn(id)),
  }),
  route({
    method: 'delete',
    path: '/listening-tests/:id/making',
    summary: 'Interrupts the making; what is made already stays.',
    role: 'admin',
    params,
    failures: noSuchTest,
    response: testSchema,
    answer: async ({ params: { id } }) => found(await tests.interrupt(id)),
  }),
  route({
    method: 'get',
    path: '/listening-tests/:id/pairs',
    summary: 'The pairs that a listener has not answered, in his own order. `a` and `b` are excerpts.',
    role: 'viewer',
    params,
    query: z.object({
      listener: listenerSchema.describe('16 to 32 digits of base 16 by lot, kept by who listens.'),
    }),
    failures: notReady,
    response: turnsSchema,
    answer: async ({ params: { id }, query: { listener } }) => found(await tests.turns(id, listener)),
  }),
  route({
    method: 'get',
    path: '/listening-tests/:id/excerpts/:excerpt',
    summary: 'An excerpt, which says nothing of where it comes from.',
    role: 'viewer',
    params: params.extend({ excerpt: idSchema }),
    failures: { 404: 'There is no such excerpt.' },
    responseType: 'audio/mpeg',
    answer: async ({ params: { id, excerpt } }) => {
      const path = found(await tests.excerptPath(id, excerpt));
      return new SentFile({ type: 'audio/mpeg', name: `${excerpt}.mp3`, content: { path } });
    },
  }),
  route({
    method: 'post',
    path: '/listening-tests/:id/answers',
    summary: 'What a listener says of a pair, once; answers with what is left.',
    role: 'viewer',
    params,
    body: answerWishSchema,
    failures: notReady,
    response: turnsSchema,
    answer: async ({ params: { id }, body }) => found(await tests.answer(id, body)),
  }),
  route({
    method: 'get',
    path: '/listening-tests/:id/results',
    summary: 'The sources ranked by each question (Bradley and Terry), with intervals of 95 %.',
    role: 'admin',
    params,
    failures: noSuchTest,
    response: resultsSchema,
    answer: async ({ params: { id } }) => found(await tests.results(id)),
  }),
  route({
    method: 'get',
    path: '/listening-tests/:id/answers.csv',
    summary: 'Every answer with its sources, for spreadsheets.',
    role: 'admin',
    params,
    failures: noSuchTest,
    responseType: 'text/csv',
    answer: async ({ params: { id } }) =>
      new SentFile({
        type: 'text/csv',
        name: `listening-test-${id}.csv`,
        content: found(await tests.csv(id)),
      }),
  }),
];

/** Pieces by people, to be compared with. */
const pieceRoutes = ({ pieces }: ListeningTests): readonly Route[] => [
  route({
    method: 'get',
    path: '/listening-tests/pieces',
    summary: 'The pieces by people that tests to come may use.',
    role: 'admin',
    response: piecesSchema,
    answer: async () => ({ pieces: [...(await pieces.list())] }),
  }),
  route({
    method: 'post',
    path: '/listening-tests/pieces',
    summary: 'Sends a piece as MIDI file; 50 may be there at a time.',
    role: 'admin',
    body: pieceWishSchema,
    bodyLimitBytes: mostMidiLetters + 4096,
    response: piecesSchema,
    answer: async ({ body }) => {
      await pieces.add(body).catch((error: unknown) => {
        const isBad = error instanceof TactusError && error.kind === 'badData';
        throw isBad ? new InvalidInput(`${error.message}. ${error.fix}`) : error;
      });
      return { pieces: [...(await pieces.list())] };
    },
  }),
  route({
    method: 'delete',
    path: '/listening-tests/pieces/:piece',
    summary: 'Takes a piece away; excerpts that were made of it stay.',
    role: 'admin',
    params: z.object({ piece: idSchema }),
    failures: { 404: 'There is no such piece.' },
    response: piecesSchema,
    answer: async ({ params: { piece } }) => {
      if (!(await pieces.remove(piece))) throw new Refused(404, 'There is no such piece.');
      return { pieces: [...(await pieces.list())] };
    },
  }),
];
