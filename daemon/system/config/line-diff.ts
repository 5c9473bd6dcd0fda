/** A line of two texts: in both, only in the new one, or only in the old one. Lines are counted from 1. */
export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
  /** Where it stands in the old text. */
  readonly from?: number;
  /** Where it stands in the new text. */
  readonly to?: number;
}

/** More cells than this are not compared: main has other things to do. */
const maximumCells = 1_000_000;

/** What changed from one text to another, each change with some lines around it. */
export function diffLines(before: string, after: string, around = 3): readonly DiffLine[] {
  const [old, now] = [before, after].map(linesOf) as [string[], string[]];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < now.length - head &&
    old[old.length - 1 - tail] === now[now.length - 1 - tail]
  )
    tail += 1;
  const middle = compare(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  const kinds: readonly DiffLine['kind'][] = [
    ...Array<'same'>(head).fill('same'),
    ...middle,
    ...Array<'same'>(tail).fill('same'),
  ];
  let [from, to] = [0, 0];
  const all = kinds.map((kind): DiffLine => {
    if (kind !== 'added') from += 1;
    if (kind !== 'removed') to += 1;
    const text = kind === 'removed' ? old[from - 1]! : now[to - 1]!;
    return { kind, text, ...(kind !== 'added' && { from }), ...(kind !== 'removed' && { to }) };
  });
  const changes = all.flatMap(({ kind }, index) => (kind === 'same' ? [] : [index]));
  const near = new Set(
    changes.flatMap((index) => Array.from({ length: 2 * around + 1 }, (_, each) => index - around + each)),
  );
  return all.filter((_, index) => near.has(index));
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** By the longest common subsequence; all of one after all of the other where that is too much work. */
function compare(old: readonly string[], now: readonly string[]): readonly DiffLine['kind'][] {
  const width = now.length + 1;
  if ((old.length + 1) * width > maximumCells)
    return [...old.map(() => 'removed' as const), ...now.map(() => 'added' as const)];
  /** How many lines are common from there on. */
  const common = new Uint16Array((old.length + 1) * width);
  for (let from = old.length - 1; from >= 0; from -= 1) {
    for (let to = now.length - 1; to >= 0; to -= 1) {
      common[from * width + to] =
        old[from] === now[to]
          ? common[(from + 1) * width + to + 1]! + 1
          : Math.max(common[(from + 1) * width + to]!, common[from * width + to + 1]!);
    }
  }
  const kinds: DiffLine['kind'][] = [];
  let [from, to] = [0, 0];
  while (from < old.length || to < now.length) {
    if (from < old.length && to < now.length && old[from] === now[to]) {
      kinds.push('same');
      from += 1;
      to += 1;
    } else if (
      from < old.length &&
      (to === now.length || common[(from + 1) * width + to]! >= common[from * width + to + 1]!)
    ) {
      kinds.push('removed');
      from += 1;
    } else {
      kinds.push('added');
      to += 1;
    }
  }
  return kinds;
}
