import { listeningTestWords } from '../words/listening-test.ts';

/** What a source is called; models keep their names. */
export const sourceName = (source: string): string =>
  source === 'people' ? listeningTestWords().maker.people : source;
