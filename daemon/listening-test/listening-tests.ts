import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { TactusError } from '../system/errors.ts';
import { type AnswerBook, createAnswerBook, listenerSchema } from './answers.ts';
import { answersCsv } from './answers-csv.ts';
import type { Standing } from './bradley-terry.ts';
import { idSchema, type Kit, type KitWish } from './kit.ts';
import { createKitStore } from './kit-store.ts';
import { createMaker, type MakerDependencies } from './maker.ts';
import { createPieces, type Pieces } from './pieces.ts';
import { type Player, planKit } from './plan-kit.ts';
import type { RankingJob } from './rank.ts';
import { type Results, resultsOf } from './results.ts';
import { turnsOf } from './turns.ts';

export const testSchema = z.object({
  id: idSchema,
  createdAt: z.iso.datetime(),
  pairs: z.number().int(),
  state: z.enum(['making', 'interrupted', 'failed', 'ready']).describe('Only a ready one can be heard.'),
  done01: z.number().min(0).max(1),
  detail: z.string().describe('Why it could not be made; empty else.'),
  listeners: z.number().int(),
  answers: z.number().int(),
  sources: z.array(z.string()).optional().describe('For admins.'),
  styles: z.array(z.string()).optional().describe('For admins.'),
});
export type TestView = Readonly<z.infer<typeof testSchema>>;

const turnSchema = z.object({ pair: idSchema, a: idSchema, b: idSchema });
/** What a listener is told: excerpts by names that say nothing. */
export const turnsSchema = z.object({
  pairs: z.number().int().describe('Of the whole test.'),
  left: z
    .array(turnSchema)
    .describe('What this listener has not answered, in the order in which he hears it.'),
});
export type TurnsView = Readonly<z.infer<typeof turnsSchema>>;

const saidSchema = z.enum(['a', 'b', 'same']);
export const answerWishSchema = z.strictObject({
  listener: listenerSchema,
  pair: idSchema,
  melody: saidSchema.describe('Whose melody is better.'),
  harmony: saidSchema,
  groove: saidSchema,
  run: saidSchema.describe('To which one would rather run on.'),
  known: z.boolean().describe('This listener knows one of the pieces: it is no blind answer.'),
});
export type AnswerWish = z.infer<typeof answerWishSchema>;

/** Blind tests: made, heard, answered, reckoned up. What is undefined is not there. */
export interface ListeningTests {
  readonly pieces: Pieces;
  list(): Promise<readonly TestView[]>;
  /** Errors: TactusError `usage` of a wish that cannot be met, or while another is made. */
  make(wish: KitWish): Promise<TestView>;
  /** Goes on with what was interrupted. Errors: as `make`. */
  goOn(id: string): Promise<TestView | undefined>;
  interrupt(id: string): Promise<TestView | undefined>;
  /** With all answers. */
  remove(id: string): Promise<boolean>;
  turns(id: string, listener: string): Promise<TurnsView | undefined>;
  excerptPath(id: string, excerpt: string): Promise<string | undefined>;
  /** What is left. Errors: TactusError `usage` of what was answered before, or may not be. */
  answer(id: string, wish: AnswerWish): Promise<TurnsView | undefined>;
  results(id: string): Promise<Results | undefined>;
  csv(id: string): Promise<string | undefined>;
  /** Begins nothing more. */
  close(): void;
}

export interface ListeningTestsDependencies extends Omit<MakerDependencies, 'store' | 'pieces'> {
  readonly stateFolder: string;
  readonly models: () => readonly Player[];
  readonly now: () => Date;
  readonly rank: (job: RankingJob) => Promise<readonly (readonly Standing[])[]>;
}

const mostKits = 8;
const newId = (): string => randomBytes(6).toString('hex');

export function createListeningTests(dependencies: ListeningTestsDependencies): ListeningTests {
  const { stateFolder, models, now, rank, times, makeExcerpt } = dependencies;
  const store = createKitStore(stateFolder);
  const pieces = createPieces({ stateFolder, newId, seconds: times.seconds, makeExcerpt });
  const maker = createMaker({ ...dependencies, store, pieces });
  const books = new Map<string, AnswerBook>();

  const bookOf = (id: string): AnswerBook => {
    const book = books.get(id) ?? createAnswerBook(store.pathOf(id, 'answers.jsonl'));
    books.set(id, book);
    return book;
  };
  const isReady = async ({ id, pairs }: Kit): Promise<boolean> =>
    maker.making !== id && (await store.made(id)).size >= 2 * pairs.length;
  const viewOf = async (kit: Kit): Promise<TestView> => {
    const { id, createdAt, pairs, sources, styles } = kit;
    const isMade = await isReady(kit);
    const made = (await store.made(id)).size + (maker.making === id ? maker.excerpt01 : 0);
    const detail = isMade ? '' : (maker.failureOf(id) ?? '');
    const unmade = detail === '' ? 'interrupted' : 'failed';
    const answers = await bookOf(id).list();
    return {
      ...{ id, createdAt, pairs: pairs.length, detail, sources, styles, answers: answers.length },
      state: isMade ? 'ready' : maker.making === id ? 'making' : unmade,
      done01: Math.min(1, made / (2 * pairs.length)),
      listeners: new Set(answers.map(({ listener }) => listener)).size,
    };
  };
  const turnsLeft = async (kit: Kit, listener: string): Promise<TurnsView> => {
    const answered = new Set(
      (await bookOf(kit.id).list()).flatMap((each) => (each.listener === listener ? each.pair : [])),
    );
    const left = turnsOf(kit, listener).filter(({ pair }) => !answered.has(pair.id));
    return {
      pairs: kit.pairs.length,
      left: left.map(({ pair, a, b }) => ({ pair: pair.id, a: a.id, b: b.id })),
    };
  };
  const findReady = async (id: string): Promise<Kit | undefined> => {
    const kit = await store.find(id);
    return kit && (await isReady(kit)) ? kit : undefined;
  };

  return {
    pieces,
    list: async () => Promise.all((await store.list()).map(viewOf)),
    async make(wish) {
      if (maker.making !== undefined)
        throw new TactusError('usage', 'Another test is being made.', 'Wait for it, or end it.');
      if ((await store.list()).length >= mostKits)
        throw new TactusError('usage', `There are ${mostKits} tests already.`, 'Take one away first.');
      const createdAt = now().toISOString();
      const kit = planKit(wish, { models: models(), pieces: await pieces.list(), createdAt, newId });
      await store.keep(kit);
      maker.begin(kit);
      return viewOf(kit);
    },
    async goOn(id) {
      const kit = await store.find(id);
      if (!kit) return undefined;
      if (!(await isReady(kit))) maker.begin(kit);
      return viewOf(kit);
    },
    async interrupt(id) {
      await maker.end(id);
      const kit = await store.find(id);
      return kit && viewOf(kit);
    },
    async remove(id) {
      if (!(await store.find(id))) return false;
      await maker.end(id);
      books.delete(id);
      await store.remove(id);
      return true;
    },
    async turns(id, listener) {
      const kit = await findReady(id);
      return kit && turnsLeft(kit, listener);
    },
    async excerptPath(id, excerpt) {
      return (await store.made(id)).has(excerpt) ? store.pathOf(id, `${excerpt}.mp3`) : undefined;
    },
    async answer(id, { listener, pair, known, ...said }) {
      const kit = await findReady(id);
      if (!kit) return undefined;
      const turn = turnsOf(kit, listener).find((each) => each.pair.id === pair);
      if (!turn) throw new TactusError('usage', 'This test has no such pair.', 'Load the page anew.');
      const a = turn.a === turn.pair.excerpts[0] ? ('first' as const) : ('second' as const);
      const b = a === 'first' ? ('second' as const) : ('first' as const);
      const meant = { a, b, same: 'same' as const };
      const isNew = await bookOf(id).add({
        ...{ at: now().toISOString(), listener, pair, a, known },
        ...{ melody: meant[said.melody], harmony: meant[said.harmony] },
        ...{ groove: meant[said.groove], run: meant[said.run] },
      });
      if (!isNew) throw new TactusError('usage', 'You have answered this pair.', 'Go on with the next.');
      return turnsLeft(kit, listener);
    },
    async results(id) {
      const kit = await store.find(id);
      return kit && resultsOf(kit, await bookOf(id).list(), rank);
    },
    async csv(id) {
      const kit = await store.find(id);
      return kit && answersCsv(kit, await bookOf(id).list());
    },
    close() {
      // What is cut now is made by a process that ends by itself.
      if (maker.making !== undefined) void maker.end(maker.making);
    },
  };
}
