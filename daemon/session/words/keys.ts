import type { Mode } from '../../score/key.ts';
import { parsePitchClass, pitchClassOf } from '../../score/pitch.ts';

const modes: Readonly<Record<string, Mode>> = {
  ...{ major: 'major', maior: 'major', dur: 'major', minor: 'minor', menor: 'minor', moll: 'minor' },
  ...{ dorian: 'dorian', dorico: 'dorian', dorisch: 'dorian' },
  ...{ mixolydian: 'mixolydian', mixolidio: 'mixolydian', mixolydisch: 'mixolydian' },
};
const germanModes = new Set(['dur', 'moll', 'dorisch', 'mixolydisch']);
/** As Germans name them where others do not. */
const german: Readonly<Record<string, number>> = {
  ...{ h: 11, b: 10, cis: 1, dis: 3, fis: 6, gis: 8, ais: 10, des: 1, es: 3, ges: 6, as: 8 },
};
const solfege: Readonly<Record<string, number>> = { do: 0, re: 2, mi: 4, fa: 5, sol: 7, la: 9, si: 11 };
const accidentals: Readonly<Record<string, number>> = { sharp: 1, sustenido: 1, flat: -1, bemol: -1 };

export interface SpokenKey {
  readonly tonic: number;
  readonly mode: Mode | undefined;
  /** How many tokens it took. */
  readonly length: number;
}

/**
 * A key that is named at this place, as "a minor", "fis moll", "mi bemol maior"; a note alone only where it was said that
 * a key comes.
 */
export function keyAt(tokens: readonly string[], at: number, isAnnounced: boolean): SpokenKey | undefined {
  const [first = '', second = ''] = tokens.slice(at);
  const shift = Object.hasOwn(accidentals, second) ? accidentals[second]! : undefined;
  const length = shift === undefined ? 1 : 2;
  const modeWord = tokens[at + length] ?? '';
  const mode = Object.hasOwn(modes, modeWord) ? modes[modeWord] : undefined;
  if (mode === undefined && !isAnnounced) return undefined;
  // "calmo e menor": calm and minor.
  if (first === 'e' && modeWord === 'menor' && at > 0) return undefined;
  const note = pitchClassNamed(first, germanModes.has(modeWord));
  if (note === undefined) return undefined;
  return { tonic: pitchClassOf(note + (shift ?? 0)), mode, length: length + (mode === undefined ? 0 : 1) };
}

function pitchClassNamed(word: string, isGerman: boolean): number | undefined {
  if (isGerman && Object.hasOwn(german, word)) return german[word];
  if (Object.hasOwn(solfege, word)) return solfege[word];
  return parsePitchClass(word.slice(0, 1).toUpperCase() + word.slice(1));
}
