import { isAlias, isScalar, type Node, type Pair, parseDocument, visit } from 'yaml';
import { nearest } from '../nearest.ts';
import { leafOptions, type OptionTree, secretPaths } from './config-schema.ts';
import { type Comment, commentsOf, rangeOf } from './yaml-text.ts';

/** A piece of a text. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

export interface FoundSecrets {
  /** Side by side, in order. */
  readonly pieces: readonly Piece[];
  /** Those of them that are where secrets belong; the others are found by what they are. */
  readonly belonging: readonly Piece[];
  /** What stands there, as it is written and as it is meant. */
  readonly values: readonly string[];
}

/** Shorter ones would be found in everything. */
export const shortestLetters = 3;
/** Where a text can be read, shorter ones are not looked for in what is no secret by its name. */
const shortestElsewhere = 6;
/** Who logs in stands before the machine's name; a password may have an `@` or a `/` in it. */
export const addresses = /(\w:\/\/)([^\s'"]{1,300})@/g;

/**
 * Finds what of a configuration's text nobody is shown: values of options that the schema calls secret, also misspelt
 * ones and those of a text that is no YAML; comments that hold one; names and passwords in addresses. `known`: secrets
 * that are looked for by what they are.
 */
export function createSecretFinder(
  root: OptionTree,
  known: Iterable<string>,
): (text: string) => FoundSecrets {
  const options = leafOptions(root);
  const names = [...new Set(secretPaths(root).map((path) => path.at(-1)!))];
  const others = new Set(options.flatMap(({ path }) => path).filter((name) => !names.includes(name)));
  const isSecretName = (name: string): boolean =>
    names.includes(name) || (!others.has(name) && nearest(name, names) !== undefined);
  /** `password: this`, wherever it stands in a line. */
  const named = new RegExp(`\\b(?:${names.join('|') || '(?!)'})\\b["']?[ \\t]*[:=][ \\t]*(\\S.*)`, 'i');

  return (text) => {
    const pieces: Piece[] = [];
    const values = new Set<string>();
    // Looking for keys of the same name takes long where there are thousands.
    const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false });
    let isBroken = document.errors.length > 0;
    visit(document, {
      // `password hunter2`: a colon that was forgotten makes text of both.
      Scalar(_, { value }) {
        isBroken ||= typeof value === 'string' && isSecretName(/^\w+(?=[\s=])/.exec(value)?.[0] ?? '');
      },
      Pair(_, { key, value }: Pair) {
        if (!isScalar(key) || !isSecretName(String(key.value))) return;
        const source = isAlias(value) ? value.resolve(document) : value;
        const piece = pieceOf(source, text);
        if (piece === undefined) return;
        pieces.push(piece);
        values.add(text.slice(piece.start, piece.end));
        if (isScalar(source)) values.add(String(source.value));
      },
    });
    for (const match of text.matchAll(addresses)) {
      const start = match.index + match[1]!.length;
      pieces.push({ start, end: start + match[2]!.length });
      values.add(match[2]!);
    }
    const literals = [...values, ...known].filter((value) => value.length >= shortestLetters);
    const context = { text, named, literals, pieces: [...pieces] };
    pieces.push(...commentsOf(text).flatMap((comment) => inComment(comment, context)));
    if (isBroken) pieces.push(...inBrokenLines(text, isSecretName, named));
    const letters = isBroken ? shortestLetters : shortestElsewhere;
    const elsewhere = literals
      .filter((value) => value.length >= letters)
      .flatMap((value) => placesOf(text, value));
    return {
      pieces: united([...pieces, ...elsewhere]),
      belonging: united(pieces),
      values: [...values],
    };
  };
}

/** Where a value stands, without the line ends behind it; undefined for nothing. */
function pieceOf(node: unknown, text: string): Piece | undefined {
  if (node === undefined || node === null || (isScalar(node) && node.value === null)) return undefined;
  try {
    const [start, end] = rangeOf(node as Node);
    const { length } = text.slice(start, end).trimEnd();
    return length === 0 ? undefined : { start, end: start + length };
  } catch {
    return undefined; // A key without a colon.
  }
}

interface CommentContext {
  readonly text: string;
  readonly named: RegExp;
  readonly literals: readonly string[];
  readonly pieces: readonly Piece[];
}

/** What of a comment is secret: all that stands behind a secret, what is called like one, and what is one. */
function inComment({ offset, comment }: Comment, context: CommentContext): readonly Piece[] {
  const { text, named, literals, pieces } = context;
  const end = offset + comment.trimEnd().length;
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  if (pieces.some((piece) => piece.end > line && piece.end <= offset)) {
    const start = offset + /^#\s*/.exec(comment)![0].length;
    return start < end ? [{ start, end }] : [];
  }
  const match = named.exec(comment);
  if (match) return [{ start: offset + match.index + match[0].length - match[1]!.length, end }];
  return literals.flatMap((value) =>
    placesOf(comment, value).map((piece) => ({ start: offset + piece.start, end: offset + piece.end })),
  );
}

function placesOf(text: string, value: string): readonly Piece[] {
  const places: Piece[] = [];
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length))
    places.push({ start: at, end: at + value.length });
  return places;
}

/** Where no parser helps: all that stands behind a secret's name, with or without a colon, and deeper below it. */
function inBrokenLines(
  text: string,
  isSecretName: (name: string) => boolean,
  named: RegExp,
): readonly Piece[] {
  const pieces: Piece[] = [];
  let offset = 0;
  let depth: number | undefined;
  for (const whole of text.split('\n')) {
    const line = whole.trimEnd();
    const end = offset + line.length;
    const indent = line.search(/\S/);
    const first = /^[\s-]*["']?(\w+)["']?[ \t]*[:=]?[ \t]*/.exec(line);
    const inner = named.exec(line);
    const isNamed = first !== null && isSecretName(first[1]!);
    if (depth !== undefined && indent > depth) pieces.push({ start: offset + indent, end });
    else if (isNamed || inner !== null) {
      const start = isNamed ? first[0].length : inner!.index + inner![0].length - inner![1]!.length;
      pieces.push({ start: offset + start, end });
      depth = indent;
    } else if (line !== '') depth = undefined;
    offset += whole.length + 1;
  }
  return pieces.filter(({ start, end }) => end > start);
}

/** Those that overlap are one. */
function united(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  for (const piece of [...pieces].sort((one, other) => one.start - other.start)) {
    const last = result.at(-1);
    if (last === undefined || piece.start >= last.end) result.push(piece);
    else result[result.length - 1] = { start: last.start, end: Math.max(last.end, piece.end) };
  }
  return result;
}
