import { z } from 'zod';
import { nearest } from '../../system/nearest.ts';
import type { Command } from '../command.ts';
import { clausesOf } from './clauses.ts';
import { Draft, type Present } from './draft.ts';
import { hear } from './hear.ts';
import { type Language, languages } from './meaning.ts';
import { sayBack, type UnknownWord } from './said-back.ts';
import { createVocabulary } from './vocabulary.ts';

export type { Present } from './draft.ts';
export { type Language, languages } from './meaning.ts';

/** More than this nobody says at once. */
export const longestWords = 200;
/** What a person says, in words. */
export const wordsSchema = z.string().min(1).max(longestWords);
export const languageSchema = z.enum(languages);

/** A text as it was understood. */
export interface Understood {
  /** Empty where nothing was. */
  readonly wish: Command;
  readonly language: Language;
  /** What was understood and what was not, in that language, a line for people. */
  readonly said: string;
  readonly unknown: readonly UnknownWord[];
}

/** What there is to choose from. */
export interface Choices {
  readonly styles: readonly { readonly name: string; readonly title?: string }[];
  readonly scenes: readonly string[];
}

/** Misspelt words are looked for among those of this length. */
const shortestMeant = 4;
const mostUnknown = 8;

/**
 * A wish in words, English, Portuguese or German, as "calm, minor, slower": by nothing but tables, and the same for the
 * same text and present. `usual`: the language of words that are of several. Never throws; what is longer than
 * `longestWords` is cut.
 */
export function understand(
  text: string,
  present: Present,
  choices: Choices,
  usual: Language = 'en',
): Understood {
  const vocabulary = createVocabulary(choices.styles, choices.scenes);
  const { heard, unknown: strange, language } = hear(text.slice(0, longestWords), vocabulary, usual);
  const draft = new Draft(present);
  const missed: string[] = [];
  for (const clause of carriedOn(clausesOf(heard)))
    if (!draft.take(clause)) missed.push(clause.words.join(' '));
  const wish = draft.whole();
  const known = vocabulary.wordsOf(language);
  const unknown = [...strange, ...missed].slice(0, mostUnknown).map((word) => {
    const meant = word.length < shortestMeant || missed.includes(word) ? undefined : nearest(word, known);
    return { word, ...(meant !== undefined && { meant }) };
  });
  return { wish, language, unknown, said: sayBack(wish, unknown, language) };
}

/** "no drums and bass": what was said of the first holds for the next, where that says nothing else. */
function* carriedOn(clauses: ReturnType<typeof clausesOf>): Generator<ReturnType<typeof clausesOf>[number]> {
  let before: ReturnType<typeof clausesOf>[number] | undefined;
  for (const clause of clauses) {
    const kind = clause.targets[0]?.meaning.is;
    const isSame = kind === 'part' && before?.targets[0]?.meaning.is === 'part';
    const { targets, words, goesOn, ...own } = clause;
    const whole =
      clause.goesOn && isSame && before && Object.keys(own).length === 0
        ? { ...before, targets, words, goesOn }
        : clause;
    yield whole;
    before = whole;
  }
}
