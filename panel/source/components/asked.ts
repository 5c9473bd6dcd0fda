import { useCallback, useEffect, useState } from 'preact/hooks';
import { ApiFault } from '../model/api.ts';
import { frameWords } from '../words/frame.ts';

const wordsOf = (error: unknown): string =>
  error instanceof ApiFault ? error.message : frameWords().api.ourFault(String(error));

/** What the daemon answers to a question that is asked at once, again when it is wished, and every so often. */
export interface Asked<Answer> {
  readonly answer: Answer | undefined;
  readonly fault: string | undefined;
  /** What is asked for is not there, or no more. */
  readonly isMissing: boolean;
  again(): void;
  /** Known from elsewhere: a change answers with what is so now. */
  take(answer: Answer): void;
}

export function useAsked<Answer>(ask: () => Promise<Answer>, everyMs?: number): Asked<Answer> {
  const [answer, setAnswer] = useState<Answer>();
  const [error, setError] = useState<unknown>();
  const [count, setCount] = useState(0);
  useEffect(() => {
    let isOver = false;
    let timer: number | undefined;
    const look = async (): Promise<void> => {
      try {
        const given = await ask();
        if (isOver) return;
        setAnswer(given);
        setError(undefined);
      } catch (caught) {
        if (isOver) return;
        setError(caught);
      }
      if (everyMs !== undefined) timer = window.setTimeout(() => void look(), everyMs);
    };
    void look();
    return () => {
      isOver = true;
      window.clearTimeout(timer);
    };
  }, [count, everyMs]);
  return {
    answer,
    fault: error === undefined ? undefined : wordsOf(error),
    isMissing: error instanceof ApiFault && error.status === 404,
    again: useCallback(() => setCount((before) => before + 1), []),
    take: setAnswer,
  };
}

/** Something that is done at a press: whether it is under way, and why it was not done. */
export interface Doing {
  readonly isBusy: boolean;
  readonly fault: string | undefined;
  /** What the daemon said of a failure, for who shows more than its words. */
  readonly error: unknown;
  run(what: () => Promise<void>): Promise<void>;
}

export function useDoing(): Doing {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const run = useCallback(async (what: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      await what();
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  }, []);
  return { isBusy, error, fault: error === undefined ? undefined : wordsOf(error), run };
}
