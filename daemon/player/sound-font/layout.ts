import { damaged, type Extent, SoundFontFault, type SoundFontFile } from './sound-font-file.ts';
import { checkDefaultModulators } from './zones.ts';

/** The nine lists of a SoundFont in their order, with the bytes of one record and the most records that are believed. */
const lists = [
  // Banks times programs, and the record that ends them. FluidSynth's time grows with the square of presets and instruments.
  ['phdr', 38, 129 * 128 + 1],
  ['pbag', 4, 65_536],
  ['pmod', 10, 65_536],
  ['pgen', 4, 65_536],
  ['inst', 22, 16_385],
  ['ibag', 4, 65_536],
  ['imod', 10, 65_536],
  ['igen', 4, 65_536],
  ['shdr', 46, 65_537],
] as const;

export type ListName = (typeof lists)[number][0];

/** Where a SoundFont keeps what; every extent lies within the file. */
export interface SoundFontLayout {
  readonly majorVersion: number;
  /** All samples, one behind the other. */
  readonly samples: Extent;
  /** The lower 8 bits of samples of 24. */
  readonly fineBytes: number;
  readonly lists: Readonly<Record<ListName, Extent>>;
}

/** FluidSynth before 2.2, and 32-bit builds, count in signed words. */
const mostBytes = 2 ** 31 - 1;
/** Names, comments and versions; a SoundFont has about ten. */
const mostInformation = { bytes: 1_000_000, chunks: 500 };

interface Chunk extends Extent {
  readonly name: string;
}

/**
 * Follows the chunks (RIFF: a name, a length, content) by their heads, in the one order that SoundFonts have.
 *
 * Errors: SoundFontFault.
 */
export function readLayout(file: SoundFontFile): SoundFontLayout {
  const end = checkHead(file);
  const chunkAt = (at: number, within: number, what: string): Chunk => {
    if (at + 8 > within) throw damaged(`${what} is missing`);
    const head = file.read(at, 8);
    const name = head.toString('latin1', 0, 4);
    const length = head.readUInt32LE(4);
    if (at + 8 + length > within) throw damaged(`${what} is longer than what holds it`);
    return { name, at: at + 8, length };
  };
  const listAt = (at: number, kind: string): Chunk => {
    const what = `its part ${kind}`;
    const chunk = chunkAt(at, end, what);
    if (chunk.name !== 'LIST' || chunk.length < 4 || file.read(chunk.at, 4).toString('latin1') !== kind) {
      throw damaged(`${what} is not where it should be`);
    }
    return { name: kind, at: chunk.at + 4, length: chunk.length - 4 };
  };

  const information = listAt(12, 'INFO');
  const majorVersion = readVersion(file, information, chunkAt);
  const sound = listAt(information.at + information.length, 'sdta');
  const soundEnd = sound.at + sound.length;
  if (sound.length < 8) throw new SoundFontFault('has no samples');
  const samples = chunkAt(sound.at, soundEnd, 'smpl');
  if (samples.name !== 'smpl') throw damaged('its samples are not where they should be');
  if (samples.length < 2) throw new SoundFontFault('has no samples');
  const rest = samples.at + samples.length;
  const fine = soundEnd - rest > 8 ? chunkAt(rest, soundEnd, 'sm24') : undefined;

  const presets = listAt(soundEnd, 'pdta');
  const found: Partial<Record<ListName, Extent>> = {};
  let at = presets.at;
  for (const [name, recordBytes, mostRecords] of lists) {
    const chunk = chunkAt(at, presets.at + presets.length, `the list ${name}`);
    if (chunk.name !== name) throw damaged(`the list ${name} is not where it should be`);
    if (chunk.length % recordBytes !== 0) throw damaged(`the list ${name} ends in the middle of a record`);
    if (chunk.length > recordBytes * mostRecords) throw damaged(`the list ${name} is too long`);
    found[name] = chunk;
    at = chunk.at + chunk.length;
  }
  return { majorVersion, samples, fineBytes: fine?.length ?? 0, lists: found as Record<ListName, Extent> };
}

/** Where the content ends. */
function checkHead(file: SoundFontFile): number {
  const size = file.sizeBytes;
  if (size < 12) throw new SoundFontFault(size === 0 ? 'is empty' : 'is not a SoundFont');
  const head = file.read(0, 12);
  const kind = head.toString('latin1', 8, 12);
  if (head.toString('latin1', 0, 4) !== 'RIFF' || (kind !== 'sfbk' && kind !== 'DLS ')) {
    throw new SoundFontFault('is not a SoundFont');
  }
  if (kind === 'DLS ') throw new SoundFontFault('is a DLS file, not a SoundFont');
  if (size > mostBytes) throw new SoundFontFault('is larger than 2 GB');
  const end = 8 + head.readUInt32LE(4);
  if (size < end) throw new SoundFontFault('is cut off');
  if (size > end) throw damaged(`${size - end} bytes follow its end`);
  return end;
}

function readVersion(
  file: SoundFontFile,
  information: Chunk,
  chunkAt: (at: number, within: number, what: string) => Chunk,
): number {
  if (information.length > mostInformation.bytes) throw damaged('its part INFO is too long');
  const end = information.at + information.length;
  let version: number | undefined;
  let chunks = 0;
  for (let at = information.at; at < end; ) {
    const chunk = chunkAt(at, end, 'an entry of INFO');
    chunks += 1;
    if (chunks > mostInformation.chunks) throw damaged('its part INFO has too many entries');
    if (chunk.name === 'ifil') {
      if (chunk.length !== 4) throw damaged('its version is no version');
      version = file.read(chunk.at, 2).readUInt16LE(0);
    }
    if (chunk.name === 'DMOD') checkDefaultModulators(file.read(chunk.at, chunk.length));
    at = chunk.at + chunk.length;
  }
  if (version === undefined) throw damaged('it does not tell its version');
  if (version < 2 || version > 3) throw new SoundFontFault(`is of version ${version}; 2 and 3 can be played`);
  return version;
}
