import { TactusError } from '../../system/errors.ts';

/** A note of a MIDI file, in ticks since its beginning. */
export interface MidiNote {
  readonly startTick: number;
  readonly endTick: number;
  readonly pitchMidi: number;
  readonly velocity01: number;
}

/** What one channel of one track plays. */
export interface MidiVoice {
  /** As the track is called; empty where it has no name. */
  readonly trackName: string;
  readonly channel: number;
  /** In the order in which they begin. */
  readonly notes: readonly MidiNote[];
}

export interface MidiTune {
  readonly ticksPerQuarter: number;
  readonly voices: readonly MidiVoice[];
}

/**
 * Reads a MIDI file as players do: what its lengths and counts claim is believed as far as it has bytes for it. Bytes
 * before its header (RIFF, MacBinary), foreign chunks, meta events of any length, missing ends are passed over; a track
 * that makes no sense any more ends there. Errors: TactusError badData.
 */
export function readMidi(name: string, bytes: Uint8Array): MidiTune {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = file.indexOf('MThd', 0, 'latin1');
  if (header < 0) throw noMidi(name, `is ${foreignKind(file)}`);
  const firstTrack = file.indexOf('MTrk', header, 'latin1');
  if (firstTrack < header + headerBytes) throw noMidi(name, 'is a MIDI file without a track');
  const ticksPerQuarter = file.readUInt16BE(header + 12);
  if (ticksPerQuarter === 0 || ticksPerQuarter >= 0x8000) {
    const fix = 'Export it with its time in ticks of a quarter note.';
    throw new TactusError('badData', `${name} does not count its time in beats`, fix);
  }
  return { ticksPerQuarter, voices: [...tracksOf(file, firstTrack)].flatMap(readTrack) };
}

const headerBytes = 14;

function noMidi(name: string, what: string): TactusError {
  return new TactusError('badData', `${name} ${what}`, 'Export the melody as a Standard MIDI File (.mid).');
}

/** What people take for MIDI, by how it begins. */
const foreignKinds: readonly (readonly [RegExp, string])[] = [
  [/^\s*$/, 'empty'],
  [/^ID3|^\xFF[\xE0-\xFF]|^RIFF....WAVE|^OggS|^fLaC|^FORM....AIF|^....ftyp/s, 'recorded sound, not MIDI'],
  [/^SMF2CLIP/, 'a MIDI 2.0 clip, not a Standard MIDI File'],
  [/^\s*<(\?xml[\s\S]*<)?!?(doctype )?score-/i, 'MusicXML, not MIDI'],
  [/^\s*<(!doctype )?html/i, 'a web page, not MIDI'],
  [/^PK|^.\x8B/s, 'packed (unpack it first)'],
  [/^.?FICHIER GUITAR PRO|^BCF[SZ]/, 'a Guitar Pro file, not MIDI'],
];

function foreignKind(file: Buffer): string {
  const beginning = file.toString('latin1', 0, 1024);
  return foreignKinds.find(([pattern]) => pattern.test(beginning))?.[1] ?? 'not a MIDI file';
}

/** Of each track its bytes: as many as it claims where a chunk or the end follows, else up to the next track. */
function* tracksOf(file: Buffer, first: number): Generator<Buffer> {
  for (let at = first; at >= 0 && at + 8 <= file.length; ) {
    const begin = at + 8;
    const claimed = begin + file.readUInt32BE(at + 4);
    const next = file.indexOf('MTrk', begin, 'latin1');
    const end = isChunkOrEnd(file, claimed) ? claimed : next < 0 ? file.length : next;
    yield file.subarray(begin, end);
    at = next < 0 || next >= end ? next : file.indexOf('MTrk', end, 'latin1');
  }
}

const isChunkOrEnd = (file: Buffer, at: number): boolean =>
  at === file.length || /^[A-Za-z0-9 ]{4}$/.test(file.toString('latin1', at, at + 4));

const meta = 0xff;
const endOfTrack = 0x2f;
const trackName = 0x03;
/** Bytes after a system message, which has no business in a file. */
const systemLengths: Readonly<Record<number, number>> = { 241: 1, 242: 2, 243: 1 };

function readTrack(bytes: Buffer): MidiVoice[] {
  let at = 0;
  const take = (): number => {
    at += 1;
    return bytes[at - 1] ?? 0;
  };
  /** At most four bytes of seven bits. */
  const takeNumber = (): number => {
    let value = 0;
    for (let byte = 0x80, taken = 0; byte >= 0x80 && taken < 4; taken += 1) {
      byte = take();
      value = value * 128 + (byte % 128);
    }
    return value;
  };
  const takeBlock = (): Buffer => {
    const length = takeNumber();
    at += length;
    return bytes.subarray(at - length, at);
  };

  const notes = createNoteCollector();
  let name = '';
  let tick = 0;
  // Kept over meta events and system messages: the standard forbids it, files do it, and players understand it.
  let running = 0;
  while (at < bytes.length) {
    tick += takeNumber();
    const status = bytes[at] ?? 0;
    if (status >= 0x80) at += 1;
    if (status === meta) {
      const type = take();
      const data = takeBlock();
      if (type === endOfTrack) break;
      if (type === trackName && name === '') name = textOf(data);
    } else if (status === 0xf0 || status === 0xf7) {
      takeBlock();
    } else if (status > 0xf0) {
      at += systemLengths[status] ?? 0;
    } else {
      if (status >= 0x80) running = status;
      if (running === 0) break;
      const kind = running & 0xf0;
      const first = take() % 128;
      const second = kind === 0xc0 || kind === 0xd0 ? 0 : take() % 128;
      if (at <= bytes.length) notes.hear(kind, running & 0x0f, tick, first, second);
    }
  }
  return notes.voices(name);
}

/** UTF-8 where it is, else Latin-1, which everything is. */
function textOf(data: Buffer): string {
  const utf8 = data.toString('utf8');
  return (utf8.includes('\uFFFD') ? data.toString('latin1') : utf8).slice(0, 200).trim();
}

interface NoteCollector {
  hear(kind: number, channel: number, tick: number, pitchMidi: number, velocity: number): void;
  voices(trackName: string): MidiVoice[];
}

function createNoteCollector(): NoteCollector {
  const channels = new Map<number, MidiNote[]>();
  const sounding = new Map<number, { endTick: number }>();
  return {
    hear(kind, channel, tick, pitchMidi, velocity) {
      if (kind !== 0x80 && kind !== 0x90) return;
      const key = channel * 128 + pitchMidi;
      const before = sounding.get(key);
      if (before !== undefined) before.endTick = tick;
      sounding.delete(key);
      if (kind === 0x80 || velocity === 0) return;
      // Whose end is missing is as short as can be: it covers nothing else.
      const note = { startTick: tick, endTick: tick, pitchMidi, velocity01: velocity / 127 };
      sounding.set(key, note);
      const notes = channels.get(channel) ?? [];
      channels.set(channel, notes);
      notes.push(note);
    },
    voices: (trackName) => [...channels].map(([channel, notes]) => ({ trackName, channel, notes })),
  };
}
