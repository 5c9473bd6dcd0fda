import { describe, expect, it } from 'vitest';
import { type Mode, modeSteps } from '../../score/key.ts';
import { ourStyles } from '../../styles/style-book.ts';
import { createRandom } from '../../time/random.ts';
import { createChordBank } from './chord-bank.ts';
import { colourOf } from './modes.ts';
import { proposePhrase } from './proposal.ts';
import { parseRoman, relativeTones } from './roman.ts';

const modes: readonly Mode[] = ['major', 'minor', 'dorian', 'mixolydian'];

const text = `
= all major 0.50
~ x.x.x.x. 8
: ? 3 I 8 IV 6 V 6
I: ? 2 IV 4 V 4
= march major 0.25
~ x.x.x.x. 3 x...x... 1
@0 I 8
@6 V 4
: ? 3 I 8 IV 2 V 5
I: ? 2 IV 4 V 1
IV: ? 2 I 3 V 3
I IV: ? 1 V 3
`;

describe('a bank of chords', () => {
  const bank = createChordBank(text, null);
  const chain = bank.chain('march', 'major')!;

  it('knows what was learnt, and nothing of the rest', () => {
    expect(chain.repeats01).toBe(0.25);
    expect([...chain.rhythms]).toEqual([
      ['x.x.x.x.', 3],
      ['x...x...', 1],
    ]);
    expect(bank.chain('march', 'minor')).toBeUndefined();
    expect(bank.chain('march', 'dorian')).toBeUndefined();
    expect(bank.chain('waltz', 'major')).toBeUndefined();
    expect(createChordBank('').chain('march', 'major')).toBeUndefined();
  });

  it('a longer row of chords says more, and its place in the phrase says something', () => {
    const chance = (before: string[], half: number, chord: string): number => {
      const chances = chain.chances(
        before.map((name) => ({ chord: name, half: 0 })),
        half,
      );
      return chances.get(chord)! / [...chances.values()].reduce((a, b) => a + b, 0);
    };
    expect(chance(['I'], 2, 'IV')).toBeGreaterThan(chance([], 2, 'IV'));
    expect(chance(['I', 'IV'], 2, 'V')).toBeGreaterThan(chance(['IV'], 2, 'V'));
    expect(chance(['I', 'IV'], 6, 'V')).toBeGreaterThan(chance(['I', 'IV'], 2, 'V'));
    expect(chance(['V', 'I'], 2, 'IV')).toBe(chance(['I'], 2, 'IV'));
  });

  it('proposes what keeps the law, or nothing', () => {
    const propose = (law: object): readonly string[] | undefined =>
      proposePhrase(chain, { mode: 'major', ...law }, 1, createRandom(1));
    expect(propose({ ends: { on: [7] } })?.[3]).toBe('V');
    expect(propose({ given: ['IV', 'I'] })?.slice(0, 2)).toEqual(['IV', 'I']);
    expect(propose({ ends: { at: 'I', after: [7] } })?.slice(2)).toEqual(['V', 'I']);
    expect(propose({ ends: { on: [1] } })).toBeUndefined();
  });

  it('lets a chord outside the key pass: it has a bar at most', () => {
    const lent = createChordBank(text.replaceAll('IV', 'bVII'), null).chain('march', 'major')!;
    const halvesOf = (bar: string): readonly string[] => (bar.includes(' ') ? bar.split(' ') : [bar, bar]);
    const lengths = Array.from({ length: 60 }, (_, seed) => {
      const bars = proposePhrase(lent, { mode: 'major' }, 1, createRandom(seed)) ?? [];
      return bars.flatMap(halvesOf).filter((chord) => chord === 'bVII').length;
    });
    expect(Math.max(...lengths)).toBe(2);
  });

  it('a chord outside the key leads home, too, where its rhythm has no other before the end', () => {
    const slow = text.replace('x.x.x.x. 3 x...x... 1', 'x...x... 1').replaceAll(' V ', ' bVII ');
    const phrases = Array.from({ length: 20 }, (_, seed) =>
      proposePhrase(
        createChordBank(slow, null).chain('march', 'major')!,
        { mode: 'major', ends: { at: 'I', after: [10] } },
        1,
        createRandom(seed),
      ),
    );
    expect(phrases).toContainEqual(['IV', 'IV', 'bVII', 'I']);
  });

  it('says what was learnt in major in the old mode of its third: the chord below the tonic leads home', () => {
    const modal = bank.chain('march', 'mixolydian')!;
    const before = [{ chord: 'IV', half: 2 }];
    expect(modal.chances(before, 6).get('bVII')).toBe(chain.chances(before, 6).get('V'));
    expect([...modal.chances(before, 6).keys()]).not.toContain('V');
  });

  it.each(['dorian', 'mixolydian'] as const)(
    'an old mode is heard in every four bars: %s, by many progressions, all in its scale',
    (mode) => {
      const shipped = createChordBank();
      const scale: readonly number[] = modeSteps[mode];
      for (const { name } of ourStyles) {
        const phrases = Array.from({ length: 10 }, (_, seed) =>
          proposePhrase(shipped.chain(name, mode)!, { mode }, 1, createRandom(seed)),
        ).filter((bars) => bars !== undefined);
        expect(new Set(phrases.map((bars) => bars.join())).size, name).toBeGreaterThan(5);
        for (const bars of phrases) {
          const tones = bars
            .flatMap((bar) => bar.split(' '))
            .flatMap((chord) => relativeTones(parseRoman(chord)));
          expect(tones).toContain(colourOf[mode]);
          expect(tones.filter((tone) => !scale.includes(tone))).toEqual([]);
        }
      }
    },
  );

  it('knows every style in what ships; in the mode that few pieces have by what all do', () => {
    const shipped = createChordBank();
    for (const { name } of ourStyles)
      for (const mode of modes) expect(shipped.chain(name, mode), name).toBeDefined();
    expect(shipped.chain('polka', 'major')).toBeUndefined();
    expect(shipped.chain('ragtime', 'minor')?.rhythms).toEqual(shipped.chain('ragtime', 'major')?.rhythms);
  });
});
