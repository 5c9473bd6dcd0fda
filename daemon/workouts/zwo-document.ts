import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { badWorkout } from './bad-workout.ts';

export const exportFix = 'Export it again from the program that made it.';
const deepestElements = 20;

/** An element in the order of the file; names and attributes in small letters, for programs write them as they like. */
export interface ZwoElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly ZwoElement[];
  readonly text: string;
}

/** The outermost element. Errors: TactusError `badData` when it is damaged or no workout. */
export function zwoRoot(name: string, text: string): ZwoElement {
  // Nothing of ours declares anything; what does wants entities to grow.
  if (/<!(doctype|entity)/i.test(text))
    throw badWorkout(name, 'has a document type, which no workout needs', exportFix);
  const validity = XMLValidator.validate(text);
  if (validity !== true) {
    const { line, msg } = validity.err;
    throw badWorkout(name, `is damaged or cut off: line ${line}: ${msg}`, exportFix);
  }
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: false,
    transformTagName: (tag) => tag.toLowerCase(),
    transformAttributeName: (attribute) => attribute.toLowerCase(),
    ignoreDeclaration: true,
    ignorePiTags: true,
  });
  let parsed: unknown;
  try {
    parsed = parser.parse(text);
  } catch (error) {
    throw badWorkout(name, 'is damaged or cut off', exportFix, error);
  }
  const root = elementsOf(name, parsed, 0).find(({ tag }) => tag === 'workout_file');
  if (root === undefined) throw badWorkout(name, 'is XML of another kind, no Zwift workout', exportFix);
  return root;
}

function elementsOf(name: string, nodes: unknown, depth: number): ZwoElement[] {
  if (depth > deepestElements) throw badWorkout(name, 'is nested too deeply', exportFix);
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: Readonly<Record<string, unknown>>): ZwoElement[] => {
    const tag = Object.keys(node).find((key) => key !== ':@');
    if (tag === undefined || tag === '#text') return [];
    const inner = Array.isArray(node[tag]) ? node[tag] : [];
    const attributes = Object.fromEntries(
      Object.entries(node[':@'] ?? {}).map(([key, value]) => [key, plain(String(value))]),
    );
    const text = inner
      .filter((each: object) => '#text' in each)
      .map((each: { readonly '#text': unknown }) => String(each['#text']))
      .join(' ');
    return [{ tag, attributes, children: elementsOf(name, inner, depth + 1), text: plain(text).trim() }];
  });
}

const entities: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" },
};

/** The five entities that XML itself has, and characters by number; others stay as they are. */
function plain(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w{2,4}));/gi, (whole, decimal, hex, named) => {
    if (named !== undefined) return entities[String(named)] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code >= 32 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
  });
}
