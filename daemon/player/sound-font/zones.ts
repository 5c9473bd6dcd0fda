import { damaged } from './sound-font-file.ts';

/** What one zone of a preset or an instrument says, as far as it decides what is read and how fast. */
export interface Zone {
  /** Of an instrument (in a preset) or a sample (in an instrument); undefined where all zones are spoken for. */
  readonly target: number | undefined;
  readonly keys: Range;
  readonly velocities: Range;
  /** The most that tuning, envelopes, oscillators and controllers raise the pitch, together. */
  readonly bendCents: number;
  /** A key; in a preset added to what the instrument says. */
  readonly scaleCents: number | undefined;
  readonly rootKey: number | undefined;
  readonly fixedKey: number | undefined;
  readonly loops: boolean;
  readonly loopStartOffset: number;
  readonly loopEndOffset: number;
  /** A controller moves the loop. */
  readonly movesLoop: boolean;
  /** In frames, below 0 where the sample is to end earlier. */
  readonly endOffset: number;
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** The lists that zones are made of: `bag` says where in the others each begins. */
export interface ZoneLists {
  readonly bag: Buffer;
  readonly generators: Buffer;
  readonly modulators: Buffer;
}

/** Numbers of generators. */
const generator = {
  ends: [1, 12],
  loopStarts: [2, 45],
  loopEnds: [3, 50],
  toPitch: [5, 6, 7],
  instrument: 41,
  keys: 43,
  velocities: 44,
  fixedKey: 46,
  coarseTune: 51,
  fineTune: 52,
  sample: 53,
  sampleModes: 54,
  scaleTuning: 56,
  rootKey: 58,
} as const;
/** The last of a SoundFont; FluidSynth's own follow. */
const lastGenerator = 58;
/** FluidSynth plays 64 of them, and takes time with the square of their number. */
const mostModulators = 1024;
const modulatorBytes = 10;
const coarseFrames = 32_768;
const coarse = new Set<number>([12, 45, 50]);
const movesEnd = new Set<number>(generator.ends);
const movesLoop = new Set<number>([...generator.loopStarts, ...generator.loopEnds]);
const tunes = new Set<number>([...generator.toPitch, generator.coarseTune, generator.fineTune]);
const whole: Range = { low: 0, high: 127 };

export type ZoneKind = 'preset' | 'instrument';

/**
 * The zones of all presets, or of all instruments. `groups` holds where in `bag` each begins, and where the last ends.
 *
 * Errors: SoundFontFault.
 */
export function readZones(
  kind: ZoneKind,
  groups: readonly number[],
  lists: ZoneLists,
  targets: number,
): readonly (readonly Zone[])[] {
  checkBounds(`the zones of ${kind}s`, groups, lists.bag.length / 4 - 1, false);
  const [generators, modulators] = [0, 2].map((field) => {
    const bounds: number[] = [];
    for (let at = field; at < lists.bag.length; at += 4) bounds.push(lists.bag.readUInt16LE(at));
    return bounds;
  }) as [number[], number[]];
  // The record that ends a list is left out by some that make SoundFonts.
  checkBounds(`the generators of ${kind}s`, generators, lists.generators.length / 4, true);
  checkBounds(`the modulators of ${kind}s`, modulators, lists.modulators.length / modulatorBytes, true);

  const zoneAt = (index: number, global: Plain): Plain => {
    const plain = readGenerators(kind, lists.generators, generators[index]!, generators[index + 1]!, global);
    readModulators(plain, lists.modulators, modulators[index]!, modulators[index + 1]!);
    if (plain.target !== undefined && plain.target >= targets) {
      throw damaged(
        `a zone of ${kind}s plays ${kind === 'preset' ? 'an instrument' : 'a sample'} that is not there`,
      );
    }
    return plain;
  };
  return groups.slice(0, -1).map((from, group) => {
    const zones: Zone[] = [];
    let global = nothing;
    for (let index = from; index < groups[group + 1]!; index += 1) {
      const plain = zoneAt(index, global);
      if (index === from && plain.target === undefined) global = plain;
      zones.push(toZone(plain));
    }
    return zones;
  });
}

function checkBounds(what: string, bounds: readonly number[], length: number, mayLackEnd: boolean): void {
  for (let index = 1; index < bounds.length; index += 1) {
    if (bounds[index]! < bounds[index - 1]!) throw damaged(`${what} are not in their order`);
  }
  const end = bounds.at(-1);
  if (bounds[0] !== 0 || (end !== length - (mayLackEnd ? 1 : 0) && !(mayLackEnd && end === length))) {
    throw damaged(`${what} are not as many as it says`);
  }
}

/** Generators by number, and what controllers add. */
interface Plain {
  readonly amounts: ReadonlyMap<number, number>;
  target: number | undefined;
  keys: Range;
  velocities: Range;
  controlledCents: number;
  movesLoop: boolean;
}

const nothing: Plain = {
  amounts: new Map(),
  target: undefined,
  keys: whole,
  velocities: whole,
  controlledCents: 0,
  movesLoop: false,
};

/** By FluidSynth's rules: ranges come first, what the zone plays last, and what follows counts for nothing. */
function readGenerators(kind: ZoneKind, list: Buffer, from: number, to: number, global: Plain): Plain {
  const amounts = new Map(global.amounts);
  const zone: Plain = { ...global, amounts, target: undefined };
  const targetGenerator = kind === 'preset' ? generator.instrument : generator.sample;
  for (let index = from, before = 'nothing'; index < to; index += 1) {
    const id = list.readUInt16LE(4 * index);
    const range = { low: list.readUInt8(4 * index + 2), high: list.readUInt8(4 * index + 3) };
    if (id === targetGenerator) {
      zone.target = list.readUInt16LE(4 * index + 2);
      break;
    }
    if (id === generator.keys) {
      if (before === 'nothing') zone.keys = range;
      before = 'keys';
    } else if (id === generator.velocities) {
      if (before !== 'others') zone.velocities = range;
      before = 'others';
    } else {
      if (id <= lastGenerator) amounts.set(id, list.readInt16LE(4 * index + 2));
      before = 'others';
    }
  }
  return zone;
}

function readModulators(zone: Plain, list: Buffer, from: number, to: number): void {
  if (to - from > mostModulators) throw damaged('a zone has too many modulators');
  for (let index = from; index < to; index += 1) {
    const destination = destinationAt(list, index);
    zone.movesLoop ||= movesLoop.has(destination);
    const amount = Math.abs(list.readInt16LE(modulatorBytes * index + 4));
    if (tunes.has(destination)) zone.controlledCents += amount * unitCents(destination);
  }
}

/** FluidSynth keeps a byte of it, and writes to the generator of that number without asking. */
function destinationAt(list: Buffer, index: number): number {
  const destination = list.readUInt8(modulatorBytes * index + 2);
  if (destination > lastGenerator) throw damaged('a modulator controls what does not exist');
  if (movesEnd.has(destination)) throw damaged('a modulator moves the end of a sample');
  return destination;
}

/** Those for all voices, which some SoundFonts bring (`DMOD`). Errors: SoundFontFault. */
export function checkDefaultModulators(list: Buffer): void {
  const count = list.length / modulatorBytes;
  if (!Number.isInteger(count) || count < 1 || count > mostModulators) {
    throw damaged('its default modulators are no list');
  }
  for (let index = 0; index < count; index += 1) destinationAt(list, index);
}

const unitCents = (id: number): number => (id === generator.coarseTune ? 100 : 1);

function toZone({ amounts, target, keys, velocities, controlledCents, movesLoop: moves }: Plain): Zone {
  const offset = (ids: readonly number[]): number =>
    ids.reduce((sum, id) => sum + (amounts.get(id) ?? 0) * (coarse.has(id) ? coarseFrames : 1), 0);
  const [mode, root, key] = [generator.sampleModes, generator.rootKey, generator.fixedKey].map((id) =>
    amounts.get(id),
  );
  let bendCents = controlledCents;
  for (const id of tunes) bendCents += Math.abs(amounts.get(id) ?? 0) * unitCents(id);
  return {
    target,
    keys,
    velocities,
    bendCents,
    scaleCents: amounts.get(generator.scaleTuning),
    rootKey: root !== undefined && root >= 0 ? root : undefined,
    fixedKey: key !== undefined && key >= 0 ? key : undefined,
    loops: mode === 1 || mode === 3,
    loopStartOffset: offset(generator.loopStarts),
    loopEndOffset: offset(generator.loopEnds),
    movesLoop: moves,
    endOffset: offset(generator.ends),
  };
}
