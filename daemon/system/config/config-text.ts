import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { messageOf, TactusError } from '../errors.ts';
import { lastGoodPath } from '../files/atomic-file.ts';
import { ConfigurationError } from './config-error.ts';
import { type Fault, judge } from './config-faults.ts';
import { formerPath, migrate, remarkOn } from './config-migrations.ts';
import { maximumDepth, type Override, setValue } from './config-overrides.ts';
import type { OptionTree } from './config-schema.ts';
import type { Mapping } from './merge-patch.ts';

/** More than any configuration has; whoever reads one need not read more. */
export const maximumBytes = 256 * 1024;
const maximumAliases = 20;

/** What a file says, with what stands over it. */
export interface JudgedText<Configuration> {
  /** Not the ones that have a fault; undefined where nothing mends it. */
  readonly known: Configuration | undefined;
  readonly faults: readonly Fault[];
  /** What is right, but said as it was in an earlier version. */
  readonly remarks: readonly string[];
  /** Without those about what is known to be wrong already. */
  untold(more: readonly Fault[]): readonly Fault[];
  error(faults: readonly Fault[]): ConfigurationError;
}

/**
 * A configuration's text, the overrides over it and the schema's defaults under it. `file`: how it is called.
 *
 * Errors: TactusError `configuration` for what is no YAML, or no sections.
 */
export function judgeText<Schema extends z.ZodType>(
  { schema, root }: { readonly schema: Schema; readonly root: OptionTree },
  text: string,
  file: string | undefined,
  overrides: readonly Override[],
): JudgedText<z.output<Schema>> {
  const lines = new LineCounter();
  const name = file ?? '';
  const fix = `Correct it, or go back to ${lastGoodPath(name)} if there is one.`;
  const document = parseYaml(text, name, lines, fix);
  const { values, moved } = migrate(root, toMapping(document, name));
  for (const { path, value } of overrides) setValue(values, path, value);
  const { faults, known } = judge(schema, root, values);

  const place = (fault: Fault): PlacedFault => {
    const { path } = fault;
    const said = overrides.findLast((each) => isWithin(join(path), join(each.path)));
    if (said) return { fault, where: said.by };
    if (fault.place !== undefined) return { fault, where: fault.place };
    const line = lineOf(document, lines, formerPath(moved, path));
    return { fault: line === undefined ? fault : { ...fault, line }, where: placeIn(file, line) };
  };
  return {
    known,
    faults,
    remarks: [
      ...moved.map((each, index) => {
        const written = formerPath(moved.slice(0, index), each.from);
        const where = placeIn(file, lineOf(document, lines, written));
        return `${where}  ${remarkOn(each)}; \`tactus config set\` writes it so`;
      }),
      ...overrides.flatMap(({ by, path, formerPath: former }) =>
        former === undefined ? [] : [`${by}  ${join(former)} is called ${join(path)} now`],
      ),
    ],
    untold: (more) =>
      more.filter(({ path }) => !faults.some((fault) => isWithin(join(path), join(fault.path)))),
    error: (all) => configurationError(all.map(place)),
  };
}

/** What a file says by itself, and where. Errors: as `judgeText`. */
export function mappingIn(
  text: string,
  file: string,
): { readonly values: Mapping; readonly placeOf: (path: readonly string[]) => string } {
  const lines = new LineCounter();
  const document = parseYaml(text, file, lines, 'Correct it, or take it away.');
  return {
    values: toMapping(document, file),
    placeOf: (path) => placeIn(file, lineOf(document, lines, path)),
  };
}

function parseYaml(text: string, file: string, lines: LineCounter, fix: string): Document {
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const faults = document.errors.slice(0, 20).map(({ message, pos }): Fault => {
      return { path: [], message, line: lines.linePos(pos[0]).line };
    });
    throw new ConfigurationError(
      faults,
      'configuration',
      `${file} is not YAML:\n${faults.map(({ message, line }) => `  ${file}:${line}  ${message}`).join('\n')}`,
      fix,
    );
  }
  return document;
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

const placeIn = (file: string | undefined, line: number | undefined): string =>
  file === undefined ? '' : line === undefined ? file : `${file}:${line}`;

const join = (path: readonly string[]): string => path.join('.');

const isWithin = (path: string, ancestor: string): boolean =>
  path === ancestor || path.startsWith(`${ancestor}.`) || ancestor.startsWith(`${path}.`);

interface PlacedFault {
  readonly fault: Fault;
  readonly where: string;
}

function configurationError(placed: readonly PlacedFault[]): ConfigurationError {
  const faults = placed.map(({ fault }) => fault);
  const lines = placed.map(
    ({ fault: { path, message }, where }) => `${where ? `${where}  ` : ''}${join(path)}: ${message}`,
  );
  const [only] = faults;
  if (faults.length === 1 && only?.kind !== undefined) {
    return new ConfigurationError(faults, only.kind, only.message, only.fix ?? seeOptions);
  }
  return new ConfigurationError(
    faults,
    'configuration',
    faults.length === 1
      ? `The configuration has a fault: ${lines[0]}`
      : `The configuration has ${faults.length} faults:\n${lines.map((line) => `  ${line}`).join('\n')}`,
    seeOptions,
  );
}

const seeOptions = 'See `tactus config print` for every option with its range.';
