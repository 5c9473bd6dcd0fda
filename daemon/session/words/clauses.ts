import type { Heard, Meaning } from './meaning.ts';

type Of<Is extends Meaning['is']> = Extract<Meaning, { is: Is }>;

/** One thought: what it is about, and what is to become of that. */
export interface Clause {
  readonly targets: Heard[];
  /** As they were said, for who was not understood. */
  readonly words: string[];
  factor?: number;
  by?: 1 | -1;
  without?: true;
  off?: true;
  only?: true;
  usual?: true;
  share01?: number;
  value?: number;
  /** Joined to the one before by "and": it may go on with what was said there. */
  readonly goesOn: boolean;
}

const targets: ReadonlySet<Meaning['is']> = new Set([
  ...(['dial', 'turn', 'part', 'instrument', 'style', 'scene', 'key', 'follow', 'wish'] as const),
]);
const isTarget = (heard: Heard | undefined): boolean => heard !== undefined && targets.has(heard.meaning.is);
const players: ReadonlySet<Meaning['is']> = new Set(['part', 'instrument']);

const modifies = ({ by, without, off, only, usual, share01, value }: Clause): boolean =>
  [by, without, off, only, usual, share01, value].some((modifier) => modifier !== undefined);

/** Words into thoughts. */
export function clausesOf(heard: readonly Heard[]): readonly Clause[] {
  const clauses: Clause[] = [];
  let open: Clause | undefined;
  const begin = (goesOn = false): Clause => {
    open = { targets: [], words: [], goesOn };
    clauses.push(open);
    return open;
  };
  let isJoined = false;
  let afterTarget = false;
  for (const [index, each] of heard.entries()) {
    const { meaning, words } = each;
    if (meaning.is === 'filler' || meaning.is === 'keyNoun' || meaning.is === 'sceneNoun') continue;
    if (meaning.is === 'break' || meaning.is === 'and') {
      open = undefined;
      isJoined = meaning.is === 'and';
      continue;
    }
    const joins: boolean =
      open !== undefined &&
      (isTarget(each)
        ? targetJoins(open, meaning, afterTarget)
        : modifierJoins(open, meaning, heard.slice(index + 1)));
    const clause: Clause = joins && open ? open : begin(isJoined);
    if (!joins) {
      isJoined = false;
      afterTarget = false;
    }
    clause.words.push(words);
    if (isTarget(each)) addTarget(clause, each);
    else {
      modify(clause, meaning);
      afterTarget = clause.targets.length > 0;
    }
  }
  return clauses;
}

/** "louder" beside a part is of the part. */
const isLoudness = ({ is, ...rest }: Meaning): boolean =>
  is === 'turn' && (rest as Of<'turn'>).dial === 'volume';

function targetJoins(clause: Clause, meaning: Meaning, afterTarget: boolean): boolean {
  const [first] = clause.targets;
  if (first === undefined) return true;
  const isPlayer = players.has(first.meaning.is);
  if (isLoudness(meaning) && isPlayer) return clause.by === undefined && !modifies(clause);
  if (afterTarget) return false;
  if (isLoudness(first.meaning) && meaning.is === 'part') return clause.targets.length === 1;
  const kinds = new Set(clause.targets.map((target) => target.meaning.is));
  if (isPlayer && players.has(meaning.is)) return !kinds.has(meaning.is);
  if (first.meaning.is === 'dial' && meaning.is === 'turn') return first.meaning.dial === meaning.dial;
  return false;
}

function modifierJoins(clause: Clause, meaning: Meaning, rest: readonly Heard[]): boolean {
  if (clause.targets.length === 0) return true;
  if (meaning.is === 'off' || meaning.is === 'usual') return true;
  const about = clause.targets[0]!.meaning;
  const isOfDial = about.is === 'dial' || about.is === 'style';
  const next = rest[0];
  if (meaning.is === 'number' || meaning.is === 'share')
    return isOfDial && !modifies(clause) && next?.meaning.is !== 'style' && next?.meaning.is !== 'dial';
  if (meaning.is === 'degree') {
    if (next !== undefined && isLoudness(next.meaning) && players.has(about.is)) return true;
    return !isTarget(next) && (next?.meaning.is !== 'change' || !isTarget(rest[1]));
  }
  return !modifies(clause) && !isTarget(next);
}

function addTarget(clause: Clause, heard: Heard): void {
  const { meaning } = heard;
  const [first] = clause.targets;
  if (first !== undefined && isLoudness(meaning)) clause.by = (meaning as Of<'turn'>).by;
  else if (first !== undefined && isLoudness(first.meaning) && meaning.is === 'part') {
    clause.by = (first.meaning as Of<'turn'>).by;
    clause.targets.splice(0, 1, heard);
  } else if (first?.meaning.is === 'dial' && meaning.is === 'turn') clause.targets.splice(0, 1, heard);
  else clause.targets.push(heard);
}

function modify(clause: Clause, meaning: Meaning): void {
  if (meaning.is === 'degree') clause.factor = meaning.factor;
  else if (meaning.is === 'change') clause.by = meaning.by;
  else if (meaning.is === 'share') clause.share01 = meaning.share01;
  else if (meaning.is === 'number') clause.value = meaning.value;
  else if (
    meaning.is === 'without' ||
    meaning.is === 'off' ||
    meaning.is === 'only' ||
    meaning.is === 'usual'
  )
    clause[meaning.is] = true;
}
