import { palette } from '../../band/instruments.ts';
import { firstLineOf } from '../../system/errors.ts';
import type { SynthWarning } from '../synth/synth.ts';
import { measureEffort } from './effort.ts';
import { readLayout, type SoundFontLayout } from './layout.ts';
import { readSamples, type Sample } from './samples.ts';
import { damaged, openSoundFontFile, SoundFontFault, type SoundFontFile } from './sound-font-file.ts';
import { readZones, type Zone } from './zones.ts';

/** What a SoundFont is good for. */
export interface SoundFontFindings {
  /** Why it is not to be played, a sentence's end: "is not there". Undefined when it can. */
  readonly fault: string | undefined;
  /** What the band plays and it has not, for people: "drum kit", "3 of 24 instruments". */
  readonly lacks: readonly string[];
}

export interface SoundFontCircumstances {
  /** Which build of FluidSynth is to play it. Default: the installed one. */
  readonly engine?: 'native' | 'wasm';
  /** Default: what is free now. */
  readonly availableBytes?: number;
}

/** The WebAssembly build is handed the whole file: as it is read, as it lies in that build's file system, and as samples. */
const fileCopies = { native: 0, wasm: 2 } as const;

/** Where General MIDI has its instruments and its drums. */
const instrumentBank = 0;
const drumBank = 128;

/**
 * Looks through a SoundFont without loading it: heads and lists are read, of the samples only where they lie. It comes
 * from anywhere, and FluidSynth believes most of what it is told: what passes here it loads and plays within its bounds.
 * Never throws: what is wrong is a finding, also that it would not fit into the memory that is free.
 */
export function inspectSoundFont(
  path: string,
  { engine = 'native', availableBytes = process.availableMemory() }: SoundFontCircumstances = {},
): SoundFontFindings {
  let file: SoundFontFile | undefined;
  try {
    file = openSoundFontFile(path);
    const layout = readLayout(file);
    if (engine === 'wasm' && layout.majorVersion >= 3)
      throw new SoundFontFault('is compressed (SF3), which only an installed FluidSynth plays');
    const content = readContent(file, layout);
    const neededBytes = content.neededBytes + fileCopies[engine] * file.sizeBytes;
    if (neededBytes > availableBytes) {
      const [needed, available] = [neededBytes, availableBytes].map((bytes) => Math.ceil(bytes / 1e6));
      throw new SoundFontFault(`needs about ${needed} MB of memory, and ${available} MB are free`);
    }
    return { fault: undefined, lacks: judge(content) };
  } catch (error) {
    const fault = error instanceof SoundFontFault ? error.message : whyUnreadable(error);
    return { fault, lacks: [] };
  } finally {
    file?.close();
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

interface Preset {
  readonly bank: number;
  readonly program: number;
  readonly zones: readonly Zone[];
}

interface Content {
  readonly presets: readonly Preset[];
  readonly instruments: readonly (readonly Zone[])[];
  readonly samples: readonly Sample[];
  /** While it plays all samples are in memory, decoded. */
  readonly neededBytes: number;
}

const presetBytes = 38;
const instrumentBytes = 22;

function readContent(file: SoundFontFile, { lists, ...layout }: SoundFontLayout): Content {
  const list = (name: keyof typeof lists): Buffer => file.read(lists[name].at, lists[name].length);
  const [headers, names] = [list('phdr'), list('inst')];
  if (headers.length === 0 || names.length === 0) throw damaged('a list lacks its end');
  /** Where the zones of each begin. */
  const groupsOf = (records: Buffer, recordBytes: number, field: number): number[] =>
    Array.from({ length: records.length / recordBytes }, (_, index) =>
      records.readUInt16LE(index * recordBytes + field),
    );
  const { all: samples, decodedBytes } = readSamples(file, { lists, ...layout });
  const instruments = readZones(
    'instrument',
    groupsOf(names, instrumentBytes, 20),
    { bag: list('ibag'), generators: list('igen'), modulators: list('imod') },
    samples.length,
  );
  const zones = readZones(
    'preset',
    groupsOf(headers, presetBytes, 24),
    { bag: list('pbag'), generators: list('pgen'), modulators: list('pmod') },
    instruments.length,
  );
  const { bytes } = measureEffort(zones, instruments, samples, layout.samples.length / 2);
  const presets = zones.map((own, index) => ({
    program: headers.readUInt16LE(index * presetBytes + 20),
    bank: headers.readUInt16LE(index * presetBytes + 22),
    zones: own,
  }));
  return { presets, instruments, samples, neededBytes: decodedBytes + bytes };
}

/** What the band plays and it has not. Errors: SoundFontFault where it has nothing of it, or something with holes. */
function judge(content: Content): readonly string[] {
  const banks = new Map<number, Set<number>>();
  for (const { bank, program, zones } of content.presets) {
    // One without zones is a name and no sound.
    if (zones.length > 0) banks.set(bank, (banks.get(bank) ?? new Set()).add(program));
  }
  const instruments = banks.get(instrumentBank);
  const played = palette.programs.filter((program) => instruments?.has(program)).length;
  const hasDrums = palette.drumKits.some((kit) => banks.get(drumBank)?.has(kit));
  if (played === 0 && !hasDrums) {
    const where = [...banks.keys()].sort((a, b) => a - b).join(', ');
    throw new SoundFontFault(
      banks.size === 0
        ? 'has no presets'
        : `has none of the General MIDI presets that the band plays (its own are in bank ${where})`,
    );
  }
  checkPlayed(content);
  const all = palette.programs.length;
  return [
    ...(hasDrums ? [] : ['drum kits']),
    ...(played === all ? [] : [`${all - played} of ${all} instruments`]),
  ];
}

/** FluidSynth passes over samples that are not there; where the band plays them its music would have holes. */
function checkPlayed({ presets, instruments, samples }: Content): void {
  for (const { bank, program, zones } of presets) {
    const isPlayed =
      (bank === instrumentBank && palette.programs.includes(program)) ||
      (bank === drumBank && palette.drumKits.includes(program));
    for (const { target } of isPlayed ? zones : []) {
      for (const part of target === undefined ? [] : instruments[target]!) {
        const silence = part.target === undefined ? undefined : samples[part.target]!.silence;
        if (silence === undefined || silence === 'empty') continue;
        throw new SoundFontFault(`plays a sample that is ${silence} (bank ${bank}, program ${program})`);
      }
    }
  }
}
