import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { messageOf, TactusError } from '../../system/errors.ts';
import type { Recording } from '../reading.ts';
import { readFit } from './fit.ts';
import { decodeText, refuseForeign, refuseXml, rootOf } from './foreign.ts';
import { readGpx } from './gpx.ts';
import { readJournal } from './journal.ts';
import { isGpsdLog, readNmeaLog } from './nmea.ts';
import { canParseAside, parseAside } from './parse-aside.ts';
import { readTcx } from './tcx.ts';
import { badRecording } from './track.ts';
import { unpack } from './unpack.ts';

/** A day of one-second samples fits many times over; more than this is not a run. */
export const largestRecordingBytes = 32 * 1024 * 1024;

const unpackLimits = { bytes: largestRecordingBytes, entries: 20_000 };

/**
 * Opens a recorded run: FIT, GPX, TCX, NMEA log or our own journal, whatever its name ends in, as it is or packed (zip,
 * gzip).
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
  const file = await unpack(name, bytes, unpackLimits);
  const ending = /\.(\w+)(\.gz)?$/.exec(file.name)?.[1]?.toLowerCase();
  if (file.bytes.toString('latin1', 8, 12) === '.FIT') return readFit(file.name, file.bytes);
  const text = decodeText(file.bytes);
  return readKnownText(file.name, text) ?? readByEnding(file.name, file.bytes, text, ending);
}

/** What tells by its beginning what it is. */
function readKnownText(name: string, text: string): Recording | undefined {
  const root = rootOf(text);
  if (root === 'trainingcenterdatabase') return readTcx(name, text);
  if (root === 'gpx') return readGpx(name, text);
  if (root !== undefined) refuseXml(name, root);
  if (isGpsdLog(text.slice(0, 4096))) return readNmeaLog(name, text);
  refuseForeign(name, text);
  if (text.startsWith('{')) return readJournal(name, text);
  return text.startsWith('<') ? readGpx(name, text) : undefined;
}

function readByEnding(name: string, bytes: Buffer, text: string, ending: string | undefined): Recording {
  if (ending === 'fit') return readFit(name, bytes);
  if (ending === 'gpx') return readGpx(name, text);
  if (ending === 'tcx') return readTcx(name, text);
  if (ending === 'jsonl') return readJournal(name, text);
  return readNmeaLog(name, text);
}

async function readWhole(path: string): Promise<Buffer> {
  try {
    // Asked before it is opened: a pipe that nobody writes to opens never.
    const found = await stat(path);
    if (!found.isFile()) {
      throw new TactusError('noInput', `${path} is not a file`, 'Name a FIT, GPX, TCX, NMEA or trace file.');
    }
    if (found.size > largestRecordingBytes) {
      const megabytes = largestRecordingBytes / 1024 / 1024;
      throw badRecording(
        path,
        `is larger than ${megabytes} MB`,
        'Cut it to a single run, or unpack it and choose one.',
      );
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
