import { unit as unitOf } from '../../system/numbers.ts';
import { isPressable, isPressed } from '../words.ts';
import { type MapEntry, mappedFields } from './entry.ts';
import { unitsOf } from './units.ts';
import { isNothing, numberOf, pressOf, valueAt, wallSecondsOf } from './value-at.ts';

/** One message: what was said, and whose it is unless it names its device. */
export interface ForeignMessage {
  readonly said: unknown;
  readonly sensorId: string;
}

/** What an entry found in a message. */
export interface Item {
  readonly entry: MapEntry;
  readonly sensorId: string;
  readonly fields: Readonly<Record<string, number>>;
  readonly wallSeconds: number | undefined;
  /** What is pressed told of by a number on its way from one end to the other: where it stands, not that something happened. */
  readonly isLevel: boolean;
}

const mostItems = 2000;

/** All that the entries find in a message, and why they could not take what was meant for them. */
export function readItems(
  entries: readonly MapEntry[],
  { said, sensorId }: ForeignMessage,
): { readonly items: readonly Item[]; readonly refused: string[] } {
  const refused: string[] = [];
  const items: Item[] = [];
  const absent: string[] = [];
  for (const entry of entries) {
    const list = entry.each === undefined ? [said] : valueAt(said, entry.each);
    if (!Array.isArray(list)) absent.push(`it has no list at ${entry.each}`);
    else
      for (const part of meantFor(entry, list)) {
        const item = readItem(entry, part, sensorId);
        if (item === undefined) continue;
        if ('absent' in item) absent.push(item.absent);
        else if ('refused' in item) refused.push(item.refused);
        else items.push(item);
      }
  }
  // One entry's field that is absent may be another entry's affair; it is told when nobody's it was.
  if (items.length === 0 && refused.length === 0 && absent[0] !== undefined) refused.push(absent[0]);
  return { items, refused };
}

/** Those that are this entry's affair. */
function meantFor(entry: MapEntry, list: readonly unknown[]): readonly unknown[] {
  const wanted = Object.entries(entry.when ?? {});
  return list
    .filter((item) => wanted.every(([path, value]) => isSame(valueAt(item, path), value)))
    .slice(-mostItems);
}

function readItem(
  entry: MapEntry,
  said: unknown,
  ownId: string,
): Item | { readonly absent: string } | { readonly refused: string } | undefined {
  const { reading = '', name } = entry;
  const isPress = isPressed(reading, name);
  // An OSC message without numbers is a press; where a value is meant to be, it must be there.
  const needsValue = isPressable(reading) && !(isPress && Array.isArray(said) && said.length === 0);
  const fields: Record<string, number> = {};
  let isLevel = false;
  for (const [index, spoken] of (mappedFields.get(reading) ?? []).entries()) {
    const field = spoken.replace('?', '');
    const place = placeOf(entry, field, index, said);
    const value = place && valueAt(said, place.path);
    const isOptional = spoken.endsWith('?') && !needsValue;
    if (isNothing(value) && !isOptional) return undefined;
    if (place === undefined || value === undefined || isNothing(value)) {
      if (!isOptional) return { absent: `it has no ${Array.isArray(said) ? field : place?.path || field}` };
      continue;
    }
    const press = isPress ? pressOf(value) : undefined;
    const number = press === undefined ? numberOf(value) : Number(press);
    if (number === undefined) {
      // Which word of a button is the event, `when` says.
      if (isPress && entry.when !== undefined) continue;
      return { refused: `${place.path || reading}: ${shown(value)} is no number` };
    }
    // Below 0 is what phones say for not known.
    if (number < 0 && isOptional && (field === 'speedMps' || field === 'accuracyMeters')) continue;
    isLevel = isPress && entry.from !== undefined && press === undefined;
    fields[field] = entry.from === undefined ? number * place.factor : alongTheWay(entry, entry.from, number);
  }
  if (reading === 'control') fields.value01 ??= 1;
  if (reading === 'step' && fields.strength01 === 0 && !isLevel) return undefined;
  const device = entry.device === undefined ? undefined : valueAt(said, entry.device);
  return {
    entry,
    sensorId: typeof device === 'string' || typeof device === 'number' ? idOf(`${ownId}.${device}`) : ownId,
    fields,
    wallSeconds: entry.time === undefined ? undefined : wallSecondsOf(valueAt(said, entry.time)),
    isLevel,
  };
}

/** What lies outside is taken for the end that it is beyond. */
export function alongTheWay(
  { to = [0, 1], curve = 1 }: Pick<MapEntry, 'to' | 'curve'>,
  [first, last]: readonly [number, number],
  value: number,
): number {
  const share = unitOf((value - first) / (last - first)) ** curve;
  return to[0] + share * (to[1] - to[0]);
}

/** Where a field stands, and what makes it ours. Without any words about it, numbers stand in their order. */
function placeOf(
  { field: only, fields, unit, scale = 1 }: MapEntry,
  field: string,
  index: number,
  said: unknown,
): { readonly path: string; readonly factor: number } | undefined {
  const factorOf = (given: string | undefined): number =>
    given === undefined ? 1 : (unitsOf(field)[given] ?? 1);
  if (fields !== undefined) {
    const given = Object.hasOwn(fields, field) ? fields[field] : undefined;
    if (given === undefined) return undefined;
    if (typeof given === 'string') return { path: given, factor: 1 };
    return { path: given.field, factor: factorOf(given.unit) * (given.scale ?? 1) };
  }
  const factor = factorOf(unit) * scale;
  if (Array.isArray(said)) return { path: index === 0 && only !== undefined ? only : String(index), factor };
  return index === 0 ? { path: only ?? '', factor } : undefined;
}

/** In JSON 7 may be written "7". */
function isSame(value: unknown, wanted: string | number | boolean): boolean {
  return typeof value !== 'object' && String(value) === String(wanted);
}

function shown(value: unknown): string {
  if (typeof value !== 'object') return JSON.stringify(String(value).slice(0, 60));
  return Array.isArray(value) ? 'a list' : 'an object (of which `field` names a part)';
}

/** A name that a sensor may have, of whatever a program calls itself. */
export function idOf(text: string): string {
  return text
    .slice(0, 200)
    .replace(/[^\w:.-]+/g, '.')
    .replace(/^\.+|\.+$/g, '')
    .slice(0, 64);
}
