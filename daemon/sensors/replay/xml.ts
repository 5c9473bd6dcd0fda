import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import type { TactusError } from '../../system/errors.ts';
import { badRecording } from './track.ts';

/** What the XML of recordings has in common. */

/** As XML Schema and people write them, of any length: `12.5`, `.2`, `+1`, `1e-5`. */
export const numberText = z
  .string()
  .regex(/^\s*[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?\s*$/)
  .transform(Number)
  .pipe(z.number());
export const optionalNumber = numberText.optional().catch(undefined);
/** A number as some programs write it where people write commas. */
export const commaText = z.string().regex(/^\s*[-+]?\d*,\d+\s*$/);

export const decimalCommas = (name: string, where: string): TactusError =>
  badRecording(
    name,
    `has decimal commas in its ${where}`,
    'Export it again with decimal points, or put points in their place.',
  );
/** Why a place is left out. */
export const impossiblePlace = 'no latitude and longitude that could be';

/** An element that is empty, or has text where none belongs, comes as text. */
export const element = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess((value) => (typeof value === 'string' ? {} : value), z.object(shape));

/** How a kind of recording is nested. */
interface XmlForm {
  readonly root: string;
  /** Those that tell something; an element with others (a unit, a type) is read as if it had none. */
  readonly attributes: ReadonlySet<string>;
  /** Elements of which there may be several. */
  readonly lists: ReadonlySet<string>;
  readonly point: string;
  /** What closes a file behind a point. */
  readonly behindPoint: string;
}

const cutRemark = 'the file is cut off; it was read to its last whole point';
const damagedFix = 'Export it again from the program that made it.';

/**
 * Elements and attributes alike by their names, without namespaces; numbers are text still. A telephone that ran out of
 * power leaves a file without an end: it is closed behind its last whole point, as a remark says.
 *
 * Errors: TactusError `badData` when it is damaged in its midst.
 */
export function parseXml(
  name: string,
  text: string,
  form: XmlForm,
): { readonly value: unknown; readonly remarks: readonly string[] } {
  const { xml, isCut } = wholeXml(name, text.trimStart(), form);
  const parser = new XMLParser({
    ignoreAttributes: (attribute) => !form.attributes.has(attribute),
    attributeNamePrefix: '',
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: false,
    isArray: (tag) => form.lists.has(tag),
  });
  try {
    return { value: parser.parse(xml), remarks: isCut ? [cutRemark] : [] };
  } catch (error) {
    // The validator lets some damage pass that the parser then stumbles over.
    throw badRecording(name, 'is damaged or cut off', damagedFix, error);
  }
}

function wholeXml(
  name: string,
  text: string,
  { root, point, behindPoint }: XmlForm,
): { readonly xml: string; readonly isCut: boolean } {
  const validity = XMLValidator.validate(text);
  if (validity === true) return { xml: text, isCut: false };
  const endsWhole = new RegExp(`</(\\w+:)?${root}\\s*>\\s*$`).test(text.slice(-64));
  const pointEnd = `</${point}>`;
  const lastPoint = text.lastIndexOf(pointEnd);
  if (!endsWhole && lastPoint >= 0) {
    const xml = `${text.slice(0, lastPoint + pointEnd.length)}${behindPoint}`;
    if (XMLValidator.validate(xml) === true) return { xml, isCut: true };
  }
  const { line, msg } = validity.err;
  throw badRecording(name, `is damaged or cut off: line ${line}: ${msg}`, damagedFix);
}

const isoTime = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d+))?\s*(Z|[-+]\d\d(?::?\d\d)?)?$/i;

/** Unix seconds; undefined for what is no time. A time that names no zone is UTC, wherever it is read. */
export function isoSeconds(text: string): number | undefined {
  const match = isoTime.exec(text.trim());
  if (!match) return undefined;
  const [, day, time, fraction = '0', zone = 'Z'] = match;
  const offset =
    zone.toUpperCase() === 'Z' ? 'Z' : zone.replace(/^(...):?(\d\d)?$/, '$1:$2').replace(/:$/, ':00');
  const millis = Date.parse(`${day}T${time}${time?.length === 5 ? ':00' : ''}${offset}`);
  return Number.isFinite(millis) ? millis / 1000 + Number(`0.${fraction}`) : undefined;
}

/** Extensions nest differently in every program; what counts is the innermost name, in small letters. */
export function numbersIn(
  extensions: unknown,
  into = new Map<string, number>(),
  depth = 0,
): Map<string, number> {
  if (typeof extensions !== 'object' || extensions === null || depth > 4) return into;
  for (const [tag, value] of Object.entries(extensions)) {
    const parsed = numberText.safeParse(value);
    if (parsed.success) into.set(tag.toLowerCase(), parsed.data);
    else numbersIn(value, into, depth + 1);
  }
  return into;
}
