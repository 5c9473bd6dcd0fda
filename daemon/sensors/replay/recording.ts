import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { messageOf, TactusError } from '../../system/errors.ts';
import type { Recording } from '../reading.ts';
import { readFit } from './fit.ts';
import { readGpx } from './gpx.ts';
import { readJournal } from './journal.ts';
import { isGpsdLog, readNmeaLog } from './nmea.ts';
import { canParseAside, parseAside } from './parse-aside.ts';
import { badRecording } from './track.ts';

/** A day of one-second samples fits many times over; more than this is not a run. */
export const largestRecordingBytes = 32 * 1024 * 1024;

/**
 * Opens a recorded run: FIT, GPX, NMEA log or our own journal, whatever its name ends in.
 *
 * Errors: TactusError `noInput` when the file is absent or unreadable, `badData` when it is no run that we can read.
 */
export async function openRecording(path: string): Promise<Recording> {
  const bytes = await readWhole(path);
  const name = basename(path);
  if (bytes.length === 0) throw badRecording(name, 'is empty', 'Copy or export it again.');
  return canParseAside ? await parseAside(name, bytes) : await parseRecording(name, bytes);
}

/** The same from bytes in memory (an upload): pure, so that a process of its own may do it. */
export async function parseRecording(name: string, bytes: Buffer): Promise<Recording> {
  if (bytes.toString('latin1', 8, 12) === '.FIT' || /\.fit$/i.test(name)) return readFit(name, bytes);
  const beginning = bytes
    .toString('utf8', 0, 4096)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (beginning.startsWith('<') || /\.gpx$/i.test(name)) return readGpx(name, bytes.toString('utf8'));
  if (isGpsdLog(beginning)) return readNmeaLog(name, bytes.toString('latin1'));
  if (beginning.startsWith('{') || /\.jsonl$/i.test(name)) return readJournal(name, bytes.toString('utf8'));
  return readNmeaLog(name, bytes.toString('latin1'));
}

async function readWhole(path: string): Promise<Buffer> {
  try {
    // Asked before it is opened: a pipe that nobody writes to opens never.
    const found = await stat(path);
    if (!found.isFile()) {
      throw new TactusError('noInput', `${path} is not a file`, 'Name a FIT, GPX, NMEA or journal file.');
    }
    if (found.size > largestRecordingBytes) {
      const megabytes = largestRecordingBytes / 1024 / 1024;
      throw badRecording(path, `is larger than ${megabytes} MB`, 'Cut it to a single run.');
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof TactusError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new TactusError('noInput', `There is no file ${path}`, 'Check the path.', { cause: error });
    }
    const why = messageOf(error);
    throw new TactusError('noInput', `${path} cannot be read: ${why}`, 'Check its permissions.', {
      cause: error,
    });
  }
}
