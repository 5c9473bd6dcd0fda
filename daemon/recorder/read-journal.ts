import { readFile } from 'node:fs/promises';
import { unpackGrown } from '../system/files/growing-gzip.ts';
import { type JournalLine, journalLineSchema } from './journal-lines.ts';

/**
 * The lines of a journal's file, some at a time, as far as it can be read: to its last whole line. Lines of later versions
 * are passed over. Errors: of the file system.
 */
export async function* readJournalFile(path: string): AsyncGenerator<readonly JournalLine[]> {
  yield* readJournalBytes(await readFile(path));
}

const longestLine = 1024 * 1024;

/** The same of the file's bytes. */
export async function* readJournalBytes(bytes: Uint8Array): AsyncGenerator<readonly JournalLine[]> {
  const decoder = new TextDecoder();
  let torn = '';
  for await (const piece of unpackGrown(bytes)) {
    const lines = (torn + decoder.decode(piece, { stream: true })).split('\n');
    torn = lines.pop()!;
    // No line of ours: what is behind it is read again.
    if (torn.length > longestLine) torn = '';
    yield lines.flatMap(parseJournalLine);
  }
}

/** None for one that is not understood. */
export function parseJournalLine(text: string): readonly JournalLine[] {
  try {
    const parsed = journalLineSchema.safeParse(JSON.parse(text));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}
