import { type Mode, modeSteps } from '../../score/key.ts';
import type { Loop } from '../../styles/style.ts';
import type { Random } from '../../time/random.ts';
import type { ChordChain, Counts } from './chord-bank.ts';
import type { ChordEvent } from './chord-network.ts';
import { colourOf } from './modes.ts';
import { parseRoman, relativeTones } from './roman.ts';

/** How a phrase ends: on one of these roots (semitones above the tonic), or with a bar of the tonic after one of them. */
export type PhraseEnd =
  | { readonly on: readonly number[] }
  | { readonly at: string; readonly after: readonly number[] };

/** What must hold of a phrase, whatever was learnt. */
export interface PhraseLaw {
  readonly mode: Mode;
  /** The phrase before, whose chords lead to it. */
  readonly after?: Loop | undefined;
  /** Bars that stand already; the first ones. */
  readonly given?: readonly string[];
  /** Chords that it may not begin with. */
  readonly beginsNotOn?: readonly string[];
  readonly ends?: PhraseEnd;
}

const halvesPerBar = 2;
const barsPerPhrase = 4;
const halvesPerPhrase = barsPerPhrase * halvesPerBar;
/** The last bar, where a phrase comes home. */
const homeHalf = halvesPerPhrase - halvesPerBar;
/** The bar before the last. */
const leadingBar = 2;
/** So many proposals are heard; then whoever asked must help itself. */
const proposals = 48;
const fewestChords = 2;
/** Where the chords that may stand have less than this of the chance, something else went before than leads there. */
const leastLawful01 = 0.1;
/** Of the eight half bars, those that one chord may fill, and one that is outside the key: it passes. */
const mostHalvesOfOne = 5;
const mostHalvesBorrowed = 2;
/** Chords outside the key of which a phrase and the one before may have one between them: dominants of other degrees, and what the other mode lends. */
const borrowed: Readonly<Partial<Record<Mode, ReadonlySet<string>>>> = {
  major: new Set(['I7', 'II', 'II7', 'III', 'III7', 'VI', 'VI7', 'iv', 'bVII', '#ivo']),
  minor: new Set(['I7', 'II7', 'IV', 'IV7', 'V', 'V7', 'viio', 'bII']),
};

/**
 * Four bars drawn from what was learnt; undefined when nothing that keeps the law was found. `temperature`: below 1 the
 * likelier chord is preferred. Pure: the same chance gives the same phrase.
 */
export function proposePhrase(
  chain: ChordChain,
  law: PhraseLaw,
  temperature: number,
  random: Random,
): Loop | undefined {
  const leader = law.given?.[leadingBar];
  // Where that stands and does not lead home, no bar after it mends it.
  if (leader !== undefined && !leadsHome(leader, law.ends)) return undefined;
  for (let proposal = 0; proposal < proposals; proposal++) {
    const bars = draw(chain, law, temperature, random);
    if (bars !== undefined && keeps(bars, law)) return bars;
  }
  return undefined;
}

/** Chords are drawn from those that may stand there, so that few proposals are in vain; none that is forced. */
function draw(chain: ChordChain, law: PhraseLaw, temperature: number, random: Random): Loop | undefined {
  const { mode, after = [], given = [], ends } = law;
  const rhythm = drawn(weighed(chain.rhythms, 1), random) ?? '';
  const home = ends !== undefined && 'at' in ends ? ends.at : undefined;
  const halves = [...halvesOf(given)];
  const before = [...eventsOf(after), ...eventsOf(given)];
  let isBorrowed = before.some(({ chord }) => !isInScale(chord, mode));
  for (let half = halves.length; half < halvesPerPhrase; half++) {
    const held = before.at(-1)?.chord;
    const isHome = home !== undefined && half >= homeHalf;
    const begins = rhythm[half] === 'x' || held === undefined;
    let chord = isHome ? home : held;
    if (begins && !isHome) {
      // Within a phrase a chord that begins is another one than before.
      const told = weighed(
        chain.chances(before, half),
        temperature,
        (other) =>
          (half === 0 || other !== held) &&
          (isInScale(other, mode) || (!isBorrowed && borrowed[mode]?.has(other) === true)),
      );
      const lasts = halvesUntilNext(rhythm, half, home === undefined ? halvesPerPhrase : homeHalf);
      const lawful = told.filter(([other]) => mayStand(other, half, lasts, halves, law));
      if (weightOf(lawful) < leastLawful01 * weightOf(told)) return undefined;
      chord = drawn(lawful, random) ?? held;
    }
    if (chord === undefined) return undefined;
    if (!isInScale(chord, mode)) isBorrowed = true;
    if (half === 0 || chord !== held) before.push({ chord, half });
    halves.push(chord);
  }
  return [barOf(halves, 0), barOf(halves, 1), barOf(halves, 2), barOf(halves, 3)];
}

/** How long what begins on a half bar sounds, up to `end` at most. */
function halvesUntilNext(rhythm: string, half: number, end: number): number {
  const next = rhythm.indexOf('x', half + 1);
  return (next < 0 ? end : Math.min(next, end)) - half;
}

/** Whether the law lets a chord begin on a half bar, after these, and sound for so long. */
function mayStand(
  chord: string,
  half: number,
  lasts: number,
  halves: readonly string[],
  { mode, beginsNotOn, ends }: PhraseLaw,
): boolean {
  if (half === 0 && beginsNotOn?.includes(chord)) return false;
  if (countOf(chord, halves) + lasts > mostHalvesOf(chord, mode)) return false;
  if (ends === undefined) return true;
  const endsBar = half + lasts >= halvesPerBar * ('on' in ends ? barsPerPhrase : leadingBar + 1);
  return !endsBar || ('on' in ends ? ends.on : ends.after).includes(rootOf(chord));
}

function barOf(halves: readonly string[], bar: number): string {
  const first = halves[bar * halvesPerBar]!;
  const second = halves[bar * halvesPerBar + 1]!;
  return first === second ? first : `${first} ${second}`;
}

function countOf(chord: string, halves: readonly string[]): number {
  return halves.filter((other) => other === chord).length;
}

function mostHalvesOf(chord: string, mode: Mode): number {
  return isInScale(chord, mode) ? mostHalvesOfOne : mostHalvesBorrowed;
}

/** What begins in the bars of a phrase. */
function eventsOf(bars: readonly string[]): readonly ChordEvent[] {
  return halvesOf(bars)
    .map((chord, half) => ({ chord, half }))
    .filter(({ chord }, half, all) => chord !== all[half - 1]?.chord);
}

function halvesOf(bars: readonly string[]): readonly string[] {
  return bars.flatMap((bar) => {
    const [first = '', second = first] = bar.split(' ');
    return [first, second];
  });
}

function keeps(bars: Loop, { mode, beginsNotOn = [], ends }: PhraseLaw): boolean {
  const halves = halvesOf(bars);
  const chords = halves.filter((chord, half) => chord !== halves[half - 1]);
  const different = new Set(chords);
  if (beginsNotOn.includes(chords[0]!) || different.size < fewestChords) return false;
  const colour = colourOf[mode];
  if (colour !== undefined && !chords.some((chord) => tonesOf(chord).includes(colour))) return false;
  for (const chord of different) if (countOf(chord, halves) > mostHalvesOf(chord, mode)) return false;
  if (ends !== undefined && 'on' in ends) return ends.on.includes(rootOf(chords.at(-1)!));
  return leadsHome(bars[leadingBar], ends);
}

/** Whether the last bar may come home after this one, if it is to. */
function leadsHome(bar: string, ends: PhraseEnd | undefined): boolean {
  return ends === undefined || 'on' in ends || ends.after.includes(rootOf(bar.split(' ').at(-1)!));
}

function rootOf(chord: string): number {
  return parseRoman(chord).semitones;
}

const inScale = new Map<string, boolean>();

function isInScale(chord: string, mode: Mode): boolean {
  const asked = `${mode} ${chord}`;
  const scale: readonly number[] = modeSteps[mode];
  const found = inScale.get(asked) ?? tonesOf(chord).every((tone) => scale.includes(tone));
  inScale.set(asked, found);
  return found;
}

function tonesOf(chord: string): readonly number[] {
  return relativeTones(parseRoman(chord));
}

type Weighed = readonly (readonly [what: string, weight: number])[];

/** `temperature` below 1 prefers the likelier. */
function weighed(counts: Counts, temperature: number, may: (what: string) => boolean = () => true): Weighed {
  const weights: (readonly [string, number])[] = [];
  for (const [what, count] of counts) if (may(what)) weights.push([what, count ** (1 / temperature)]);
  return weights;
}

function weightOf(some: Weighed): number {
  return some.reduce((sum, [, weight]) => sum + weight, 0);
}

/** One of them, as often as it weighs. */
function drawn(some: Weighed, random: Random): string | undefined {
  let left = random.next() * weightOf(some);
  for (const [what, weight] of some) {
    left -= weight;
    if (left <= 0) return what;
  }
  return some.at(-1)?.[0];
}
