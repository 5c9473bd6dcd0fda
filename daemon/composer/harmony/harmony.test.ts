import { describe, expect, it } from 'vitest';
import { sections } from '../../score/bar.ts';
import { chordSymbol } from '../../score/chord.ts';
import type { Mode } from '../../score/key.ts';
import type { Style } from '../../styles/style.ts';
import { ourStyles } from '../../styles/style-book.ts';
import { createRandom } from '../../time/random.ts';
import { createChordBank } from './chord-bank.ts';
import { keyInMode, neighbourKeys, nextSongKey, relativeKey, sameKey } from './keys.ts';
import type { SongHarmony } from './phrases.ts';
import { chordInKey, parseRoman } from './roman.ts';
import { placeChords, sectionPeriod } from './section-harmony.ts';

const modes: readonly Mode[] = ['major', 'minor', 'dorian', 'mixolydian'];

describe('roman numerals', () => {
  it.each([
    ['I', 'C'],
    ['vi', 'Am'],
    ['bVII', 'A#'],
    ['V7', 'G7'],
    ['ii7', 'Dm7'],
    ['IVmaj7', 'Fmaj7'],
    ['viio', 'Bdim'],
    ['iio7', 'Dm7b5'],
    ['Vsus4', 'Gsus4'],
  ])('%s in C is %s', (roman, symbol) => {
    expect(chordSymbol(chordInKey(parseRoman(roman), { tonic: 0, mode: 'major' }))).toBe(symbol);
  });

  it('refuses what is none', () => {
    expect(() => parseRoman('H7')).toThrow(RangeError);
    expect(() => parseRoman('')).toThrow(RangeError);
  });
});

describe('keys', () => {
  it('relatives share all notes and lead back', () => {
    for (const mode of ['major', 'minor'] as const) {
      const key = { tonic: 4, mode };
      expect(sameKey(relativeKey(relativeKey(key)), key)).toBe(true);
    }
    for (const mode of modes) expect(neighbourKeys({ tonic: 3, mode })).toHaveLength(3);
    for (const mode of modes) expect(keyInMode({ tonic: 7, mode }, 'minor').mode).toBe('minor');
  });

  it('wander no farther than a neighbour from home', () => {
    const home = { tonic: 2, mode: 'minor' as const };
    const random = createRandom(1);
    let key = nextSongKey(home, home, random);
    for (let song = 0; song < 100; song++) {
      const next = nextSongKey(key, home, random);
      expect(sameKey(next, key)).toBe(false);
      expect([home, ...neighbourKeys(home)].some((allowed) => sameKey(allowed, next))).toBe(true);
      key = next;
    }
  });
});

describe.each([
  { what: 'as learnt', bank: createChordBank() },
  { what: 'from the tables', bank: createChordBank('') },
])('the harmony of a section, $what', ({ bank }) => {
  const all = ourStyles.flatMap((style) => modes.map((mode) => ({ name: style.name, style, mode })));
  const songOf = (style: Style, mode: Mode, seed: number): SongHarmony => ({
    style,
    mode,
    seed,
    temperature: 1,
  });

  it.each(all)('$name in $mode has eight bars that can be played, the same each time', ({ style, mode }) => {
    for (const section of sections) {
      for (let seed = 0; seed < 10; seed++) {
        const song = songOf(style, mode, seed);
        const period = sectionPeriod(section, song, bank);
        expect(period).toHaveLength(8);
        expect(period).toEqual(sectionPeriod(section, song, bank));
        for (const bar of period) expect(placeChords(bar, { tonic: 0, mode })[0]?.startStep).toBe(0);
      }
    }
  });

  it.each(all)('$name in $mode: a chorus comes home, a verse stays open', ({ style, mode }) => {
    for (let seed = 0; seed < 20; seed++) {
      const song = songOf(style, mode, seed);
      const [chorus, verse] = [sectionPeriod('chorus', song, bank), sectionPeriod('verse', song, bank)];
      const rootAtEnd = (period: readonly string[]): number =>
        parseRoman(period[7]!.split(' ').at(-1)!).semitones;
      expect(rootAtEnd(chorus)).toBe(0);
      expect(rootAtEnd(verse)).not.toBe(0);
      expect(verse.slice(0, 4)).not.toEqual(chorus.slice(0, 4));
      expect(sectionPeriod('verse', song, bank, 1).slice(0, 4)).toEqual(verse.slice(0, 4));
    }
  });
});

describe('placing chords', () => {
  it('does not place the same chord twice in a row', () => {
    expect(placeChords('I I', { tonic: 0, mode: 'major' })).toHaveLength(1);
    expect(placeChords('ii V', { tonic: 0, mode: 'major' }).map((placed) => placed.startStep)).toEqual([
      0, 8,
    ]);
  });
});
