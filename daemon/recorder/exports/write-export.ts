import { createWriteStream } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeFileAtomically } from '../../system/files/atomic-file.ts';
import { sweepTemporaries } from '../../system/files/leftovers.ts';
import type { ExportContent } from './export-session.ts';

/** Writes what `exportSession` gave. Errors: of the file system; TactusError `cannotCreate`. */
export async function writeExport(path: string, content: ExportContent): Promise<void> {
  if (content instanceof Readable) await pipeline(content, createWriteStream(path));
  else if (typeof content === 'string' || content instanceof Uint8Array) {
    sweepTemporaries(dirname(path), [basename(path)]);
    await writeFileAtomically(path, content);
  } else await copyFile(content.path, path);
}
