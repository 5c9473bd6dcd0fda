import { type MapEntry, mapEntryShape } from '../entry.ts';
import type { Way } from '../ways.ts';
import type { AtAddress } from './heard-addresses.ts';

type HeardValue = AtAddress['values'][number];

/** What a name says of a body. */
const bodily: readonly (readonly [RegExp, string])[] = [
  [/heart|pulse|bpm|(^|[^a-z])hr([^a-z]|$)/i, 'heartRate'],
  [/cadence|spm|(^|[^a-z])steps?_?per/i, 'cadence'],
  [/speed|velocity/i, 'speed'],
  [/power|watt/i, 'power'],
];

/**
 * A mapping that takes what was heard: what is called as a body's is the body's, what is pressed goes on to the next
 * section, and what is turned sets the energy by its whole way. Undefined where none could take it.
 */
export function suggestEntry(
  way: Way,
  address: string,
  { field, word, number }: HeardValue,
): MapEntry | undefined {
  const place = {
    [way]: way === 'button' ? Number(address) : address,
    ...(field !== '' && { field }),
  };
  const suggestion = { ...place, ...meaningOf(way, address, field, word, number) };
  const parsed = mapEntryShape.safeParse(suggestion);
  // A bare word has no place that `when` could name.
  return parsed.success && !(word !== undefined && field === '') ? parsed.data : undefined;
}

function meaningOf(
  way: Way,
  address: string,
  field: string,
  word: string | undefined,
  number: HeardValue['number'],
): MapEntry {
  const press = { reading: 'control', name: 'skip' };
  if (word !== undefined) return { ...press, when: { [field]: word } };
  if (number === undefined || way === 'button' || /note|program/.test(way === 'midi' ? address : ''))
    return press;
  if (way === 'midi') return { reading: 'control', name: 'energy' };
  const said = field === '' ? address : field;
  const reading = bodily.find(([name]) => name.test(said))?.[1];
  if (reading !== undefined) return { reading };
  const { low, high, last } = number;
  if ([low, high, last].every((value) => value === 0 || value === 1)) return press;
  const energy = { reading: 'control', name: 'energy' };
  // What has not moved yet may go from nothing to where it stands.
  const from = low === high ? ([Math.min(0, low), Math.max(0, high)] as const) : ([low, high] as const);
  return { ...energy, from: [rounded(from[0]), rounded(from[1])] };
}

/** Of a way that a hand has gone nobody knows more than this. */
const rounded = (value: number): number => Number(value.toPrecision(4));
