import { open, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { TactusError } from '../system/errors.ts';
import { idSchema } from './kit.ts';

/** Drawn by lot in a browser; it tells nothing of who listens. */
export const listenerSchema = z.string().regex(/^[0-9a-f]{16,32}$/);

const opinionSchema = z.enum(['first', 'second', 'same']);

/** What a listener said of a pair; `first` and `second` are the kit's excerpts, whatever was A. */
const answerSchema = z.object({
  at: z.iso.datetime(),
  listener: listenerSchema,
  pair: idSchema,
  /** Which one was A. */
  a: z.enum(['first', 'second']),
  melody: opinionSchema,
  harmony: opinionSchema,
  groove: opinionSchema,
  run: opinionSchema,
  /** He knows what is played: it is no blind opinion. */
  known: z.boolean(),
});
export type Answer = Readonly<z.infer<typeof answerSchema>>;

/** The answers to one kit, a line of JSON each. */
export interface AnswerBook {
  list(): Promise<readonly Answer[]>;
  /**
   * On the disk when it is done. False where this listener has answered this pair. Errors: TactusError `usage` where there
   * are too many; of the file system.
   */
  add(answer: Answer): Promise<boolean>;
}

const mostAnswers = 5000;
const mostListeners = 500;

export function createAnswerBook(path: string): AnswerBook {
  let loading: Promise<Answer[]> | undefined;
  let isTorn = false;
  let work: Promise<unknown> = Promise.resolve();
  const load = async (): Promise<Answer[]> => {
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      loading = undefined;
      throw error;
    });
    // A power cut in the middle of a line.
    isTorn = text !== '' && !text.endsWith('\n');
    const answers = text.split('\n').flatMap((line) => parsed(line) ?? []);
    // One that was written, and of which the disk then said that it was not, came again.
    return [...new Map(answers.map((answer) => [`${answer.listener} ${answer.pair}`, answer])).values()];
  };
  const answers = (): Promise<Answer[]> => {
    loading ??= load();
    return loading;
  };
  const write = async (answer: Answer): Promise<boolean> => {
    const known = await answers();
    const { listener, pair } = answer;
    if (known.some((each) => each.listener === listener && each.pair === pair)) return false;
    const listeners = new Set(known.map((each) => each.listener)).add(listener);
    if (known.length >= mostAnswers || listeners.size > mostListeners)
      throw new TactusError('usage', 'This test has as many answers as it may have.', 'Make another test.');
    const file = await open(path, 'a', 0o600);
    try {
      await file.write(`${isTorn ? '\n' : ''}${JSON.stringify(answer)}\n`);
      isTorn = false;
      await file.datasync();
    } catch (error) {
      // Some of it may be there.
      isTorn = true;
      throw error;
    } finally {
      await file.close();
    }
    known.push(answer);
    return true;
  };
  return {
    list: answers,
    add(answer) {
      const written = work.then(() => write(answer));
      work = written.catch(() => undefined);
      return written;
    },
  };
}

function parsed(line: string): Answer | undefined {
  try {
    return answerSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
