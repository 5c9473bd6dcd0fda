import { isDeepStrictEqual } from 'node:util';
import {
  type Document,
  isCollection,
  isMap,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { applyPatch, isMapping, type Mapping } from './merge-patch.ts';
import {
  applyEdits,
  blockLines,
  colonEnd,
  createYamlText,
  type Edit,
  endOf,
  inline,
  isInLines,
  rangeOf,
  type YamlText,
} from './yaml-text.ts';

const toJsOptions = { maxAliasCount: 20 };

/**
 * A YAML text after a merge patch. Only the lines that hold what is changed are written anew; every comment stays,
 * that of an option which goes, too. Undefined where that cannot be done (tags, keys of several words, more documents).
 *
 * Errors: Error for what is no YAML.
 */
export const editYaml = (text: string, patch: unknown): string | undefined =>
  rewriteYaml(text, applyPatch(saidInYaml(text), patch));

/** The same of what it is to say. */
export function rewriteYaml(text: string, wanted: unknown): string | undefined {
  const document = parse(text);
  const writtenOut = (): string => withoutAliases(text, document);
  // What an alias repeats is changed at one place only: all of them are written out if need be.
  for (const edit of [
    () => reconcile(text, document, wanted),
    () => reconcile(writtenOut(), parse(writtenOut()), wanted),
  ]) {
    try {
      const edited = edit();
      if (isDeepStrictEqual(valuesOf(parse(edited)), wanted)) return edited;
    } catch {
      // An alias that lost what it repeats, a node without a place: as good as another outcome than the wanted one.
    }
  }
  return undefined;
}

/** What a YAML text says, as it stands there. Errors: Error for what is no YAML. */
export const saidInYaml = (text: string): unknown => valuesOf(parse(text));

/** A YAML text with another name for what stands at a path; the same where that has no name of its own there. */
export function renameInYaml(text: string, path: readonly string[], name: string): string {
  const document = parse(text);
  const map = document.getIn(path.slice(0, -1), true);
  const pair = isMap(map) ? map.items.find(({ key }) => String(key) === path.at(-1)) : undefined;
  if (!pair) return text;
  const [start, end] = rangeOf(pair.key);
  return applyEdits(text, [{ start, end, text: inline(name) }]);
}

function parse(text: string): Document {
  const document = parseDocument(text, { prettyErrors: false });
  if (document.errors.length > 0) throw document.errors[0]!;
  return document;
}

const valuesOf = (document: Document): unknown => document.toJS(toJsOptions) ?? {};

function withoutAliases(text: string, document: Document): string {
  const edits: Edit[] = [];
  visit(document, {
    Alias(_key, alias) {
      const [start, end] = rangeOf(alias);
      edits.push({ start, end, text: inline(alias.toJS(document, toJsOptions)) });
    },
  });
  return applyEdits(text, edits);
}

function reconcile(text: string, document: Document, wanted: unknown): string {
  const source = createYamlText(text);
  const { contents } = document;
  if (!isMap(contents)) {
    const section = isMapping(wanted) ? blockLines(wanted, '', source.newline) : '';
    return source.text + section;
  }
  const [start] = rangeOf(contents);
  return applyEdits(source.text, createEditor(source, document)(contents, wanted, source.lineStart(start)));
}

/** Gives the edits that turn what a node says into what is wanted. `home`: the line above which its comments may go. */
type Editor = (node: Node, wanted: unknown, home: number) => readonly Edit[];

function createEditor(source: YamlText, document: Document): Editor {
  const { text, newline } = source;
  const saidBy = (node: unknown): unknown =>
    node === null ? null : (node as Node).toJS(document, toJsOptions);
  const nameOf = ({ key }: Pair): string => String(saidBy(key));

  const commentsAt = (home: number, start: number, end: number): readonly Edit[] => {
    const indent = /^ */.exec(text.slice(home))![0];
    const comments = source.commentsIn(start, end, indent);
    return comments === '' ? [] : [{ start: home, end: home, text: comments }];
  };

  const edit: Editor = (node, wanted, home) => {
    if (isDeepStrictEqual(saidBy(node), wanted)) return [];
    if (isMap(node) && isFilled(wanted) && isMapping(wanted))
      return node.flow ? editFlowMap(node, wanted, home) : editMap(node, wanted);
    if (isSeq(node) && isFilled(wanted) && Array.isArray(wanted) && !node.flow) return editList(node, wanted);
    return replace(node, wanted, home);
  };

  const replace: Editor = (node, wanted, home) => {
    const [start, end] = rangeOf(node);
    const before = start === end && text[start - 1] === ':' ? ' ' : '';
    const after = text[end - 1] === '\n' ? newline : start === end && text[start] === '#' ? ' ' : '';
    return [...commentsAt(home, start, end), { start, end, text: `${before}${inline(wanted)}${after}` }];
  };

  const editMap = (map: YAMLMap, wanted: Mapping): readonly Edit[] => {
    const names = new Set(map.items.map(nameOf));
    const added = Object.fromEntries(Object.entries(wanted).filter(([name]) => !names.has(name)));
    const end = source.lineEnd(endOf(text, map));
    const indent = source.indentAt(rangeOf(map.items[0]?.key)[0]);
    return [
      ...map.items.flatMap((pair) =>
        Object.hasOwn(wanted, nameOf(pair)) ? editPair(pair, wanted[nameOf(pair)]) : removePair(pair),
      ),
      { start: end, end, text: blockLines(added, indent, newline) },
    ];
  };

  const editPair = (pair: Pair, wanted: unknown): readonly Edit[] => {
    const value = pair.value as Node | null;
    if (isDeepStrictEqual(saidBy(value), wanted)) return [];
    const [keyStart] = rangeOf(pair.key);
    const home = source.lineStart(keyStart);
    const start = colonEnd(text, pair);
    const end = endOf(text, pair);
    const isAlreadySo = isMapping(wanted) ? isMap(value) : isSeq(value) && !value.flow;
    if (isInLines(wanted) && !isAlreadySo) {
      const lines = blockLines(wanted, `${source.indentAt(keyStart)}  `, newline);
      const below = source.lineEnd(end);
      return [
        ...commentsAt(home, start, end),
        { start, end: Math.max(start, text[end - 1] === '\n' ? end - newline.length : end), text: '' },
        { start: below, end: below, text: lines },
      ];
    }
    if (isCollection(value) && !value.flow && (!isFilled(wanted) || isMap(value) !== isMapping(wanted)))
      return [...commentsAt(home, start, end), { start, end, text: ` ${inline(wanted)}` }];
    return edit(value!, wanted, home);
  };

  const removePair = (pair: Pair): readonly Edit[] => {
    const [keyStart] = rangeOf(pair.key);
    const start = source.lineStart(keyStart);
    const end = source.lineEnd(endOf(text, pair));
    return [{ start, end, text: source.commentsIn(start, end, source.indentAt(keyStart)) }];
  };

  const editFlowMap = (map: YAMLMap, wanted: Mapping, home: number): readonly Edit[] => {
    const names = new Set(map.items.map(nameOf));
    const last = map.items.at(-1);
    if (last === undefined || [...names].some((name) => !Object.hasOwn(wanted, name)))
      return replace(map, wanted, home);
    const end = endOf(text, last);
    const added = Object.entries(wanted).filter(([name]) => !names.has(name));
    return [
      ...map.items.flatMap((pair) => edit(pair.value as Node, wanted[nameOf(pair)], home)),
      { start: end, end, text: added.map(([name, value]) => `, ${inline(name)}: ${inline(value)}`).join('') },
    ];
  };

  /** Entries that are the same keep their lines, wherever they come to stand; one of the same name is changed where it differs. */
  const editList = (list: YAMLSeq, wanted: readonly unknown[]): readonly Edit[] => {
    const start = source.lineStart(rangeOf(list)[0]);
    const indent = source.indentAt(rangeOf(list)[0]);
    let end = start;
    const entries = list.items.map((item) => {
      const chunk = { node: item as Node, value: saidBy(item), start: end, end: 0 };
      end = source.lineEnd(endOf(text, item));
      return { ...chunk, end };
    });
    const free = new Set(entries);
    const take = (isMeant: (entry: (typeof entries)[number]) => boolean) => {
      const found = [...free].find(isMeant);
      if (found) free.delete(found);
      return found;
    };
    const same = wanted.map((value) => take((entry) => isDeepStrictEqual(entry.value, value)));
    const kept = wanted.map((value, index) => same[index] ?? take((entry) => isNamesake(entry.value, value)));
    const commentsOfGone = (before: number): string =>
      [...free]
        .filter((entry) => entry.start < before && free.delete(entry))
        .map((entry) => source.commentsIn(entry.start, entry.end, indent))
        .join('');
    const lines = wanted.map((value, index) => {
      const entry = kept[index];
      if (!entry) return `${indent}- ${inline(value)}${newline}`;
      const lead = commentsOfGone(entry.start);
      const edits = edit(entry.node, value, source.lineStart(rangeOf(entry.node)[0]));
      return lead + applyEdits(text.slice(entry.start, entry.end), edits, entry.start);
    });
    return [{ start, end, text: lines.join('') + commentsOfGone(end) }];
  };

  return edit;
}

const isFilled = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0;

/** Maps that begin alike are one and the same, changed: scenes by name, outputs by type, sensors by address. */
function isNamesake(old: unknown, wanted: unknown): boolean {
  if (!isMapping(old) || !isMapping(wanted)) return false;
  const [name] = Object.keys(old);
  return name !== undefined && isDeepStrictEqual(old[name], wanted[name]);
}
