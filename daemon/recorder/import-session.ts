import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createBody } from '../body/body.ts';
import type { BodyOptions } from '../body/options.ts';
import { isRelease, type Recording } from '../sensors/reading.ts';
import { createDueReadings } from '../sensors/replay/due-readings.ts';
import { openRecording } from '../sensors/replay/recording.ts';
import { TactusError } from '../system/errors.ts';
import { syncFolder } from '../system/files/atomic-file.ts';
import { createGzipPacker } from '../system/files/growing-gzip.ts';
import { createBodyScribe } from './body-scribe.ts';
import { createDigest, type Digest } from './digest/digest.ts';
import { formatJournalLine, type JournalHeader, type JournalLine, journalFormat } from './journal-lines.ts';
import { parseJournalLine, readJournalBytes } from './read-journal.ts';
import type { HeaderFacts } from './running-session.ts';
import { concludeSession, idOf, importing, sessionFiles } from './session-folder.ts';
import type { Summary } from './summary.ts';

export interface ImportJob {
  /** Of all sessions. */
  readonly folder: string;
  /** A recorded run, or the journal of a session. */
  readonly path: string;
  /** Whose body it was, where a run tells of its sensors alone. */
  readonly body: Partial<BodyOptions>;
  /** What the header says of such a run. */
  readonly facts: Omit<HeaderFacts, 'source'>;
  readonly nowMs: number;
}

export interface Imported {
  readonly summary: Summary;
  /** What a person should know of how it was read. */
  readonly remarks: readonly string[];
}

interface Source {
  readonly header: JournalHeader;
  readonly lines: AsyncIterable<readonly JournalLine[]> | Iterable<readonly JournalLine[]>;
  readonly remarks: readonly string[];
}

/** A day of a run takes 50 MB. */
const mostBytes = 100e6;
/** Of text: so much is packed at once. */
const packedAtOnce = 256 * 1024;
/** No header is longer than what so many pieces hold: what has none in them is no journal. */
const piecesToHeader = 4;
/** As often as a body is asked live, about: no step of it is missed. */
const ticksPerSecond = 10;

/**
 * Makes a session of a file: of a recorded run with readings and body, and no music; of a journal all that it has. It
 * appears whole, or not at all.
 *
 * Errors: TactusError of `openRecording`, `badData` of what is too short or too large, `cannotCreate` where the session is
 * there already; of the file system.
 */
export async function importSession(job: ImportJob): Promise<Imported> {
  const { folder, path, nowMs } = job;
  const { header, lines, remarks } = (await journalIn(path)) ?? (await recordingIn(job));
  const id = idOf(header.startedAt);
  if (existsSync(join(folder, id))) throw isThere(path, id);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const making = await mkdtemp(join(folder, importing));
  try {
    const digest = await writeJournal(join(making, sessionFiles.journal), path, header, lines);
    const summary = await concludeSession(folder, basename(making), {
      isEnded: digest.isEnded,
      details: digest.details,
      summary: () => {
        const known = digest.summary();
        return known && { ...known, importedAt: new Date(nowMs).toISOString() };
      },
    });
    if (summary === undefined)
      throw new TactusError(
        'badData',
        `${path} holds less than a minute, in which nobody moved`,
        'Choose another.',
      );
    await rename(making, join(folder, id)).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOTEMPTY' || error.code === 'EEXIST' ? isThere(path, id) : error;
    });
    await syncFolder(folder);
    return { summary: { ...summary, id }, remarks };
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

const isThere = (path: string, id: string): TactusError =>
  new TactusError(
    'cannotCreate',
    `${path} began when the session ${id} did, which is there already.`,
    `To take it in anew: \`tactus sessions delete ${id}\`.`,
  );

/** Undefined of what is no journal, whatever is wrong with it. */
async function journalIn(path: string): Promise<Source | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile() || found.size > mostBytes) return undefined;
  const bytes = await readFile(path).catch(() => new Uint8Array());
  const isText = bytes[0] === '{'.charCodeAt(0);
  const packed = isText ? gzipSync(bytes) : bytes;
  const isPacked = packed[0] === 0x1f && packed[1] === 0x8b;
  const header = isPacked ? await headerIn(packed) : undefined;
  if (header === undefined) return undefined;
  // Of a foreign configuration what the music comes of, and nothing else.
  const { body, conductor, composer, player } = header.configuration;
  const configuration = { body, conductor, composer, player };
  return { header: { ...header, configuration }, lines: readJournalBytes(packed), remarks: [] };
}

async function headerIn(packed: Uint8Array): Promise<JournalHeader | undefined> {
  let pieces = 0;
  for await (const [line] of readJournalBytes(packed)) {
    if (line !== undefined) return line.kind === 'session' ? line : undefined;
    pieces += 1;
    if (pieces === piecesToHeader) break;
  }
  return undefined;
}

async function recordingIn({ path, body, facts }: ImportJob): Promise<Source> {
  const recording = await openRecording(path);
  const { startedUnixSeconds, durationSeconds, name, remarks = [] } = recording;
  const writtenMs = (await stat(path)).mtimeMs;
  const startedMs =
    startedUnixSeconds === undefined ? writtenMs - 1000 * durationSeconds : 1000 * startedUnixSeconds;
  const startedAt = new Date(startedMs).toISOString();
  const source = { kind: 'recording', name } as const;
  return {
    header: { kind: 'session', journal: journalFormat, startedAt, ...facts, source },
    lines: linesOf(recording, body),
    remarks:
      startedUnixSeconds === undefined
        ? [...remarks, `it does not say when it was; by the time of the file it began at ${startedAt}`]
        : remarks,
  };
}

/** As the daemon would have written them, a second at a time. */
function* linesOf(recording: Recording, options: Partial<BodyOptions>): Generator<readonly JournalLine[]> {
  const { sport, durationSeconds } = recording;
  const isOpen = options.sport === undefined || options.sport === 'auto';
  const body = createBody({ ...options, ...(sport && isOpen && { sport }) });
  const due = createDueReadings(recording);
  let lines: JournalLine[] = [];
  const scribe = createBodyScribe((line) => lines.push(line), 0);
  const lastTick = Math.ceil(durationSeconds * ticksPerSecond);
  for (let tick = 0; tick <= lastTick; tick += 1) {
    const atSeconds = tick / ticksPerSecond;
    for (const reading of due.take(atSeconds))
      if (!isRelease(reading) && body.accept(reading)) scribe.reading(reading);
    const state = body.stateAt(atSeconds);
    scribe.foundStep(state);
    if (!scribe.body(state)) continue;
    yield lines;
    lines = [];
  }
  yield [...lines, { kind: 'end', atSeconds: durationSeconds }];
}

/** Gives back what it sums up to: the same as what would be read from it. */
async function writeJournal(
  file: string,
  path: string,
  header: JournalHeader,
  lines: Source['lines'],
): Promise<Digest> {
  const digest = createDigest();
  const packer = createGzipPacker();
  const handle = await open(file, 'wx', 0o600);
  let waiting = '';
  let bytes = 0;
  const write = (line: JournalLine): void => {
    const text = formatJournalLine(line);
    waiting += text;
    for (const read of parseJournalLine(text)) digest.hear(read);
  };
  const flush = async (end?: 'end'): Promise<void> => {
    packer.add(waiting);
    waiting = '';
    const packed = await packer.flush(end);
    bytes += packed.length;
    if (bytes > mostBytes)
      throw new TactusError('badData', `${path} is larger than any session`, 'Cut it to a single run.');
    await handle.appendFile(packed);
  };
  try {
    write(header);
    for await (const some of lines) {
      for (const line of some) if (line.kind !== 'session') write(line);
      if (waiting.length >= packedAtOnce) await flush();
    }
    await flush('end');
    await handle.sync();
  } finally {
    await handle.close();
  }
  return digest;
}
