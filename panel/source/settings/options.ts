import { sentence } from '../model/format.ts';
import { settingsWords } from '../words/settings.ts';

/** One option as the daemon tells it. */
export interface Option {
  readonly path: string;
  readonly help: string;
  /** What fits, as JSON Schema. */
  readonly schema: Schema;
  readonly value?: unknown;
  readonly default?: unknown;
  readonly source: 'default' | 'file' | 'commandLine';
  /** Saved, and taken by the next start; null for none. */
  readonly next?: unknown;
  readonly restartNeeded: boolean;
  readonly secret?: true | undefined;
  readonly isSet?: boolean | undefined;
}

interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** How an option is asked for: one of a few, several of a few, a line each, JSON for whatever has a shape of its own. */
export type Field = 'switch' | 'choice' | 'several' | 'number' | 'text' | 'secret' | 'lines' | 'json';

/** What somebody wishes an option to be. */
export interface Draft {
  /** As it stands in the field. */
  readonly text: string;
  /** Null goes back to the default. */
  readonly value?: unknown;
  /** Why that is no value at all. */
  readonly fault?: string;
}

export function fieldOf({ schema, secret }: Pick<Option, 'schema' | 'secret'>): Field {
  if (secret) return 'secret';
  if (schema.type === 'boolean') return 'switch';
  if (choicesOf({ schema }).length > 0) return schema.type === 'array' ? 'several' : 'choice';
  if (schema.type === 'number' || schema.type === 'integer') return 'number';
  if (schema.type === 'array') return isPlain(schema.items) ? 'lines' : 'json';
  if (schema.type === 'string') return 'text';
  return kindsOf(schema).every((kind) => isPlain(kind)) ? 'text' : 'json';
}

/** What can be counted. */
export function choicesOf({ schema }: Pick<Option, 'schema'>): readonly string[] {
  const { enum: names } = schema.type === 'array' ? (schema.items ?? {}) : schema;
  return names?.every((name) => typeof name === 'string' || typeof name === 'number')
    ? names.map(String)
    : [];
}

const kindsOf = (schema: Schema): readonly Schema[] => schema.anyOf ?? schema.oneOf ?? [schema];

function isPlain(schema: Schema | undefined): boolean {
  if (schema?.enum !== undefined || schema?.const !== undefined) return true;
  return ['string', 'number', 'integer', 'boolean', 'null'].includes(schema?.type ?? '');
}

/** What is saved: what runs until the next start may be another. */
export const savedValue = (option: Option): unknown => ('next' in option ? option.next : option.value);

export function textOf(option: Option, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  const field = fieldOf(option);
  if (Array.isArray(value) && (field === 'lines' || field === 'several')) return value.map(String).join('\n');
  return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value);
}

/** In a line, for people. */
export function briefly(value: unknown): string {
  const words = settingsWords();
  if (value === undefined || value === null || value === '') return words.nothing;
  if (typeof value === 'object' && Object.keys(value).length === 0) return words.nothing;
  if (value === true) return words.on;
  if (value === false) return words.off;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** "60 to 240", "at least 1"; empty where nothing is said. */
export function rangeOf({ type, items, ...schema }: Schema): string {
  if (type === 'array') return items === undefined ? '' : rangeOf(items);
  // The limits of whole numbers stand where nobody asked for any.
  const known = (limit: number | undefined) =>
    limit === undefined || Math.abs(limit) >= Number.MAX_SAFE_INTEGER ? undefined : limit;
  const low = known(schema.minimum ?? schema.exclusiveMinimum);
  const high = known(schema.maximum ?? schema.exclusiveMaximum);
  const words = settingsWords().range;
  if (low !== undefined && high !== undefined) return words.between(low, high);
  if (low !== undefined) return words.atLeast(low);
  return high === undefined ? '' : words.atMost(high);
}

/** Units at the end of names: what an option means says them in words. */
const unit = /(01|Bpm|Spm|Mps|Hz|Ms|Seconds|Meters|Watts)$/;

/** What is said by its letters. */
const letters = /\b(osc|mqtt|midi|url|gps|ble|id|pcm|mp3|https?)\b/gi;

/** `sensors.osc.port` as "OSC: port": the section stands above it. */
export function titleOf(path: string): string {
  const [section = '', ...names] = path.split('.');
  const words = (names.length === 0 ? [section] : names).map((name) => sentence(name.replace(unit, '')));
  const said = words.map((word, index) => (index === 0 ? word : word.toLowerCase())).join(': ');
  return said.replace(letters, (word) => word.toUpperCase());
}

/** What is wished by this text; undefined when that is what is saved. */
export function draftOf(option: Option, text: string): Draft | undefined {
  // Of a secret nothing is known: an empty field leaves it as it is.
  if (text === (option.secret ? '' : textOf(option, savedValue(option)))) return undefined;
  return { text, ...parse(option, text) };
}

/** Back to the default. */
export const defaultDraft = (option: Option): Draft => ({
  text: textOf(option, option.default),
  value: null,
});

function parse(option: Option, text: string): { readonly value: unknown } | { readonly fault: string } {
  const trimmed = text.trim();
  switch (fieldOf(option)) {
    case 'switch':
      return { value: text === 'true' };
    case 'choice':
      return { value: option.schema.enum?.find((one) => String(one) === text) ?? text };
    case 'number':
      return trimmed === '' ? { value: null } : numberIn(trimmed, option.schema);
    case 'several':
      return { value: linesOf(text) };
    case 'lines':
      return listIn(linesOf(text), option.schema.items ?? {});
    case 'json':
      return trimmed === '' ? { value: null } : jsonIn(trimmed);
    default:
      // Nothing is no text, but where it is the default.
      return trimmed === '' && option.default !== '' ? { value: null } : plainIn(text, option.schema);
  }
}

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

function numberIn(text: string, schema: Schema): { readonly value: number } | { readonly fault: string } {
  const value = Number(text.replace(',', '.'));
  const words = settingsWords().faults;
  if (!Number.isFinite(value)) return { fault: words.noNumber };
  if (schema.type === 'integer' && !Number.isInteger(value)) return { fault: words.notWhole };
  const { minimum = value, maximum = value } = schema;
  return value < minimum || value > maximum ? { fault: words.outside(rangeOf(schema)) } : { value };
}

function listIn(
  lines: readonly string[],
  items: Schema,
): { readonly value: readonly unknown[] } | { readonly fault: string } {
  const values = lines.map((line) => plainIn(line, items));
  const wrong = values.find((value) => 'fault' in value);
  return wrong ?? { value: values.map((each) => ('value' in each ? each.value : undefined)) };
}

/** A text, a number or a word that has a meaning, whichever of them fits. */
function plainIn(text: string, schema: Schema): { readonly value: unknown } | { readonly fault: string } {
  const kinds = kindsOf(schema);
  const asNumber = kinds.find(({ type }) => type === 'number' || type === 'integer');
  const isWord = kinds.some((kind) => kind.const === text || kind.enum?.includes(text));
  if (asNumber && !isWord && /^[-+\d.,]/.test(text)) return numberIn(text, asNumber);
  if (kinds.some(({ type }) => type === 'boolean') && /^(true|false)$/.test(text))
    return { value: text === 'true' };
  if (asNumber && !isWord && kinds.length === 1) return { fault: settingsWords().faults.noNumber };
  return { value: text };
}

function jsonIn(text: string): { readonly value: unknown } | { readonly fault: string } {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { fault: settingsWords().faults.noJson };
  }
}

type Patch = { [name: string]: unknown };

/** Drafts by path as one merge patch. */
export function patchOf(drafts: ReadonlyMap<string, Draft>): Patch {
  const patch: Patch = {};
  for (const [path, { value }] of drafts) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    let place = patch;
    for (const name of names) {
      place[name] ??= {};
      place = place[name] as Patch;
    }
    place[last] = value;
  }
  return patch;
}

/** Whether a person who seeks this means that option: all words, anywhere in what is said of it. */
export function isSought(
  { path, help, title = '' }: Pick<Option, 'path' | 'help'> & { readonly title?: string },
  sought: string,
): boolean {
  const text = `${path} ${titleOf(path)} ${title} ${help}`.toLowerCase();
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
