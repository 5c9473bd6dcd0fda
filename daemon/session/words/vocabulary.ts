import { spellings } from './fold.ts';
import { instrumentNames, lexicon, styleNames } from './lexicon.data.ts';
import { type Language, languages, type Meaning } from './meaning.ts';

/** Longer phrases are not in it. */
export const longestPhrase = 5;

type Phrases = ReadonlyMap<string, Meaning>;

/** What phrases mean, folded. */
export interface Vocabulary {
  /** In this language; names that hold in all, and words of the other languages, come behind its own. */
  meaningOf(phrase: string, language: Language): Meaning | undefined;
  /** Whether it is a word of this very language. */
  isOf(phrase: string, language: Language): boolean;
  /** A scene of this name, where it was said that one comes. */
  sceneOf(phrase: string): Meaning | undefined;
  /** Every word that is known, for who misspelt one. */
  wordsOf(language: Language): readonly string[];
}

const phrasesOf = (entries: Iterable<readonly [string, Meaning]>): Phrases => {
  const found = new Map<string, Meaning>();
  for (const [written, meaning] of entries)
    for (const phrase of written.split('|'))
      for (const spelt of spellings(phrase)) if (spelt !== '' && !found.has(spelt)) found.set(spelt, meaning);
  return found;
};

const ours = Object.fromEntries(
  languages.map((language, index) => [
    language,
    phrasesOf(lexicon.map((entry) => [entry[index + 1] as string, entry[0]])),
  ]),
) as Readonly<Record<Language, Phrases>>;
const instruments = phrasesOf(
  Object.entries(instrumentNames).map(([instrument, names]) => [names, { is: 'instrument', instrument }]),
);

/** With the styles and scenes that there are. */
export function createVocabulary(
  styles: readonly { readonly name: string; readonly title?: string }[],
  scenes: readonly string[],
): Vocabulary {
  const names = phrasesOf([
    ...styles.map(({ name, title = name }): readonly [string, Meaning] => [
      `${name}|${title}`,
      { is: 'style', style: name },
    ]),
    ...styles.flatMap(({ name }): (readonly [string, Meaning])[] =>
      Object.hasOwn(styleNames, name) ? [[styleNames[name]!, { is: 'style', style: name }]] : [],
    ),
    ...scenes.map((scene): readonly [string, Meaning] => [scene, { is: 'scene', scene }]),
  ]);
  return {
    meaningOf(phrase, language) {
      const inOrder = [ours[language], names, instruments, ...languages.map((other) => ours[other])];
      for (const phrases of inOrder) {
        const meaning = phrases.get(phrase);
        if (meaning !== undefined) return meaning;
      }
      return undefined;
    },
    sceneOf(phrase) {
      const scene = scenes.find((name) => spellings(name).includes(phrase));
      return scene === undefined ? undefined : { is: 'scene', scene };
    },
    isOf: (phrase, language) => ours[language].has(phrase),
    wordsOf: (language) => [...ours[language].keys(), ...names.keys(), ...instruments.keys()],
  };
}
