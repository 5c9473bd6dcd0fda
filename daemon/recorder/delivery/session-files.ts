import { copyFile, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../../system/files/atomic-file.ts';
import { passingPath, sweepTemporaries } from '../../system/files/leftovers.ts';
import { type ExportFormat, exportKinds } from '../exports/export-kinds.ts';
import { exportSession } from '../exports/export-session.ts';
import { writeExport } from '../exports/write-export.ts';
import type { Summary } from '../summary.ts';

/** What is made of a session, in a folder that holds nothing else. */
export interface SessionFiles {
  readonly folder: string;
  readonly summaryPath: string;
  /** Of all that lie there; the summary's first. */
  readonly names: readonly string[];
}

const summaryName = 'summary.json';

export interface SessionFilesJob {
  readonly folder: string;
  readonly summary: Summary;
  readonly formats: readonly ExportFormat[];
  /** Of all sessions. */
  readonly sessionsFolder: string;
  /** Hears of one that could not be made; the others are. */
  readonly onFailure: (format: ExportFormat, error: unknown) => void;
}

/** Makes the folder and what is to be in it; what a session has nothing for is left out. Errors: of the file system. */
export async function makeSessionFiles(job: SessionFilesJob): Promise<SessionFiles> {
  const { folder, summary, formats, sessionsFolder, onFailure } = job;
  const { id, startedAt } = summary;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const summaryPath = join(folder, summaryName);
  await writeFile(summaryPath, `${JSON.stringify(summary)}\n`);
  const names = [summaryName];
  for (const format of new Set(formats)) {
    const name = `tactus-${id}.${exportKinds[format].ending}`;
    try {
      const content = await exportSession(format, { folder: sessionsFolder, id, startedAt, trimMeters: 0 });
      if (content === undefined) continue;
      await writeExport(join(folder, name), content);
      names.push(name);
    } catch (error) {
      await rm(join(folder, name), { force: true });
      onFailure(format, error);
    }
  }
  return { folder, summaryPath, names };
}

/** Copies them to a folder, which is made: each is there whole or not at all. Errors: of the file system. */
export async function copySessionFiles({ folder, names }: SessionFiles, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  sweepTemporaries(to, names);
  for (const name of names) await copyAtomically(join(folder, name), join(to, name));
  await syncFolder(to);
}

async function copyAtomically(from: string, to: string): Promise<void> {
  const temporary = passingPath(to);
  try {
    await copyFile(from, temporary);
    const file = await open(temporary, 'r+');
    try {
      await file.sync();
      await rename(temporary, to);
    } finally {
      await file.close();
    }
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
