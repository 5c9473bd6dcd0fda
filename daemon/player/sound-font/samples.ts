import type { SoundFontLayout } from './layout.ts';
import { damaged, type SoundFontFile } from './sound-font-file.ts';
import { type VorbisEffort, vorbisEffort, vorbisFrames } from './vorbis.ts';

/** One sample; frames are counted from the beginning of all samples, of a compressed one from its own. */
export interface Sample {
  /** Why nothing of it is heard, for people; FluidSynth passes it over. */
  readonly silence:
    | 'empty'
    | 'unknown'
    | 'in the memory of a sound card'
    | 'outside of what is there'
    | undefined;
  readonly start: number;
  /** The frame after its last. */
  readonly end: number;
  readonly loopStart: number;
  readonly loopEnd: number;
  readonly rateHz: number;
  readonly rootKey: number;
}

export interface Samples {
  readonly all: readonly Sample[];
  /** Bytes in memory once they are decoded. */
  readonly decodedBytes: number;
}

const recordBytes = 46;
const flags = { mono: 1, right: 2, left: 4, linked: 8, compressed: 0x10, inSoundCard: 0x8000 } as const;
const known = flags.mono | flags.right | flags.left | flags.linked | flags.compressed;
/** FluidSynth counts on so many about a loop and between two reads; the standard asks for 48. */
const fewestFrames = 8;
/** The standard has 400 to 50,000. A higher one is played by long strides, a very high one past the end of memory. */
const rates = { lowest: 1, highest: 384_000 } as const;

/** Errors: SoundFontFault. */
export function readSamples(file: SoundFontFile, layout: SoundFontLayout): Samples {
  const { at, length } = layout.lists.shdr;
  const list = file.read(at, length);
  // The last one only ends the list.
  const count = length / recordBytes - 1;
  if (count < 1) throw damaged('its list of samples is empty');
  const all: Sample[] = [];
  const left = vorbisEffort(layout.samples.length);
  let decodedBytes = layout.majorVersion < 3 ? layout.samples.length + layout.fineBytes : 0;
  for (let index = 0; index < count; index += 1) {
    const sample = readSample(file, layout, list.subarray(index * recordBytes), left);
    if (layout.majorVersion >= 3) decodedBytes += 2 * (sample.end - sample.start);
    all.push(sample);
  }
  checkLoops(all, layout);
  return { all, decodedBytes };
}

function readSample(
  file: SoundFontFile,
  layout: SoundFontLayout,
  record: Buffer,
  left: VorbisEffort,
): Sample {
  const [start, end, loopStart, loopEnd, rateHz] = [20, 24, 28, 32, 36].map((field) =>
    record.readUInt32LE(field),
  ) as [number, number, number, number, number];
  const key = record.readUInt8(40);
  const type = record.readUInt16LE(44);
  const sample: Sample = {
    silence: undefined,
    ...{ start, end, loopStart, loopEnd, rateHz },
    rootKey: key > 127 ? 60 : key,
  };
  const silent = (silence: Sample['silence']): Sample => ({ ...sample, silence, start: 0, end: 0 });

  if ((type & flags.inSoundCard) !== 0) return silent('in the memory of a sound card');
  if ((type & ~known) !== 0) return silent('unknown');
  const isCompressed = (type & flags.compressed) !== 0;
  if (isCompressed && layout.majorVersion < 3) throw damaged('a sample is compressed, and its version is 2');
  const available = isCompressed ? layout.samples.length : Math.floor(layout.samples.length / 2);
  // What begins within and ends one frame too late FluidSynth plays, and reads it from beyond its memory.
  if (end === available + 1 && start < end - 1) throw damaged('a sample ends after the last');
  if (start > available || end > available) return silent('outside of what is there');
  if (end - start < 2) return silent('empty');
  if (rateHz < rates.lowest || rateHz > rates.highest)
    throw damaged(`a sample has ${rateHz} frames a second`);
  if (isCompressed) {
    const frames = vorbisFrames(file, { at: layout.samples.at + start, length: end - start }, left);
    return frames === 0 ? silent('empty') : whole({ ...sample, start: 0, end: frames });
  }
  return whole(sample);
}

function whole(sample: Sample): Sample {
  if (sample.end - sample.start < fewestFrames) throw damaged('a sample is too short');
  return sample;
}

/** FluidSynth looks through each loop once when it loads: many long ones over each other would take hours. */
function checkLoops(all: readonly Sample[], layout: SoundFontLayout): void {
  const most = 2 ** 29 + layout.samples.length;
  let frames = 0;
  for (const sample of all) frames += loopFrames(sample, layout.samples.length / 2);
  if (frames > most) throw damaged('its loops lie over each other');
}

/** As FluidSynth mends them: a loop may reach out of its sample, but not out of all. */
export function loopFrames({ silence, start, end, loopStart, loopEnd }: Sample, allFrames: number): number {
  if (silence !== undefined) return 0;
  const [low, high] = loopStart < loopEnd ? [loopStart, loopEnd] : [loopEnd, loopStart];
  return (high < start || high > allFrames ? end : high) - (low < start || low > allFrames ? start : low);
}
