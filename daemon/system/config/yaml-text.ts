import { CST, isCollection, isPair, Lexer, type Node, type Pair, stringify } from 'yaml';
import { isMapping, type Mapping } from './merge-patch.ts';

/** A piece of a text that another one takes the place of. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A YAML file as a text with places. */
export interface YamlText {
  readonly text: string;
  readonly newline: string;
  /** Where the line of a place begins. */
  lineStart(offset: number): number;
  /** Where the line after a place begins. */
  lineEnd(offset: number): number;
  /** How far a place is from the start of its line, as blanks. */
  indentAt(offset: number): string;
  /** The comments between two places, each a line of its own. */
  commentsIn(start: number, end: number, indent: string): string;
}

export function createYamlText(given: string): YamlText {
  const newline = given.includes('\r\n') ? '\r\n' : '\n';
  const text = given === '' || given.endsWith('\n') ? given : given + newline;
  const comments = commentsOf(text);
  const lineStart = (offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;
  return {
    text,
    newline,
    lineStart,
    lineEnd(offset) {
      if (offset > 0 && text[offset - 1] === '\n') return offset;
      const end = text.indexOf('\n', offset);
      return end < 0 ? text.length : end + 1;
    },
    indentAt: (offset) => ' '.repeat(offset - lineStart(offset)),
    commentsIn: (start, end, indent) =>
      comments
        .filter(({ offset }) => offset >= start && offset < end)
        .map(({ comment }) => `${indent}${comment}${newline}`)
        .join(''),
  };
}

/** With its `#`. */
export interface Comment {
  readonly offset: number;
  readonly comment: string;
}

export function commentsOf(text: string): readonly Comment[] {
  const comments: Comment[] = [];
  let offset = 0;
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token);
    if (type === 'comment') comments.push({ offset, comment: token });
    // Marks between tokens do not stand in the text.
    if (type !== 'doc-mode' && type !== 'flow-error-end' && type !== 'scalar') offset += token.length;
  }
  return comments;
}

/** Edits lie side by side; of those at one place the first comes first. `from`: where in the whole the text begins. */
export function applyEdits(text: string, edits: readonly Edit[], from = 0): string {
  let edited = '';
  let at = 0;
  for (const { start, end, text: replacement } of [...edits].sort((one, other) => one.start - other.start)) {
    edited += text.slice(at, start - from) + replacement;
    at = end - from;
  }
  return edited + text.slice(at);
}

/** A value on one line. */
export function inline(value: unknown): string {
  const text = stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).replace(/\n+$/, '');
  return text.includes('\n') ? JSON.stringify(value) : text;
}

/** What a person reads better in lines of its own: a section, and a list of things with options. */
export type InLines = Mapping | readonly Mapping[];

export const isInLines = (value: unknown): value is InLines =>
  isMapping(value)
    ? Object.keys(value).length > 0
    : Array.isArray(value) && value.length > 0 && value.every(isMapping);

/** A section in lines of its own; of a list a line an entry. */
export function blockLines(section: InLines, indent: string, newline: string): string {
  if (!isMapping(section)) return section.map((entry) => `${indent}- ${inline(entry)}${newline}`).join('');
  return Object.entries(section)
    .map(([name, value]) =>
      isInLines(value)
        ? `${indent}${inline(name)}:${newline}${blockLines(value, `${indent}  `, newline)}`
        : `${indent}${inline(name)}: ${inline(value)}${newline}`,
    )
    .join('');
}

/** Behind the colon of a pair. */
export const colonEnd = (text: string, { key }: Pair): number => text.indexOf(':', rangeOf(key)[1]) + 1;

/** Where the last word of a node or pair ends; comments and blank lines behind it not counted. */
export function endOf(text: string, node: unknown): number {
  if (isPair(node)) {
    const [start, end] = rangeOf(node.value);
    return start === end ? colonEnd(text, node) : endOf(text, node.value);
  }
  if (isCollection(node) && !node.flow && node.items.length > 0) return endOf(text, node.items.at(-1));
  return rangeOf(node)[1];
}

/** Errors: RangeError for a node without a place, as of a key without a colon. */
export function rangeOf(node: unknown): readonly [start: number, end: number] {
  const range = (node as Node | null)?.range;
  if (!range) throw new RangeError('it has no place in the text');
  return [range[0], range[1]];
}
