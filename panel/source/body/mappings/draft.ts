import type { Entry, Way } from './mappings-api.ts';
import { isBodily, isGliding, isTurned, type Target } from './targets.ts';

/** Where a mapping listens. */
export interface Source {
  readonly way: Way;
  readonly address: string;
  readonly field: string;
  /** Where it says words: the one that means it. */
  readonly word: string | undefined;
}

export type Range = readonly [number, number];

/** What somebody chooses for a mapping, before it is one. */
export interface Draft {
  readonly source: Source;
  readonly target: Pick<Target, 'reading' | 'name'>;
  /** The way that it goes; undefined where there is none, as of a key. */
  readonly range: Range | undefined;
  readonly isTurnedOver: boolean;
  /** Of the body: it comes in the right unit, and has no ends. */
  readonly isAsTold: boolean;
  /** Of the body: what the ends are, in our unit. */
  readonly to: Range;
  /** How far it has gone is raised to this power; 1: evenly. */
  readonly curve: number;
  /** 0: at once. */
  readonly smoothSeconds: number;
}

/** What is either pressed or not has no way. */
export const isSwitch = ({ way, address, word }: Source, range: Range | undefined): boolean =>
  word !== undefined ||
  way === 'button' ||
  (way === 'midi' && /note|program/.test(address)) ||
  range === undefined ||
  range[0] === range[1] ||
  (way !== 'midi' && range[0] === 0 && range[1] === 1);

/** The mapping that it is; `before`: what it was, of which is kept what is not chosen here. */
export function entryOf(draft: Draft, before: Entry = {}): Entry {
  const { source, target, range, isTurnedOver, isAsTold, to, curve, smoothSeconds } = draft;
  const { way, address, field, word } = source;
  const { from: _from, to: _to, name: _name, when: _when, unit, scale, field: _field, ...rest } = before;
  const { curve: _curve, smoothSeconds: _smooth, ...kept } = rest;
  const place = { [way]: way === 'button' ? Number(address) : address, ...(field !== '' && { field }) };
  const meaning = {
    reading: target.reading,
    ...(target.name !== undefined && { name: target.name }),
    ...(smoothSeconds > 0 && isGliding(target) && { smoothSeconds }),
  };
  const entry = { ...kept, ...place, ...meaning };
  if (word !== undefined) return { ...entry, when: { [field]: word } };
  const told = { ...(unit !== undefined && { unit }), ...(scale !== undefined && { scale }) };
  if (isBodily(target) && isAsTold) return { ...entry, ...told };
  if (!isTurned(target) && !isBodily(target) && isSwitch(source, range) && !isTurnedOver) return entry;
  if (range === undefined || range[0] === range[1]) return { ...entry, ...told };
  const [low, high] = [rounded(range[0]), rounded(range[1])];
  // What comes as 0 to 1 needs no words about it.
  if (!isBodily(target) && low === 0 && high === 1 && !isTurnedOver && curve === 1) return entry;
  return {
    ...entry,
    from: isTurnedOver ? [high, low] : [low, high],
    ...(curve !== 1 && { curve }),
    ...(isBodily(target) && { to: [to[0], to[1]] as const }),
  };
}

/** Of a mapping that is to be changed. */
export function draftOf(entry: Entry, source: Source, usual: Range): Draft {
  const { reading = 'control', name, from, to, curve = 1, smoothSeconds = 0 } = entry;
  const range = from && ([Math.min(...from), Math.max(...from)] as const);
  return {
    source,
    target: { reading, ...(name !== undefined && { name }) },
    range: range ?? (isTurned({ reading, ...(name !== undefined && { name }) }) ? [0, 1] : undefined),
    isTurnedOver: from !== undefined && from[0] > from[1],
    isAsTold: isBodily({ reading }) && from === undefined,
    to: to ?? usual,
    ...{ curve, smoothSeconds },
  };
}

/** What it can be changed to here; what is richer is changed as it is written. */
export const isSimple = ({ preset, fields, each, withoutGravity, when, homeAssistant }: Entry): boolean =>
  [preset, fields, each, withoutGravity, homeAssistant].every((part) => part === undefined) &&
  Object.keys(when ?? {}).length <= 1;

/** Where a value stands on its way, 0 to 1; undefined where there is no way. */
export function shareIn(range: Range | undefined, value: number): number | undefined {
  if (range === undefined || range[0] === range[1]) return undefined;
  return Math.min(1, Math.max(0, (value - range[0]) / (range[1] - range[0])));
}

/** The same as the daemon will make it. */
export function sharedOf({ range, isTurnedOver, curve }: Draft, value: number): number | undefined {
  const share = shareIn(range, value);
  return share === undefined ? undefined : (isTurnedOver ? 1 - share : share) ** curve;
}

/** No hand is finer. */
const rounded = (value: number): number => Number(value.toPrecision(4));
