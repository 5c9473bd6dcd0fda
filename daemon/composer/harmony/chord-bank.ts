import type { Mode } from '../../score/key.ts';
import { chordBankText } from './chord-bank.data.ts';
import type { ChordEvent, ChordNetwork, ToldOfSong } from './chord-network.ts';
import { shippedChordNetwork } from './chord-network-file.ts';
import { isMinorLike } from './keys.ts';
import { alteredIn } from './modes.ts';

/** How often each of some things was heard. */
export type Counts = ReadonlyMap<string, number>;

/** What a style's pieces do with chords: Roman numerals, counted from the major scale in every mode. */
export interface ChordChain {
  /** Of two phrases of four bars in a row: the second begins with the same two bars. */
  readonly repeats01: number;
  /** Rhythms of four bars: for each half bar `x` where a chord begins, a dot where one goes on. */
  readonly rhythms: Counts;
  /** How likely each chord is after what began before it, the latest last, on a half bar (0-7) of a phrase: in proportion. */
  chances(before: readonly ChordEvent[], half: number): Counts;
}

export interface ChordBank {
  /** Undefined for a style of which nothing was learnt in this mode. */
  chain(style: string, mode: Mode): ChordChain | undefined;
}

/** What all styles together do; a style's own counts stand above it. */
const everyStyle = 'all';
/** How much the place in the phrase adds to what the chords before say, and what it must be heard to count: fitted on valid pieces. */
const placeWeight = 0.5;
const placePrior = 100;
/** So many chords before a chord say what it may be. */
const mostBefore = 2;
/** Stands in a row for what fewer chords before say. */
const novel = '?';

interface Entry {
  readonly repeats01: number;
  readonly rhythms: Counts;
  /** By the half bar (0-7) of the phrase. */
  readonly places: ReadonlyMap<number, Counts>;
  /** By the chords before, joined by spaces. */
  readonly after: ReadonlyMap<string, Counts>;
}

/**
 * Reads what `tools/training` writes (`chord-bank.data.ts` says how); '' is a bank in which nothing stands. Rhythms, and which
 * chords there are, are counted; which one follows is the network's to say, or the counts' where there is none.
 */
export function createChordBank(
  text: string = chordBankText,
  network: ChordNetwork | null = shippedChordNetwork().network,
): ChordBank {
  const sources = new Map(
    text
      .split(/^= /m)
      .slice(1)
      .map((part) => [part.slice(0, part.indexOf(' ', part.indexOf(' ') + 1)), part] as const),
  );
  const entries = new Map<string, Entry | undefined>();
  const entryOf = (name: string): Entry | undefined => {
    if (!entries.has(name)) {
      const source = sources.get(name);
      entries.set(name, source === undefined ? undefined : readEntry(source));
    }
    return entries.get(name);
  };
  const learntIn = (style: string, mode: 'major' | 'minor'): ChordChain | undefined => {
    const every = entryOf(`${everyStyle} ${mode}`);
    const own = entryOf(`${style} ${mode}`);
    const other = inOtherMode(entryOf(`${style} ${mode === 'major' ? 'minor' : 'major'}`), every);
    const learnt = own ?? other;
    const told = { style: own && network?.styles.find((known) => known === style), mode };
    return every && learnt && (network === null ? chainOf(learnt, every) : toldBy(network, told, learnt));
  };
  const chains = new Map<string, ChordChain | undefined>();
  return {
    chain(style, mode) {
      const name = `${style} ${mode}`;
      if (!chains.has(name)) {
        const learnt = learntIn(style, isMinorLike(mode) ? 'minor' : 'major');
        chains.set(name, learnt && inMode(learnt, mode));
      }
      return chains.get(name);
    },
  };
}

/**
 * What was learnt in major or minor, in a mode of the same third. What came before is told as it was: people's pieces that
 * have such chords, too, go on as it does.
 */
function inMode(learnt: ChordChain, mode: Mode): ChordChain {
  const altered = alteredIn[mode];
  if (altered === undefined) return learnt;
  return {
    ...learnt,
    chances(before, half) {
      const told = new Map<string, number>();
      for (const [chord, chance] of learnt.chances(before, half)) {
        const own = altered[chord] ?? chord;
        told.set(own, (told.get(own) ?? 0) + chance);
      }
      return told;
    },
  };
}

/** A style's chords alone, as likely as the network finds them. */
function toldBy(network: ChordNetwork, told: ToldOfSong, own: Entry): ChordChain {
  const known = chordsOf(own);
  return {
    repeats01: own.repeats01,
    rhythms: own.rhythms,
    chances(before, half) {
      const all = network.chances(told, before, half);
      return new Map(known.map((chord) => [chord, all.get(chord) ?? 0]));
    },
  };
}

function chainOf(own: Entry, every: Entry): ChordChain {
  // Proposals ask the same over and over.
  const told = new Map<string, Counts>();
  return {
    repeats01: own.repeats01,
    rhythms: own.rhythms,
    chances(before, half) {
      const last = before
        .map(({ chord }) => chord)
        .filter((chord, i, row) => chord !== row[i - 1])
        .slice(-mostBefore);
      const asked = `${half} ${last.join(' ')}`;
      const found = told.get(asked) ?? chances(own, every, last, half);
      told.set(asked, found);
      return found;
    },
  };
}

/** A style that is known in its other mode alone keeps its rhythms, and takes the chords of all styles. */
function inOtherMode(own: Entry | undefined, every: Entry | undefined): Entry | undefined {
  return own && every && { ...own, after: every.after, places: new Map() };
}

/** The longer the row of chords that was heard before, the more it says; the rest is left to a shorter row. */
function chances(own: Entry, every: Entry, before: readonly string[], half: number): Counts {
  const known = chordsOf(own);
  let chance = new Map(known.map((chord) => [chord, 1 / known.length]));
  for (const { after } of [every, own]) {
    for (let length = 0; length <= before.length; length++) {
      const counts = after.get(before.slice(before.length - length).join(' '));
      if (counts === undefined) break;
      chance = interpolated(counts, chance);
    }
  }
  return atPlace(own, chance, half);
}

function chordsOf({ after }: Entry): readonly string[] {
  return [...(after.get('')?.keys() ?? [])].filter((chord) => chord !== novel);
}

function interpolated(counts: Counts, chance: Counts): Map<string, number> {
  const total = totalOf(counts);
  const left = counts.get(novel) ?? 0;
  return new Map(
    [...chance].map(([chord, less]) => [chord, ((counts.get(chord) ?? 0) + left * less) / total]),
  );
}

/** What stands oftener in this place of a phrase than elsewhere gains, the other loses. */
function atPlace({ places, after }: Entry, chance: Counts, half: number): Counts {
  const everywhere = after.get('') ?? new Map<string, number>();
  const here = places.get(half) ?? new Map<string, number>();
  const all = totalOf(everywhere) - (everywhere.get(novel) ?? 0);
  const some = totalOf(here);
  return new Map(
    [...chance].map(([chord, value]) => {
      const usual = (everywhere.get(chord) ?? 0) / all;
      const there = ((here.get(chord) ?? 0) + placePrior * usual) / (some + placePrior);
      return [chord, usual === 0 ? value : value * (there / usual) ** placeWeight];
    }),
  );
}

function totalOf(counts: Counts): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}

/** Lines: `style mode repeats01`; `~rhythm count...`; `@half chord count...`; `chords before: chord count...`. */
function readEntry(source: string): Entry {
  const [head = '', ...lines] = source.trim().split('\n');
  const after = new Map<string, Counts>();
  const places = new Map<number, Counts>();
  let rhythms: Counts = new Map();
  for (const line of lines) {
    const words = line.split(' ');
    if (line.startsWith('~')) rhythms = readCounts(words.slice(1));
    else if (line.startsWith('@')) places.set(Number(words[0]!.slice(1)), readCounts(words.slice(1)));
    else {
      const [before = '', counts = ''] = line.split(': ');
      after.set(before.trim(), readCounts(counts.split(' ')));
    }
  }
  return { repeats01: Number(head.split(' ')[2]), rhythms, places, after };
}

/** `I 12 V 3` */
function readCounts(words: readonly string[]): Counts {
  const counts = new Map<string, number>();
  for (let i = 0; i + 1 < words.length; i += 2) counts.set(words[i]!, Number(words[i + 1]));
  return counts;
}
