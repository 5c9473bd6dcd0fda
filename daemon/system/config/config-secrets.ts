import { type OptionTree, secretPaths } from './config-schema.ts';
import { addresses, createSecretFinder, type Piece, shortestLetters } from './secret-pieces.ts';
import { pathText, reachOf } from './secret-reach.ts';
import { applyEdits } from './yaml-text.ts';

/** An edited text whose secrets are back. */
export interface PutBack {
  readonly text: string;
  /** Of placeholders that stand where no secret can be; lines from 1. */
  readonly faults: readonly { readonly line: number; readonly message: string }[];
  /** Which line of the text with placeholders a line of the text with secrets is. */
  lineBefore(line: number): number;
}

/** Keeps what is secret of a configuration's text from whoever is shown it, also from who changes it. */
export interface Secrets {
  /** From now on this is a secret wherever it stands. */
  hush(values: Iterable<string>): void;
  /** All that were hushed. */
  readonly hushed: Iterable<string>;
  /** With a placeholder for each secret: numbered, to be put back, or all alike. */
  mask(text: string, numbers?: 'numbered'): string;
  /** The secrets of the original where its placeholders, numbered, stand. */
  putBack(edited: string, original: string): PutBack;
  /** What somebody is told about texts, without what is secret in them. */
  scrub(told: string, ...texts: readonly string[]): string;
  /** Whether a secret stands on this line, counted from 1. */
  isOnLine(text: string, line: number): boolean;
}

const placeholder = (number?: number): string =>
  number === undefined ? '(not shown)' : `(not shown ${number})`;
const placeholders = /(["']?)\(not shown (\d{1,4})\)\1/g;
const misplaced = 'a secret that is not shown may stand only where a secret stands';
/** Nobody reads more. */
const mostFaults = 20;

export function createSecrets(root: OptionTree): Secrets {
  const hushed = new Set<string>();
  const find = createSecretFinder(root, hushed);
  const ownPaths = secretPaths(root).map(pathText);
  return {
    hush(values) {
      for (const value of values) hushed.add(value);
    },
    hushed,
    mask: (text, numbers) =>
      applyEdits(
        text,
        find(text).pieces.map((piece, index) => ({
          ...piece,
          text: placeholder(numbers && index + 1),
        })),
      ),
    putBack(edited, original) {
      const before = find(original);
      const secrets = before.pieces.map((piece) => ({
        text: original.slice(piece.start, piece.end),
        isElsewhere: !isWithin(before.belonging, original, piece),
      }));
      const faults: { line: number; message: string }[] = [];
      const placed: Placed[] = [];
      let grown = 0;
      let [at, line] = [0, 1];
      const edits = [...edited.matchAll(placeholders)].flatMap(({ 0: shown, 2: number, index }) => {
        line += lineAt(edited.slice(at, index)) - 1;
        at = index;
        const secret = secrets[Number(number) - 1];
        if (secret === undefined) {
          faults.push({ line, message: `${shown} stands for nothing: write the secret itself` });
          return [];
        }
        const start = index + grown;
        const { length } = secret.text;
        const { isElsewhere } = secret;
        placed.push({ start, end: start + length, line, more: lineAt(secret.text) - 1, isElsewhere });
        grown += length - shown.length;
        return [{ start: index, end: index + shown.length, text: secret.text }];
      });
      const text = applyEdits(edited, edits);
      const { pieces, belonging } = find(text);
      for (const { line, isElsewhere, ...piece } of placed) {
        if (isWithin(isElsewhere ? pieces : belonging, text, piece)) continue;
        faults.push({ line, message: misplaced });
      }
      // What is called like a secret is not told in the file, but may be elsewhere; and an alias takes it anywhere.
      const known = new Set([...ownPaths, ...reachOf(original, before.pieces).map(({ path }) => path)]);
      const strange = reachOf(text, placed).filter(({ path }) => !known.has(path));
      for (const { offset } of strange.slice(0, mostFaults)) {
        const line = lineWithout(placed, lineAt(text, offset));
        if (!faults.some((fault) => fault.line === line)) faults.push({ line, message: misplaced });
      }
      return { text, faults, lineBefore: (line) => lineWithout(placed, line) };
    },
    scrub: (told, ...texts) =>
      [...hushed, ...texts.flatMap((text) => find(text).values)]
        .filter((value) => value.length >= shortestLetters)
        .sort((one, other) => other.length - one.length)
        .reduce((scrubbed, value) => scrubbed.replaceAll(value, placeholder()), told)
        .replace(addresses, `$1${placeholder()}@`),
    isOnLine: (text, line) =>
      find(text).pieces.some(({ start, end }) => lineAt(text, start) <= line && lineAt(text, end) >= line),
  };
}

/** A secret that is back in its text: `line` is that of its placeholder, `more` how many it has beyond one. */
interface Placed extends Piece {
  readonly line: number;
  readonly more: number;
  readonly isElsewhere: boolean;
}

/** Whether nothing of a piece lies in none of the others, but blanks and what begins a comment. */
function isWithin(pieces: readonly Piece[], text: string, { start, end }: Piece): boolean {
  let rest = '';
  let at = start;
  for (const piece of pieces) {
    if (piece.end <= at || piece.start >= end) continue;
    rest += text.slice(at, Math.max(at, piece.start));
    at = piece.end;
  }
  return /^[\s#]*$/.test(rest + text.slice(Math.min(at, end), end));
}

/** A secret of several lines had only one as a placeholder. */
function lineWithout(placed: readonly Placed[], line: number): number {
  let grown = 0;
  for (const { line: at, more } of placed) {
    if (line <= at + grown) break;
    if (line <= at + grown + more) return at;
    grown += more;
  }
  return line - grown;
}

const lineAt = (text: string, offset = text.length): number => text.slice(0, offset).split('\n').length;
