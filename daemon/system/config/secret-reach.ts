import { isAlias, isPair, isScalar, isSeq, type Node, parseDocument, visit } from 'yaml';
import type { Piece } from './secret-pieces.ts';

/** A value, or the name of one, that a piece of a text becomes. */
export interface Reached {
  /** Names from the outside in; a list's entries are all `*`. */
  readonly path: string;
  /** Where it stands, or the alias that leads to it. */
  readonly offset: number;
}

/** As `Reached` tells it. */
export const pathText = (path: readonly string[]): string => JSON.stringify(path);

/** All that pieces of a text become once it is read: where they stand, and where an alias takes them. */
export function reachOf(text: string, pieces: readonly Piece[]): readonly Reached[] {
  const reached: Reached[] = [];
  const anchors = new Map<string, Node>();
  const holding = new Set<unknown>();
  visit(parseDocument(text, { prettyErrors: false, uniqueKeys: false }), {
    // An alias comes after what it stands for.
    Node(key, node, ancestors) {
      if (!isAlias(node) && node.anchor) anchors.set(node.anchor, node);
      const holds = isAlias(node)
        ? holding.has(anchors.get(node.source))
        : isScalar(node) && touches(node, pieces);
      if (!holds) return;
      for (const each of [node, ...ancestors]) holding.add(each);
      reached.push({ path: pathOf(key, ancestors), offset: node.range?.[0] ?? 0 });
    },
  });
  return reached;
}

function touches({ range }: Node, pieces: readonly Piece[]): boolean {
  return !!range && pieces.some(({ start, end }) => start < range[1] && range[0] < end);
}

function pathOf(key: unknown, ancestors: readonly unknown[]): string {
  const names = ancestors.flatMap((each) =>
    isPair(each) ? [isScalar(each.key) ? String(each.key.value) : '?'] : isSeq(each) ? ['*'] : [],
  );
  return pathText(key === 'key' ? [...names.slice(0, -1), '?', 'name'] : names);
}
