import { randomBytes } from 'node:crypto';
import { readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder, writeFileAtomically } from '../system/files/atomic-file.ts';
import { isPassing, sweepTemporaries } from '../system/files/leftovers.ts';
import { createDigest, type Digest } from './digest/digest.ts';
import { readJournalFile } from './read-journal.ts';
import { type Details, detailsSchema, type Summary, sessionIdSchema, summarySchema } from './summary.ts';

/** What a session's folder holds. The summary is written last: where it stands all else does. */
export const sessionFiles = {
  journal: 'journal.jsonl.gz',
  details: 'details.json',
  summary: 'summary.json',
  /** What it was played with, for who renders it again. */
  configuration: 'configuration.json',
  sound: 'sound.mp3',
} as const;

/** Of the state folder. */
export const sessionsFolder = (stateFolder: string): string => join(stateFolder, 'sessions');

/** The ids of all sessions, the latest first; none where the folder is not there. Errors: of the file system. */
export async function listSessionIds(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names
    .filter((name) => sessionIdSchema.safeParse(name).success)
    .sort()
    .reverse();
}

/** What one is called by when it began: `2026-11-27T18-40-03`. */
export const idOf = (startedAt: string): string =>
  new Date(startedAt).toISOString().slice(0, 19).replaceAll(':', '-');

const keptSummarySchema = summarySchema.omit({ id: true, running: true, bytes: true, hasSound: true });

/** Undefined where none was written, or none that we understand. */
export async function readSummary(folder: string, id: string): Promise<Summary | undefined> {
  const text = await readFile(join(folder, id, sessionFiles.summary), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const kept = keptSummarySchema.safeParse(jsonIn(text));
  if (!kept.success) return undefined;
  return { id, running: false, ...kept.data, ...(await factsOf(folder, id)) };
}

/** Undefined where none were written, or none that we understand. */
export async function readDetails(folder: string, id: string): Promise<Details | undefined> {
  const text = await readFile(join(folder, id, sessionFiles.details), 'utf8').catch(() => undefined);
  const kept = text === undefined ? undefined : detailsSchema.safeParse(jsonIn(text));
  return kept?.success ? kept.data : undefined;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What the disk says of it. */
export async function factsOf(folder: string, id: string): Promise<Pick<Summary, 'bytes' | 'hasSound'>> {
  const sizes = await Promise.all(
    Object.values(sessionFiles).map((name) =>
      stat(join(folder, id, name)).then(
        ({ size }) => size,
        () => undefined,
      ),
    ),
  );
  const bytes = sizes.reduce<number>((sum, size = 0) => sum + size, 0);
  return { bytes, hasSound: sizes.at(-1) !== undefined };
}

/** What is shorter and never moved was a try. */
const shortestSeconds = 60;

type Concluded = Pick<Digest, 'summary' | 'details' | 'isEnded'>;
type KeptSummary = Omit<Summary, 'id' | 'running' | 'bytes' | 'hasSound'>;

/** What a session that has ended was; undefined of one that is not worth it: below a minute, and nobody moved. */
function conclusionOf(digest: Concluded): KeptSummary | undefined {
  const summary = digest.summary();
  if (summary === undefined || (summary.lengthSeconds < shortestSeconds && summary.movingSeconds === 0))
    return undefined;
  return { ...summary, ...(!digest.isEnded && { cut: true as const }) };
}

/** Or it is done away with when it has ended. */
export const isWorthKeeping = (digest: Concluded): boolean => conclusionOf(digest) !== undefined;

/** The summary that would be written; undefined of one that is not worth it. */
export async function foreseenSummary(
  folder: string,
  id: string,
  digest: Concluded,
): Promise<Summary | undefined> {
  const kept = conclusionOf(digest);
  return kept && { id, running: false, ...kept, ...(await factsOf(folder, id)) };
}

/**
 * Writes down what a session was, or does away with one that is not worth it. Undefined of those. Errors: of the file system.
 */
export async function concludeSession(
  folder: string,
  id: string,
  digest: Concluded,
): Promise<Summary | undefined> {
  const kept = conclusionOf(digest);
  if (kept === undefined) {
    await removeSession(folder, id);
    return undefined;
  }
  const write = (name: string, content: object): Promise<void> =>
    writeFileAtomically(join(folder, id, name), `${JSON.stringify(content)}\n`, { mode: 0o600 });
  await write(sessionFiles.details, digest.details());
  await write(sessionFiles.summary, kept);
  return { id, running: false, ...kept, ...(await factsOf(folder, id)) };
}

/** Sums up what a journal holds. Errors: of the file system. */
export async function digestJournal(folder: string, id: string): Promise<Digest> {
  const digest = createDigest();
  for await (const lines of readJournalFile(join(folder, id, sessionFiles.journal)))
    for (const line of lines) digest.hear(line);
  return digest;
}

const removed = '.removed-';
/** Before its name: what is being made of a file from elsewhere. */
export const importing = '.import-';

/** With all that belongs to it: at once, whatever happens meanwhile. Errors: of the file system. */
export async function removeSession(folder: string, id: string): Promise<void> {
  const going = join(folder, `${removed}${id}-${randomBytes(6).toString('hex')}`);
  try {
    await rename(join(folder, id), going);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  await syncFolder(folder);
  await rm(going, { recursive: true, force: true });
}

/** No import takes so long; and a clock may be wrong by anything. */
const leftMs = 3_600_000;

/** Takes away what a power cut left of removals, imports and files that were being written. What does not go is left. */
export async function clearLeftovers(folder: string, nowMs: number): Promise<void> {
  sweepTemporaries(folder);
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const isLeft = name.startsWith(removed) || (name.startsWith(importing) && (await isOld(path, nowMs)));
    if (isLeft) await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

/**
 * Takes away a session that never was: its first line did not get to the disk. Only where nobody writes it. What does not go is
 * left.
 */
export async function clearStillborn(folder: string, id: string, nowMs: number): Promise<void> {
  const path = join(folder, id);
  const names = await readdir(path).catch(() => ['unknown']);
  const isEmpty = async (name: string): Promise<boolean> =>
    isPassing(name) || (name === sessionFiles.journal && (await stat(join(path, name))).size === 0);
  const areEmpty = await Promise.all(names.map((name) => isEmpty(name).catch(() => false)));
  if (areEmpty.every(Boolean) && (await isOld(path, nowMs)))
    await removeSession(folder, id).catch(() => undefined);
}

/** By more than an hour, before or after: whoever is at it now has touched it lately. */
const isOld = (path: string, nowMs: number): Promise<boolean> =>
  stat(path).then(
    ({ mtimeMs }) => Math.abs(nowMs - mtimeMs) > leftMs,
    () => false,
  );
