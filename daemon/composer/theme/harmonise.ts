import { pitchClassOf } from '../../score/pitch.ts';
import { parseRoman, relativeTones } from '../harmony/roman.ts';
import type { Period } from '../harmony/section-harmony.ts';
import type { MelodyNote } from './melody.ts';

const vocabulary = {
  major: ['I', 'ii', 'iii', 'IV', 'V', 'vi'],
  minor: ['i', 'bIII', 'iv', 'v', 'bVI', 'bVII'],
} as const;

/** What a chord gains when its tones are sung, and loses when others are, for each step; more on the beat. */
const sungGain = 1;
const foreignLoss = 0.5;
const onBeatFactor = 1.6;
/** In steps of melody: staying on a chord for another bar, and what the ends of the period are worth. */
const stayLoss = 3;
const homeGain = 8;
const dominantGain = 3;

/** One chord a bar for a melody: the diatonic chords that hold most of its notes, home at both ends (Viterbi). */
export function harmonise(
  bars: readonly (readonly MelodyNote[])[],
  key: { readonly tonic: number; readonly mode: 'major' | 'minor' },
): Period {
  const names = vocabulary[key.mode];
  const tones = names.map((name) =>
    relativeTones(parseRoman(name)).map((tone) => pitchClassOf(tone + key.tonic)),
  );
  const suits = (bar: number, chord: number): number => {
    const sung = bars[bar]!.reduce((sum, note) => {
      const weight = note.lengthSteps * (note.startStep % 4 === 0 ? onBeatFactor : 1);
      return sum + weight * (tones[chord]!.includes(pitchClassOf(note.pitchMidi)) ? sungGain : -foreignLoss);
    }, 0);
    const isHome = chord === 0;
    const leads = names[chord] === 'V' || names[chord] === 'bVII' || names[chord] === 'v';
    if (bar === 0 || bar === bars.length - 1) return sung + (isHome ? homeGain : 0);
    return sung + (bar === bars.length - 2 && leads ? dominantGain : 0);
  };

  let best = names.map((_, chord) => ({ score: suits(0, chord), path: [chord] }));
  for (let bar = 1; bar < bars.length; bar++) {
    best = names.map((_, chord) => {
      const from = best.reduce(
        (a, b, index) => {
          const candidate = b.score - (index === chord ? stayLoss : 0);
          return candidate > a.score ? { score: candidate, path: b.path } : a;
        },
        { score: Number.NEGATIVE_INFINITY, path: [] as number[] },
      );
      return { score: from.score + suits(bar, chord), path: [...from.path, chord] };
    });
  }
  const winner = best.reduce((a, b) => (b.score > a.score ? b : a));
  return winner.path.map((chord) => names[chord]!);
}
