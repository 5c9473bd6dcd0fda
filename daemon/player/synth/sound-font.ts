import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { palette } from '../../band/instruments.ts';
import { firstLineOf } from '../../system/errors.ts';
import type { SynthWarning } from './synth.ts';

/** What a SoundFont is good for, as far as its tables tell; no sample is looked at. */
export interface SoundFontFindings {
  /** Why the band cannot play on it at all, a sentence's end: "is not there". Undefined when it can. */
  readonly fault: string | undefined;
  /** What the band plays and it has not, for people: "drum kit", "3 of 24 instruments". */
  readonly lacks: readonly string[];
  /** SF3: its samples are Vorbis, which not every synthesiser can decode. */
  readonly isCompressed: boolean;
}

/** Where General MIDI has its instruments and its drums. */
const instrumentBank = 0;
const drumBank = 128;

/**
 * Looks into a SoundFont without loading it. Never throws: what is wrong is a finding, also that it would not fit into
 * the memory that is free.
 */
export function inspectSoundFont(
  path: string,
  availableBytes: number = process.availableMemory(),
): SoundFontFindings {
  let file: number | undefined;
  try {
    // Asked before it is opened: a pipe that nobody writes to opens never.
    const found = statSync(path);
    if (!found.isFile()) throw new SoundFontFault('is not a file');
    file = openSync(path, 'r');
    const tables = readTables(file, found.size);
    const neededBytes = found.size * (isCompressed(tables) ? vorbisRatio : 1);
    if (neededBytes > availableBytes) {
      const [needed, available] = [neededBytes, availableBytes].map((bytes) => Math.ceil(bytes / 1e6));
      throw new SoundFontFault(`needs about ${needed} MB of memory, and ${available} MB are free`);
    }
    return judge(tables);
  } catch (error) {
    const fault = error instanceof SoundFontFault ? error.message : whyUnreadable(error);
    return { fault, lacks: [], isCompressed: false };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** What was found, for people; undefined when all is well. */
export function warningOf(path: string, { fault, lacks }: SoundFontFindings): SynthWarning | undefined {
  if (fault !== undefined) {
    const message = `The SoundFont ${path} ${fault}: the one that comes with Tactus plays`;
    return { message, fix: 'Check player.soundFontPath.', isReplaced: true };
  }
  if (lacks.length === 0) return undefined;
  const message = `The SoundFont ${path} lacks ${lacks.join(' and ')}: the one that comes with Tactus plays them`;
  return { message, fix: 'Nothing needs to be done, or check player.soundFontPath.', isReplaced: false };
}

class SoundFontFault extends Error {}

const unreadable: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  ENOTDIR: 'is not there',
  EACCES: 'may not be read by this user',
  EPERM: 'may not be read by this user',
};

function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return unreadable[code] ?? `cannot be read: ${firstLineOf(error)}`;
}

/** All samples are in memory while it plays; those of an SF3 are decoded. */
const vorbisRatio = 8;
const isCompressed = ({ version }: Tables): boolean => version >= 3;

interface Tables {
  readonly version: number;
  /** `phdr`: 38 bytes a preset, and one that ends them. */
  readonly presets: Buffer;
}

const presetBytes = 38;
/** More presets than there are banks and programs. */
const largestTableBytes = presetBytes * 129 * 128;

/** A SoundFont has about thirty. */
const mostChunks = 1000;

/** Follows the chunks (RIFF: a name, a length, content) by seeking. */
function readTables(file: number, size: number): Tables {
  const read = (at: number, length: number): Buffer => {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(file, bytes, 0, length, at));
  };
  const head = read(0, 12);
  const kind = head.toString('latin1', 8, 12);
  if (head.toString('latin1', 0, 4) !== 'RIFF' || (kind !== 'sfbk' && kind !== 'DLS ')) {
    throw new SoundFontFault(size === 0 ? 'is empty' : 'is not a SoundFont');
  }
  if (kind === 'DLS ') throw new SoundFontFault('is a DLS file, not a SoundFont');
  if (size < 8 + head.readUInt32LE(4)) throw new SoundFontFault('is cut off');

  let version = 0;
  let presets: Buffer | undefined;
  let samplesBytes = 0;
  for (let at = 12, chunks = 0; at + 12 <= size && chunks < mostChunks; chunks += 1) {
    const chunk = read(at, 12);
    const name = chunk.toString('latin1', 0, 4);
    const length = chunk.readUInt32LE(4);
    if (name === 'ifil') version = read(at + 8, 2).readUInt16LE(0);
    if (name === 'smpl') samplesBytes = length;
    if (name === 'phdr') presets = read(at + 8, Math.min(length, largestTableBytes));
    // A list's content is chunks; all else is padded to an even length.
    at += name === 'LIST' ? 12 : 8 + length + (length % 2);
  }
  if (presets === undefined || samplesBytes === 0) throw new SoundFontFault('has no presets or no samples');
  return { version, presets };
}

function judge(tables: Tables): SoundFontFindings {
  const { presets } = tables;
  const banks = new Map<number, Set<number>>();
  for (let at = 0; at + 2 * presetBytes <= presets.length; at += presetBytes) {
    const [program, bank, zones] = [20, 22, 24].map((field) => presets.readUInt16LE(at + field));
    // One without zones is a name and no sound.
    if (presets.readUInt16LE(at + presetBytes + 24) <= zones!) continue;
    banks.set(bank!, (banks.get(bank!) ?? new Set()).add(program!));
  }
  const instruments = banks.get(instrumentBank);
  const played = palette.programs.filter((program) => instruments?.has(program)).length;
  const hasDrums = palette.drumKits.some((kit) => banks.get(drumBank)?.has(kit));
  if (played === 0 && !hasDrums) {
    const where = [...banks.keys()].sort((a, b) => a - b).join(', ');
    const fault =
      banks.size === 0
        ? 'has no presets'
        : `has none of the General MIDI presets that the band plays (its own are in bank ${where})`;
    return { fault, lacks: [], isCompressed: isCompressed(tables) };
  }
  const all = palette.programs.length;
  const lacks = [
    ...(hasDrums ? [] : ['drum kits']),
    ...(played === all ? [] : [`${all - played} of ${all} instruments`]),
  ];
  return { fault: undefined, lacks, isCompressed: isCompressed(tables) };
}
