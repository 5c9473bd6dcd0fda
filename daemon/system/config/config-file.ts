import { open } from 'node:fs/promises';
import { type Document, isMap, isNode, LineCounter, parseDocument, type YAMLError } from 'yaml';
import type { z } from 'zod';
import { messageOf, TactusError } from '../errors.ts';
import { lastGoodPath, writeFileAtomically } from '../files/atomic-file.ts';
import { type Fault, faultsOf, judge, unknownNames } from './config-faults.ts';
import { maximumDepth, parseOverride, setValue, splitPath } from './config-overrides.ts';
import { readOptions } from './config-schema.ts';

const maximumBytes = 256 * 1024;
const maximumAliases = 20;

export interface ConfigurationSource<Schema extends z.ZodType = z.ZodType> {
  /** A YAML file; without one all options have their defaults. */
  readonly file?: string;
  /**
   * For a file that nobody named (the one in /etc; not the one of `--config`): when it is not there or cannot be read, the
   * defaults stand in for it, and this hears why.
   */
  readonly orDefaults?: (why: 'missing' | TactusError) => void;
  /** `path=value` each, later ones win: what stood behind `--set`. */
  readonly overrides?: readonly string[];
  /** What else is wrong with it that the schema does not know; it may see the defaults where the schema found a fault. */
  readonly examine?: (configuration: z.output<Schema>) => Promise<readonly Fault[]>;
}

/**
 * The configuration: the file, the overrides over it, the schema's defaults under it.
 *
 * Errors: TactusError `configuration` with all faults of file and overrides at once, each with its place and the nearest
 * valid name; `noInput` when the file cannot be read; `usage` for an override that is not `path=value`.
 */
export async function loadConfiguration<Schema extends z.ZodType>(
  schema: Schema,
  source: ConfigurationSource<Schema>,
): Promise<z.output<Schema>> {
  const root = readOptions(schema);
  const overrides = (source.overrides ?? []).map((text) => parseOverride(root, text));
  const text = source.file === undefined ? '' : await readText(source.file, source.orDefaults);
  const lines = new LineCounter();
  const document = parseYaml(text, source.file ?? '', lines);
  const values = toMapping(document, source.file ?? '');
  for (const { path, value } of overrides) setValue(values, path, value);

  const { faults, known } = judge(schema, root, values);
  // The rest is looked at as well as it can be, so that all is told at once.
  const more = known === undefined ? [] : ((await source.examine?.(known)) ?? []);
  const isTold = ({ path }: Fault): boolean => faults.some((fault) => isWithin(join(path), join(fault.path)));
  const all = [...faults, ...more.filter((fault) => !isTold(fault))];
  if (known !== undefined && all.length === 0) return known;

  const overridden = new Set(overrides.map(({ path }) => path.join('.')));
  throw configurationError(all, ({ path }) => {
    if ([...overridden].some((each) => isWithin(path.join('.'), each))) return '--set';
    const line = lineOf(document, lines, path);
    return source.file === undefined ? '' : line === undefined ? source.file : `${source.file}:${line}`;
  });
}

/**
 * Writes changed options into a configuration file and leaves its other lines and all comments as they are. The result
 * is checked before it is written; the previous file is kept as `lastGoodPath(file)`.
 *
 * Errors: as `loadConfiguration`, and `cannotCreate`.
 */
export async function saveOptions(
  schema: z.ZodType,
  file: string,
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  const lines = new LineCounter();
  const document = parseYaml(await readText(file, throwUnlessMissing), file, lines);
  toMapping(document, file);
  for (const [name, value] of Object.entries(changes)) {
    const path = splitPath(name);
    // A section that is written but empty (`panel:`) is null to YAML and would swallow the option.
    for (let depth = 1; depth < path.length; depth += 1) {
      const above = document.getIn(path.slice(0, depth), true);
      if (above !== undefined && !isMap(above)) document.deleteIn(path.slice(0, depth));
    }
    if (value === undefined) document.deleteIn(path);
    else document.setIn(path, value);
  }
  const root = readOptions(schema);
  const values = toMapping(document, file);
  const parsed = schema.safeParse(values);
  const faults = [...unknownNames(root, values), ...faultsOf(root, values, parsed.error?.issues ?? [])];
  if (faults.length > 0 || !parsed.success) throw configurationError(faults, () => '');
  await writeFileAtomically(file, String(document), { keepLastGood: true, mode: 0o640 });
}

const throwUnlessMissing = (why: 'missing' | TactusError): void => {
  if (why !== 'missing') throw why;
};

async function readText(file: string, orDefaults: ConfigurationSource['orDefaults']): Promise<string> {
  const fault = (what: string, fix: string, cause?: unknown): TactusError =>
    new TactusError('noInput', `The configuration file ${file} ${what}.`, fix, { cause });
  const another = 'Give a readable file with --config.';
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      if (size > maximumBytes) throw fault(`is too large: ${size} bytes, at most ${maximumBytes}`, another);
      return await handle.readFile('utf8');
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof TactusError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    const why =
      code === 'ENOENT'
        ? fault('does not exist', another, error)
        : fault(
            `cannot be read (${code})`,
            code === 'EACCES' ? `Put sudo before it, or: ${another}` : another,
            error,
          );
    if (!orDefaults) throw why;
    orDefaults(code === 'ENOENT' ? 'missing' : why);
    return '';
  }
}

function parseYaml(text: string, file: string, lines: LineCounter): Document {
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const faults = document.errors.map((error) => `  ${placeOf(error, file, lines)}  ${error.message}`);
    throw new TactusError(
      'configuration',
      `${file} is not YAML:\n${faults.slice(0, 20).join('\n')}`,
      `Correct it, or go back to ${lastGoodPath(file)} if there is one.`,
    );
  }
  return document;
}

function placeOf(error: YAMLError, file: string, lines: LineCounter): string {
  return `${file}:${lines.linePos(error.pos[0]).line}`;
}

function toMapping(document: Document, file: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: maximumAliases }) ?? {};
  } catch (error) {
    throw new TactusError(
      'configuration',
      `${file} cannot be expanded: ${messageOf(error)}`,
      'Write the values out instead of repeating them with anchors.',
    );
  }
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new TactusError(
      'configuration',
      `${file} holds ${Array.isArray(value) ? 'a list' : 'one value'} where sections are expected.`,
      'See `tactus config print` for how it should look.',
    );
  }
  const values = value as Record<string, unknown>;
  if (depthOf(values) > maximumDepth) {
    throw new TactusError('configuration', `${file} is nested too deeply.`, 'See `tactus config print`.');
  }
  // An empty section (`panel:` with only comments below) means its defaults.
  for (const name of Object.keys(values)) if (values[name] === null) delete values[name];
  return values;
}

function depthOf(value: unknown, depth = 0): number {
  if (typeof value !== 'object' || value === null || depth > maximumDepth) return depth;
  return Math.max(depth, ...Object.values(value).map((child) => depthOf(child, depth + 1)));
}

function lineOf(document: Document, lines: LineCounter, path: readonly string[]): number | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = document.getIn(path.slice(0, length - 1), true) ?? document.contents;
    if (!isMap(parent)) continue;
    const pair = parent.items.find(({ key }) => isNode(key) && String(key) === path[length - 1]);
    const start = isNode(pair?.key) ? pair.key.range?.[0] : undefined;
    if (start !== undefined) return lines.linePos(start).line;
  }
  return undefined;
}

const join = (path: readonly string[]): string => path.join('.');

const isWithin = (path: string, ancestor: string): boolean =>
  path === ancestor || path.startsWith(`${ancestor}.`) || ancestor.startsWith(`${path}.`);

function configurationError(faults: readonly Fault[], whereIsFault: (fault: Fault) => string): TactusError {
  const lines = faults.map((fault) => {
    const where = whereIsFault(fault);
    return `${where ? `${where}  ` : ''}${join(fault.path)}: ${fault.message}`;
  });
  const [only] = faults;
  if (faults.length === 1 && only?.kind !== undefined) {
    return new TactusError(only.kind, only.message, only.fix ?? seeOptions);
  }
  return new TactusError(
    'configuration',
    faults.length === 1
      ? `The configuration has a fault: ${lines[0]}`
      : `The configuration has ${faults.length} faults:\n${lines.map((line) => `  ${line}`).join('\n')}`,
    seeOptions,
  );
}

const seeOptions = 'See `tactus config print` for every option with its range.';
