import type { z } from 'zod';
import type { ErrorKind } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { childOf, leafOptions, memberOf, type OptionNode, optionAt } from './config-schema.ts';

/** Something wrong with one option, in words. */
export interface Fault {
  readonly path: readonly string[];
  readonly message: string;
  /** Of the file, from 1; absent where nobody knows, or the command line says it. */
  readonly line?: number;
  /** Where it is, if neither in the file nor on the command line. */
  readonly place?: string;
  /** Where the schema does not know it: what kind of error it is by itself, and what to do. */
  readonly kind?: ErrorKind;
  readonly fix?: string;
}

/** Names that no option has, each with the nearest that there is. */
export function unknownNames(
  root: OptionNode,
  value: unknown,
  path: readonly string[] = [],
  node: OptionNode = root,
): readonly Fault[] {
  if (typeof value !== 'object' || value === null) return [];
  // What is no entry of a list, or of no kind that there is, the schema itself refuses.
  const isList = Array.isArray(value);
  if (isList ? !node.kinds && !node.entries : !node.children && !node.anyChild) return [];
  return Object.entries(value).flatMap(([name, child]): readonly Fault[] => {
    const at = [...path, name];
    const option = childOf(node, name, child);
    if (option) return unknownNames(root, child, at, option);
    return isList ? [] : [{ path: at, message: noSuchOption(root, node, name) }];
  });
}

function noSuchOption(root: OptionNode, parent: OptionNode, name: string): string {
  const meant = nearestOption(root, parent, name);
  if (meant !== undefined) return `there is no such option; the nearest is ${meant}`;
  const siblings = [...(parent.children?.keys() ?? parent.names ?? [])];
  const few = siblings.length > 0 && siblings.length <= 16;
  return `there is no such option${few ? `; there are: ${siblings.join(', ')}` : ''}`;
}

/** A sibling that is spelt alike, else an option elsewhere that has this very name. */
function nearestOption(root: OptionNode, parent: OptionNode, name: string): string | undefined {
  const sibling = nearest(name, [...(parent.children?.keys() ?? parent.names ?? [])]);
  if (sibling !== undefined) return [...parent.path, sibling].join('.');
  return allOptions(root)
    .find((option) => option.path.at(-1) === name)
    ?.path.join('.');
}

function allOptions(node: OptionNode): readonly OptionNode[] {
  if (!node.children) return leafOptions(node);
  return [...node.children.values()].flatMap((child) =>
    child.children ? [child, ...allOptions(child)] : [child],
  );
}

/** What zod found, in our words: the value given, what fits there, and the nearest choice to a misspelt one. */
export function faultsOf(
  root: OptionNode,
  values: unknown,
  issues: readonly z.core.$ZodIssue[],
): readonly Fault[] {
  return issues.flatMap((issue): readonly Fault[] => {
    const path = issue.path.map(String);
    // Whole names are told by `unknownNames`, which says more.
    if (issue.code === 'unrecognized_keys') return [];
    if (issue.code === 'invalid_key' && isUnknown(root, values, path)) return [];
    return [{ path, message: wordsOf(issue, optionAt(root, path, values), valueAt(values, path)) }];
  });
}

const isUnknown = (root: OptionNode, values: unknown, path: readonly string[]): boolean =>
  optionAt(root, path, values) === undefined;

function wordsOf(issue: z.core.$ZodIssue, option: OptionNode | undefined, given: unknown): string {
  // Our own refinements say it better than the shape does.
  if (issue.code === 'custom') return issue.message;
  if (issue.code === 'invalid_key') return `such a name does not fit: ${firstMessage(issue.issues)}`;
  const quoted = (): string => (option?.isSecret ? 'it' : shorten(JSON.stringify(given)));
  const said = given === undefined ? 'it is missing' : `${quoted()} does not fit`;
  if (issue.code === 'invalid_format') return `${said}: ${issue.message}`;
  const size = sizeFault(issue, given);
  if (size !== undefined) return size;
  // An entry of a list of words is no option of its own.
  const choices = option ? option.choices : issue.code === 'invalid_value' ? issue.values.map(String) : [];
  if (!option && choices.length === 0) return said;
  const meant = typeof given === 'string' ? nearest(given, choices) : undefined;
  const asked = `it must be ${option ? article(option.shape) : `one of ${choices.join(', ')}`}`;
  return `${said}: ${asked}${meant === undefined ? '' : `; the nearest is ${meant}`}`;
}

/** Of texts and lists, whose shape does not say how long they may be. */
function sizeFault(issue: z.core.$ZodIssue, given: unknown): string | undefined {
  if (issue.code !== 'too_big' && issue.code !== 'too_small') return undefined;
  const [noun, size] = Array.isArray(given)
    ? ['entries', given.length]
    : typeof given === 'string'
      ? ['characters', given.length]
      : [undefined, 0];
  if (noun === undefined) return undefined;
  const limit =
    issue.code === 'too_big' ? `at most ${issue.maximum} may be` : `at least ${issue.minimum} must be`;
  return `it has ${size} ${noun}, ${limit}`;
}

const firstMessage = (issues: readonly z.core.$ZodIssue[]): string =>
  issues[0]?.message ?? 'another is meant';

const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 77)}...` : text);

const article = (shape: string): string =>
  /^(whole number|number|list|map|value)/.test(shape) ? `a ${shape}` : shape;

export function valueAt(values: unknown, path: readonly string[]): unknown {
  return path.reduce(memberOf, values);
}

/** More rounds than options contradict one another. */
const maximumRounds = 10;

/**
 * All that the schema finds, also what it looks at only once the rest is right; and the configuration without what is
 * wrong, undefined where nothing mends it.
 */
export function judge<Schema extends z.ZodType>(
  schema: Schema,
  root: OptionNode,
  values: Readonly<Record<string, unknown>>,
): { readonly faults: readonly Fault[]; readonly known: z.output<Schema> | undefined } {
  const faults = [...unknownNames(root, values)];
  const rest = structuredClone(values);
  for (let round = 0; round < maximumRounds; round += 1) {
    const parsed = schema.safeParse(rest);
    if (parsed.success) return { faults, known: parsed.data };
    const found = faultsOf(root, rest, parsed.error.issues);
    // What is left out may be as wrong by its default.
    faults.push(...found.filter((fault) => !faults.some((told) => isSame(told, fault))));
    const left = round === 0 ? faults : found;
    if (left.length === 0) break;
    for (const { path } of left) leaveOut(rest, path);
  }
  // What only the schema knows to be wrong must not pass for nothing.
  return {
    faults: faults.length > 0 ? faults : [{ path: [], message: 'it cannot be read' }],
    known: undefined,
  };
}

const isSame = (one: Fault, other: Fault): boolean =>
  one.message === other.message && one.path.join('.') === other.path.join('.');

/** One that is not there is wrong beside what stands around it: all of that goes, and so does a list that lacks an entry. */
function leaveOut(values: Record<string, unknown>, path: readonly string[]): void {
  const list = path.findIndex((_, depth) => Array.isArray(valueAt(values, path.slice(0, depth))));
  const option = list < 0 ? path : path.slice(0, list);
  const isThere = valueAt(values, option) !== undefined;
  const left = isThere ? option : option.slice(0, -1);
  const parent = valueAt(values, left.slice(0, -1));
  if (typeof parent === 'object' && parent !== null) Reflect.deleteProperty(parent, left.at(-1) ?? '');
}
