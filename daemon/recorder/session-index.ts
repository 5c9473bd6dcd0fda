import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { z } from 'zod';
import { writeFileAtomically } from '../system/files/atomic-file.ts';
import { packageVersion } from '../system/files/package-root.ts';
import { type Summary, summarySchema } from './summary.ts';

/**
 * What is listed of all sessions, in one file, so that a list opens none of them. It is believed of a session whose folder
 * stands as it stood when that was written down, and is made anew of what it does not know: whoever takes it away, or cuts
 * it, loses nothing.
 */
export interface IndexedSession {
  /** When something in the session's folder was made, renamed or taken away last, ms: the file system's word. */
  readonly changedMs: number;
  readonly summary: Summary;
}

const indexName = 'index.jsonl';
/** The first line: another version may know more of a session. */
const headSchema = z.object({ index: z.literal(1), version: z.literal(packageVersion) });
const lineSchema = z.object({ changedMs: z.number(), summary: summarySchema });
/** Some 60,000 sessions. */
const mostBytes = 64 * 1024 * 1024;
/** The music goes on meanwhile. */
const linesAtOnce = 64;

/** By id; empty where there is none, or none that we understand. */
export async function readIndex(folder: string): Promise<ReadonlyMap<string, IndexedSession>> {
  const known = new Map<string, IndexedSession>();
  const path = join(folder, indexName);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile() || found.size > mostBytes) return known;
  const text = await readFile(path, 'utf8').catch(() => '');
  const [head = '', ...lines] = text.split('\n');
  if (!headSchema.safeParse(parsed(head)).success) return known;
  for (const [index, line] of lines.entries()) {
    const read = lineSchema.safeParse(parsed(line));
    if (read.success) known.set(read.data.summary.id, read.data);
    if (index % linesAtOnce === 0) await turnOfTheLoop();
  }
  return known;
}

/** Where the disk does not take it, the next list takes longer. */
export async function writeIndex(folder: string, sessions: Iterable<IndexedSession>): Promise<void> {
  const lines = [JSON.stringify({ index: 1, version: packageVersion })];
  for (const session of sessions) {
    lines.push(JSON.stringify(session));
    if (lines.length % linesAtOnce === 0) await turnOfTheLoop();
  }
  await writeFileAtomically(join(folder, indexName), `${lines.join('\n')}\n`, { mode: 0o600 }).catch(
    () => undefined,
  );
}

/** Undefined where there is no such session. */
export const changedMsOf = (folder: string, id: string): Promise<number | undefined> =>
  stat(join(folder, id)).then(
    ({ ctimeMs }) => ctimeMs,
    () => undefined,
  );

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
