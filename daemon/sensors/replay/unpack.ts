import { gunzipSync } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { firstLineOf, TactusError } from '../../system/errors.ts';
import { unpackGrown } from '../../system/files/growing-gzip.ts';
import { badRecording } from './track.ts';

/** A file as people download it: as it is, or packed in a zip or by gzip. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What an archive claims of itself counts for nothing: so much is unpacked, and so many names are read. */
export interface UnpackLimits {
  readonly bytes: number;
  readonly entries: number;
}

const unpackFix = 'Unpack it first, and replay the recording in it.';
const againFix = 'Download or copy it again.';

/** Kinds of archives that are not opened, by their first bytes. */
const otherArchives: Readonly<Record<string, string>> = {
  '377abcaf271c': 'a 7z archive',
  '526172211a07': 'a RAR archive',
  fd377a585a00: 'packed by xz',
  '425a68': 'packed by bzip2',
  '28b52ffd': 'packed by zstd',
};

/**
 * The recording in what was downloaded: of a zip its only recording, which may be packed by gzip itself; archives in
 * archives are left closed. What is not packed comes back as it is.
 *
 * Errors: TactusError `badData` when the archive is damaged, holds no recording or several, or more than `limits`.
 */
export async function unpack(name: string, bytes: Buffer, limits: UnpackLimits): Promise<NamedBytes> {
  const outer = isZip(bytes) ? await unzip(name, bytes, limits) : { name, bytes };
  const inner = isGzip(outer.bytes) ? await gunzip(outer, limits) : outer;
  const beginning = inner.bytes.subarray(0, 6).toString('hex');
  const other = Object.keys(otherArchives).find((magic) => beginning.startsWith(magic));
  if (other !== undefined) throw badRecording(inner.name, `is ${otherArchives[other]}`, unpackFix);
  if (inner !== outer || outer.bytes !== bytes) {
    if (isZip(inner.bytes) || isGzip(inner.bytes) || isTar(inner.bytes))
      throw badRecording(inner.name, 'is an archive in an archive', unpackFix);
    if (inner.bytes.length === 0) throw badRecording(inner.name, 'is empty', againFix);
  }
  return inner;
}

/** A file in it, the end of an empty one, or the mark of one in pieces. */
const zipBeginnings: ReadonlySet<string> = new Set(['504b0304', '504b0506', '504b0708']);
const isZip = (bytes: Buffer): boolean => zipBeginnings.has(bytes.toString('hex', 0, 4));
const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;
const isTar = (bytes: Buffer): boolean => bytes.toString('latin1', 257, 262) === 'ustar';

async function gunzip({ name, bytes }: NamedBytes, limits: UnpackLimits): Promise<NamedBytes> {
  try {
    return { name, bytes: gunzipSync(bytes, { maxOutputLength: limits.bytes }) };
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(name, limits);
    const torn = await tornJournal(bytes, limits);
    if (torn) return { name, bytes: torn };
    throw badRecording(name, `is damaged or cut off: ${firstLineOf(error)}`, againFix, error);
  }
}

/** A journal of ours grows as it is packed: that of a session that goes on, or that a power cut ended, has no end. */
async function tornJournal(bytes: Buffer, limits: UnpackLimits): Promise<Buffer | undefined> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of unpackGrown(bytes)) {
    length += piece.length;
    if (pieces.push(piece) === 1 && !Buffer.from(piece).toString('latin1').startsWith('{"kind":"session"'))
      return undefined;
    if (length > limits.bytes) return undefined;
  }
  return pieces.length === 0 ? undefined : Buffer.concat(pieces);
}

async function unzip(name: string, bytes: Buffer, limits: UnpackLimits): Promise<NamedBytes> {
  try {
    // Names are looked at, never followed: they need not be safe.
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, decodeStrings: false });
    const [entry, ...others] = recordingsIn(await entriesOf(name, zip, limits));
    if (!entry)
      throw badRecording(name, 'holds no recording', 'Choose an archive with a FIT, GPX or TCX file.');
    if (others.length > 0) throw severalIn(name, [entry, ...others]);
    if (entry.isEncrypted()) throw badRecording(name, 'is locked with a password', unpackFix);
    return { name: `${name}: ${baseNameOf(entry)}`, bytes: await extract(name, zip, entry, limits) };
  } catch (error) {
    if (error instanceof TactusError) throw error;
    throw badRecording(name, `is damaged or cut off: ${firstLineOf(error)}`, againFix, error);
  }
}

async function entriesOf(name: string, zip: ZipFile, limits: UnpackLimits): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    entries.push(entry);
    if (entries.length > limits.entries)
      throw badRecording(name, `holds more than ${limits.entries} files`, unpackFix);
  }
  return entries;
}

/** In the order in which they are preferred: a log may lie beside a run. */
const recordingNames = [/\.(fit|tcx|gpx)(\.gz)?$/i, /\.(nmea|log|jsonl)(\.gz)?$/i];
const formats = ['.fit', '.tcx', '.gpx'];

/**
 * By their names; what systems put beside them has a dot in front. One run in several formats counts once; in one format
 * and several folders runs may be called alike.
 */
function recordingsIn(entries: readonly Entry[]): Entry[] {
  const files = entries.filter((entry) => /^[^.]/.test(baseNameOf(entry)));
  for (const pattern of recordingNames) {
    const named = files.filter((entry) => pattern.test(baseNameOf(entry)));
    const stems = new Set(named.map((entry) => baseNameOf(entry).replace(pattern, '')));
    if (stems.size > 1) return named;
    const byFormat = formats.map((format) =>
      named.filter((entry) => baseNameOf(entry).toLowerCase().includes(format)),
    );
    if (named.length > 0) return byFormat.find((alike) => alike.length > 0) ?? named;
  }
  return files.length === 1 ? files : [];
}

const namesShown = 5;

function severalIn(name: string, entries: readonly Entry[]): TactusError {
  const names = entries.slice(0, namesShown).map((entry) => nameOf(entry).slice(-80));
  const more = entries.length > namesShown ? ` and ${entries.length - namesShown} more` : '';
  return badRecording(
    name,
    `holds ${entries.length} recordings: ${names.join(', ')}${more}`,
    'Unpack it and replay one of them.',
  );
}

/** Without what a terminal would obey. */
const nameOf = (entry: Entry): string =>
  entry.fileNameRaw.toString('utf8').replaceAll('\\', '/').replace(/\p{C}/gu, '?');
const baseNameOf = (entry: Entry): string => nameOf(entry).split('/').at(-1)!.slice(-80);

async function extract(name: string, zip: ZipFile, entry: Entry, limits: UnpackLimits): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    length += chunk.length;
    if (length > limits.bytes) throw tooLarge(name, limits);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(name: string, limits: UnpackLimits): TactusError {
  const megabytes = Math.floor(limits.bytes / 1024 / 1024);
  return badRecording(name, `is larger than ${megabytes} MB when it is unpacked`, 'Cut it to a single run.');
}
