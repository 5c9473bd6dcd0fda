import type { PlacedChord, Section } from '../../score/bar.ts';
import type { Key, Mode } from '../../score/key.ts';
import { stepsPerBar } from '../../score/meter.ts';
import type { Loop, Style, StyleHarmony } from '../../styles/style.ts';
import { createRandom, deriveSeed, type Random } from '../../time/random.ts';
import { harmonyIn } from './modes.ts';
import { chordInKey, parseRoman } from './roman.ts';

/** Eight bars of roman numerals: the harmony that a section keeps for a whole song. */
export type Period = readonly string[];

export const barsPerPeriod = 8;

/**
 * The harmony of one kind of section in a song. The same seed gives the same chords, so nothing needs remembering for
 * the chorus to return as itself. A verse stays open at its end, a chorus and an outro come home.
 */
export function sectionPeriod(section: Section, style: Style, mode: Mode, songSeed: number): Period {
  const harmony = harmonyIn(mode, style);
  const tonic = tonicOf(mode);
  const drawn = (label: string): Random => createRandom(deriveSeed(songSeed, 'harmony', label));
  const chorus = pick(harmony.chorus, drawn('chorus'));
  const verse = pick(unlike(harmony.verse, chorus), drawn('verse'));
  const walksOn = harmony.walksOn === true;
  const chorusAnswer = walksOn ? pick(others(harmony.chorus, chorus), drawn('chorus-answer')) : chorus;
  const verseAnswer = walksOn ? pick(others(harmony.verse, verse), drawn('verse-answer')) : verse;
  const open = pick(harmony.halfCadence, drawn(`${section}-open`));
  const home = pick(harmony.cadence, drawn(`${section}-home`));
  switch (section) {
    case 'verse':
      return [...verse, ...verseAnswer.slice(0, 3), open];
    case 'chorus':
      return [...chorus, ...chorusAnswer.slice(0, 2), ...home];
    case 'bridge':
      return bridge(harmony, open, drawn('bridge'));
    case 'intro':
      return [...vamp(verse, tonic), ...vamp(verse, tonic).slice(0, 3), open];
    case 'break':
      return [tonic, tonic, verse[2], open, tonic, tonic, verse[2], open];
    case 'outro':
      return [chorus[0], chorus[1], ...home, chorus[0], chorus[1], ...home];
  }
}

function bridge(harmony: StyleHarmony, open: string, random: Random): Period {
  const first = pick(harmony.bridge, random);
  return [...first, first[0], first[1], first[2], open];
}

/** Begins at home whatever the verse begins with. */
function vamp(loop: Loop, tonic: string): Loop {
  return [tonic, loop[1], tonic, loop[3]];
}

export function tonicOf(mode: Mode): string {
  return mode === 'minor' || mode === 'dorian' ? 'i' : 'I';
}

/** Of these loops the ones that have least in common, bar by bar, with the other section's. */
function unlike(loops: readonly Loop[], other: Loop): readonly Loop[] {
  const common = (loop: Loop): number =>
    loop.filter((bar, index) => bar.split(' ')[0] === other[index]?.split(' ')[0]).length;
  const fewest = Math.min(...loops.map(common));
  return loops.filter((loop) => common(loop) === fewest);
}

function others(loops: readonly Loop[], one: Loop): readonly Loop[] {
  const left = loops.filter((loop) => loop !== one);
  return left.length > 0 ? left : loops;
}

function pick<T>(items: readonly T[], random: Random): T {
  const item = items[random.index(items.length)];
  if (item === undefined) throw new RangeError('nothing to choose from');
  return item;
}

/** `'ii V'` in C major: Dm at step 0, G at step 8. */
export function placeChords(numerals: string, key: Key): readonly PlacedChord[] {
  const names = numerals.split(' ');
  const stepsEach = stepsPerBar / names.length;
  const placed = names.map((name, index) => ({
    startStep: index * stepsEach,
    chord: chordInKey(parseRoman(name), key),
  }));
  return placed.filter((item, index) => {
    const before = placed[index - 1]?.chord;
    return before?.root !== item.chord.root || before.quality !== item.chord.quality;
  });
}

/** The bar that ends the music: home, and nothing else. */
export function closingChords(key: Key): readonly PlacedChord[] {
  return placeChords(tonicOf(key.mode), key);
}
