import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { readJournalFile } from '../read-journal.ts';
import { sessionFiles } from '../session-folder.ts';
import { makeCsv } from './csv.ts';
import type { ExportFormat } from './export-kinds.ts';
import { makeGpx } from './gpx.ts';
import { makeMidiAside } from './midi-aside.ts';
import { sampleSession } from './samples.ts';
import { makeTcx } from './tcx.ts';

/** A file that is there already, or what is to be in one. */
export type ExportContent = { readonly path: string } | string | Uint8Array | Readable;

export interface ExportJob {
  /** Of all sessions. */
  readonly folder: string;
  readonly id: string;
  readonly startedAt: string;
  readonly trimMeters: number;
}

/**
 * A file of a session, made from its journal. Undefined where there is nothing of the kind: no body, no position, no note. Errors:
 * of the file system; TactusError of `makeMidiAside`.
 */
export async function exportSession(
  format: ExportFormat,
  { folder, id, startedAt, trimMeters }: ExportJob,
): Promise<ExportContent | undefined> {
  const path = join(folder, id, sessionFiles.journal);
  if (format === 'journal') return { path };
  if (format === 'midi') return makeMidiAside(id, await readFile(path));
  const lines = readJournalFile(path);
  if (format === 'gpx') return makeGpx({ lines, startedAt, trimMeters });
  if (format === 'csv') return Readable.from(makeCsv(lines, startedAt));
  const session = await sampleSession({ lines, startedAt, trimMeters });
  if (session === undefined) return undefined;
  if (format === 'tcx') return makeTcx(session);
  // Only here: it knows all of Garmin's profile, which takes megabytes.
  const { makeFit } = await import('./fit.ts');
  return makeFit(session);
}
