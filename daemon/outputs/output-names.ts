import { TactusError } from '../system/errors.ts';
import { nearest } from '../system/nearest.ts';
import type { OutputEntry, OutputType } from './output-type.ts';
import * as registry from './registry.ts';

/** By the alphabet: in what order a module gives its exports is its loader's affair. */
export const outputTypes: readonly OutputType[] = Object.values(registry).toSorted((one, other) =>
  one.type < other.type ? -1 : 1,
);

/** The names that may be given, for help: `alsa`, `alsa:DEVICE`, `stream`, ... */
export const outputForms: readonly string[] = outputTypes.flatMap((known) => [
  ...(defaultsOf(known) ? [known.type] : []),
  ...(known.short ? [`${known.type}:${known.short.placeholder}`] : []),
]);

/** What is meant by the type alone; undefined when something must be said. */
function defaultsOf({ type, schema }: OutputType): OutputEntry | undefined {
  return schema.safeParse({ type }).data;
}

export function findOutputType(type: string): OutputType | undefined {
  return outputTypes.find((known) => known.type === type);
}

/**
 * Reads the short name of an output (`alsa:hw:0`) as an entry of `outputs.use`.
 *
 * Errors: TactusError `usage` for a name that is none.
 */
export function parseOutput(name: string): OutputEntry {
  const colon = name.indexOf(':');
  const type = colon < 0 ? name : name.slice(0, colon);
  const parameter = colon < 0 ? '' : name.slice(colon + 1);
  const known = findOutputType(type);
  const short = known?.short;
  if (known && parameter === '' && (colon < 0 || short) && defaultsOf(known)) return { type };
  if (short && parameter !== '') return { type, [short.option]: parameter };
  const meant = nearest(name, outputForms);
  throw new TactusError(
    'usage',
    `"${name}" is not an output${meant === undefined ? '' : `; the nearest is ${meant}`}.`,
    `Outputs are ${outputForms.slice(0, -1).join(', ')} and ${outputForms.at(-1)}.`,
  );
}

/**
 * What somebody wrote into `outputs.use`, a short name or a map, as an entry; its options are not looked at.
 *
 * Errors: TactusError `usage` for what is no output.
 */
export function readEntry(given: unknown): OutputEntry {
  const entry = isMap(given) ? { ...given, type: asName(given.type) } : parseOutput(asName(given));
  if (!findOutputType(entry.type)) parseOutput(entry.type);
  return entry;
}

function isMap(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null;
}

/** YAML takes a bare null for nothing: the output is meant. What has no name is read as one that is no output. */
function asName(given: unknown): string {
  return typeof given === 'string' ? given : (JSON.stringify(given) ?? '');
}

/** What an output is called: its short name. */
export function nameOfOutput(entry: OutputEntry): string {
  const known = findOutputType(entry.type);
  const option = known?.short?.option;
  if (!known || option === undefined) return entry.type;
  const isUsual = entry[option] === defaultsOf(known)?.[option];
  return isUsual ? entry.type : `${entry.type}:${entry[option]}`;
}

/** The outputs that there are to choose from here and now, by the names that `outputs.use` takes. */
export async function listOutputChoices(): Promise<
  readonly { readonly name: string; readonly description: string }[]
> {
  const each = outputTypes.map(async (known) => {
    const { type, short, schema } = known;
    const choices = short ? await known.choices() : [];
    if (choices.length > 0)
      return choices.map(({ value, description }) => ({ name: `${type}:${value}`, description }));
    return defaultsOf(known) ? [{ name: type, description: schema.description ?? '' }] : [];
  });
  return (await Promise.all(each)).flat();
}
