import { fold, tokensOf } from './fold.ts';
import { keyAt } from './keys.ts';
import { type Heard, type Language, languages, type Meaning } from './meaning.ts';
import { longestPhrase, type Vocabulary } from './vocabulary.ts';

/** A text in words that mean something, and those that do not. */
export interface HeardText {
  readonly language: Language;
  readonly heard: readonly Heard[];
  readonly unknown: readonly string[];
}

/** `usual`: the language where the words are of several as much. */
export function hear(text: string, vocabulary: Vocabulary, usual: Language): HeardText {
  const written = tokensOf(text);
  const tokens = written.map(fold);
  const language = languageOf(tokens, vocabulary, usual);
  const heard: Heard[] = [];
  const unknown: string[] = [];
  let at = 0;
  while (at < tokens.length) {
    const last = heard.at(-1);
    const found = meaningAt(tokens, at, vocabulary, language, last?.meaning);
    const words = written.slice(at, at + (found?.length ?? 1)).join(' ');
    const scene = last && found?.meaning.is === 'sceneNoun' && vocabulary.sceneOf(fold(last.words));
    if (found === undefined) unknown.push(words);
    // "calm scene": it is no calm that is asked for.
    else if (scene) heard.splice(-1, 1, { meaning: scene, words: last.words });
    else if (found.meaning.is !== 'filler') heard.push({ meaning: found.meaning, words });
    at += found?.length ?? 1;
  }
  return { language, heard, unknown };
}

function meaningAt(
  tokens: readonly string[],
  at: number,
  vocabulary: Vocabulary,
  language: Language,
  before: Meaning | undefined,
): { readonly meaning: Meaning; readonly length: number } | undefined {
  const token = tokens[at]!;
  if (/^[,;.!?:]$/.test(token)) return { meaning: { is: 'break' }, length: 1 };
  if (token === '+') return { meaning: { is: 'and' }, length: 1 };
  if (/^\d/.test(token)) return numberAt(tokens, at);
  const key = keyAt(tokens, at, before?.is === 'keyNoun');
  if (key !== undefined)
    return { meaning: { is: 'key', tonic: key.tonic, mode: key.mode }, length: key.length };
  const scene = before?.is === 'sceneNoun' ? vocabulary.sceneOf(token) : undefined;
  if (scene !== undefined) return { meaning: scene, length: 1 };
  const longest = Math.min(longestPhrase, tokens.length - at);
  for (let length = longest; length > 0; length -= 1) {
    const phrase = tokens.slice(at, at + length).join(' ');
    const meaning = vocabulary.meaningOf(phrase, language);
    if (meaning !== undefined) return { meaning, length };
  }
  return undefined;
}

function numberAt(tokens: readonly string[], at: number): { meaning: Meaning; length: number } {
  const value = Number(tokens[at]!.replace(',', '.'));
  const [next = '', afterNext = ''] = tokens.slice(at + 1);
  const length = /^(%|percent|prozent)$/.test(next) ? 2 : next === 'por' && afterNext === 'cento' ? 3 : 1;
  if (length > 1 && value <= 100) return { meaning: { is: 'share', share01: value / 100 }, length };
  return { meaning: { is: 'number', value }, length };
}

/** The one that most of the words are of. */
function languageOf(tokens: readonly string[], vocabulary: Vocabulary, usual: Language): Language {
  const words = tokens.filter((token) => /^\p{L}/u.test(token));
  const pairs = words.slice(1).map((word, index) => `${words[index]} ${word}`);
  const countIn = (language: Language): number =>
    [...words, ...pairs].filter((phrase) => vocabulary.isOf(phrase, language)).length;
  const order = [usual, ...languages.filter((language) => language !== usual)];
  return order.reduce((best, language) => (countIn(language) > countIn(best) ? language : best));
}
