import { numberOf, pressOf } from '../value-at.ts';

/** A number, or a word, and where it stands in a message: as an entry's `field` names it, empty for the whole. */
export interface FoundValue {
  readonly field: string;
  readonly value: number | string;
}

const mostValues = 16;
const deepest = 4;
const longestField = 80;
const longestWord = 40;
/** More of a list or an object is not looked at. */
const mostLooked = 64;

/** All that a mapping could take from a message; of a huge one the first few. */
export function valuesIn(said: unknown): readonly FoundValue[] {
  const found: FoundValue[] = [];
  // An OSC message without numbers is a press, and one with a single number is that number.
  if (Array.isArray(said) && said.length === 0) return [{ field: '', value: 1 }];
  collect(Array.isArray(said) && said.length === 1 ? said[0] : said, '', 0, found);
  return found;
}

function collect(said: unknown, field: string, depth: number, found: FoundValue[]): void {
  if (found.length >= mostValues || field.length > longestField) return;
  if (typeof said === 'object' && said !== null) {
    if (depth >= deepest) return;
    let looked = 0;
    for (const name in said) {
      looked += 1;
      if (looked > mostLooked || found.length >= mostValues) return;
      // What has a dot in its name cannot be named.
      if (!Object.hasOwn(said, name) || !/^[^.|]+$/.test(name)) continue;
      collect(
        (said as Record<string, unknown>)[name],
        field === '' ? name : `${field}.${name}`,
        depth + 1,
        found,
      );
    }
    return;
  }
  const value =
    numberOf(said) ?? (typeof said === 'boolean' || typeof said === 'string' ? wordOf(said) : undefined);
  if (value !== undefined) found.push({ field, value });
}

function wordOf(said: boolean | string): number | string | undefined {
  const press = pressOf(said);
  if (press !== undefined) return Number(press);
  return typeof said === 'string' && said !== '' && said.length <= longestWord ? said : undefined;
}
