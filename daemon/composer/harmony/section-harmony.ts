import type { PlacedChord, Section } from '../../score/bar.ts';
import type { Key } from '../../score/key.ts';
import { stepsPerBar } from '../../score/meter.ts';
import type { Loop } from '../../styles/style.ts';
import type { ChordBank } from './chord-bank.ts';
import { learntPhrases } from './learnt-phrases.ts';
import { type SongHarmony, tonicOf } from './phrases.ts';
import { chordInKey, parseRoman } from './roman.ts';
import { tabledPhrases } from './tabled-phrases.ts';

/** Eight bars of roman numerals: the harmony that a section keeps for a whole song. */
export type Period = readonly string[];

export const barsPerPeriod = 8;
export const barsPerHalf = barsPerPeriod / 2;

/**
 * The harmony of one kind of section in a song. The same seed gives the same chords, so nothing needs remembering for
 * the chorus to return as itself. A verse stays open at its end, a chorus and an outro come home. `time`: how often the
 * section came to its end before; verse, chorus and bridge end in another way each time.
 */
export function sectionPeriod(section: Section, song: SongHarmony, bank: ChordBank, time = 0): Period {
  const tonic = tonicOf(song.mode);
  const tables = tabledPhrases(song);
  const chain = bank.chain(song.style.name, song.mode);
  const phrases = chain === undefined ? tables : learntPhrases(chain, song, tables);
  const chorus = phrases.chorus();
  const verse = (): Loop => phrases.verse(chorus);
  switch (section) {
    case 'verse': {
      const loop = verse();
      return [...loop, ...phrases.answer(loop, section, 'open', time)];
    }
    case 'chorus':
      return [...chorus, ...phrases.answer(chorus, section, 'home', time)];
    case 'bridge': {
      const bridge = phrases.bridge(chorus);
      return [...bridge, ...phrases.answer(bridge, section, 'open', time)];
    }
    case 'intro': {
      const vamp = vampOf(verse(), tonic);
      return [...vamp, ...phrases.answer(vamp, section, 'open')];
    }
    case 'break': {
      const loop = verse();
      const held = [tonic, tonic, loop[2], phrases.answer(loop, section, 'open')[3]];
      return [...held, ...held];
    }
    case 'outro': {
      const farewell = phrases.answer(chorus, section, 'home');
      return [...farewell, ...farewell];
    }
  }
}

/** Begins at home whatever the verse begins with. */
function vampOf(loop: Loop, tonic: string): Loop {
  return [tonic, loop[1], tonic, loop[3]];
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
