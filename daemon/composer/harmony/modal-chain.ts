import type { Mode } from '../../score/key.ts';
import type { ChordChain } from './chord-bank.ts';

/**
 * The old modes are major or minor with one degree altered, and people's chords were learnt in those two: where they have a
 * chord that the degree is in, the mode has the one of the same root and the altered degree, and in mixolydian mostly the one
 * below the tonic for the dominant (de Clercq and Temperley, A corpus analysis of rock harmony, 2011: bVII is next to IV and V).
 * Left out are those that become diminished, as they lead to another tonic than the mode's.
 */
const altered: Readonly<Partial<Record<Mode, Readonly<Record<string, string>>>>> = {
  mixolydian: { V: 'bVII', V7: 'v', viio: 'bVII', viio7: 'bVII', Imaj7: 'I7' },
  dorian: { iv: 'IV', iv7: 'IV7', iio: 'ii', iio7: 'ii7', V: 'v', V7: 'v' },
};

/**
 * What was learnt in major or minor, in a mode of the same third. What came before is told as it was: people's pieces that
 * have such chords, too, go on as it does.
 */
export function modalChain(learnt: ChordChain, mode: Mode): ChordChain {
  const chords = altered[mode];
  if (chords === undefined) return learnt;
  return {
    ...learnt,
    chances(before, half) {
      const told = new Map<string, number>();
      for (const [chord, chance] of learnt.chances(before, half)) {
        const own = chords[chord] ?? chord;
        told.set(own, (told.get(own) ?? 0) + chance);
      }
      return told;
    },
  };
}
