import { type Key, type Mode, modeSteps, scalePitchClasses } from '../../../daemon/score/key.ts';
import { parsePitchClass, pitchClassName } from '../../../daemon/score/pitch.ts';
import { musicWords } from '../words/music.ts';

export const modes = Object.keys(modeSteps) as readonly Mode[];

/** Major keys that are written with flats: F, B flat, E flat, A flat, D flat. */
const flatMajors = [5, 10, 3, 8, 1];
/** From the tonic up to that of the major scale with the same notes. */
const stepsToMajor: Readonly<Record<Mode, number>> = { major: 0, minor: 3, dorian: 10, mixolydian: 5 };

/** `Eb minor`, as daemon and configuration write it; undefined for anything else. */
export function parseKeyName(name: string): Key | undefined {
  const [note = '', modeName] = name.split(' ');
  const tonic = parsePitchClass(note);
  const mode = modes.find((each) => each === modeName);
  return tonic === undefined || mode === undefined ? undefined : { tonic, mode };
}

/** With the accidental that is written in this key, as the daemon spells it: B flat minor, but F sharp minor. */
export function keyNameOf({ tonic, mode }: Key): string {
  const isFlat = flatMajors.includes((tonic + stepsToMajor[mode]) % 12);
  return `${pitchClassName(tonic, isFlat ? 'flats' : 'sharps')} ${mode}`;
}

/** As it is said in this page's language: B♭ minor, b-Moll, Si♭ menor. */
export function keyText(name: string): string {
  const key = parseKeyName(name);
  if (!key) return name;
  const words = musicWords().keys;
  const note = name.split(' ')[0] ?? '';
  return words.named[key.mode](words.notes[note as keyof typeof words.notes] ?? note);
}

/** The pitch classes of a key by its name. */
export const scaleOf = (name: string): readonly number[] => {
  const key = parseKeyName(name);
  return key ? scalePitchClasses(key) : [];
};

/** Its tonic alone, as it is written in this key. */
export function noteText(key: Key): string {
  const { notes } = musicWords().keys;
  const note = keyNameOf(key).split(' ')[0] ?? '';
  return notes[note as keyof typeof notes] ?? note;
}

/** A chord as it is printed: `Ebm7/Bb` is E♭m7/B♭. */
export const chordText = (symbol: string): string =>
  symbol.replace(
    /(^|\/)([A-G])(b|#)/g,
    (_, before: string, note: string, sign: string) => `${before}${note}${sign === 'b' ? '♭' : '♯'}`,
  );
