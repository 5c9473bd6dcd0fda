import { recall, remember } from '../model/kept.ts';

export const languages = ['en', 'pt', 'de'] as const;
export type Language = (typeof languages)[number];

/** As each calls itself. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  pt: 'Português',
  de: 'Deutsch',
};

type Word = string | ((...values: never[]) => string);
interface Words {
  readonly [name: string]: Word | Words;
}
/** The same names, and functions of the same values. */
type Same<Each> = {
  readonly [Name in keyof Each]: Each[Name] extends string
    ? string
    : Each[Name] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : Same<Each[Name]>;
};

const kept = 'tactus-language';
let current: Language = 'en';

/** The one that this browser asks for, or that was chosen here. */
export const language = (): Language => current;

/** The one that was chosen in this browser, or else the first that it asks for and we have. */
export function startLanguage(): void {
  current = firstLanguage();
  say(current);
}

/** From now on; what is shown already says it when it is drawn anew. */
export function setLanguage(next: Language): void {
  current = next;
  say(next);
  remember(kept, next);
}

/** Words of one view in every language; what is given back tells those of the present language: ask it at each draw. */
export function defineWords<Each extends Words>(words: {
  readonly en: Each;
  readonly pt: Same<Each>;
  readonly de: Same<Each>;
}): () => Same<Each> {
  return () => words[current] as Same<Each>;
}

function firstLanguage(): Language {
  const known = (name: string | undefined): Language | undefined => languages.find((each) => each === name);
  const chosen = known(recall(kept));
  if (chosen) return chosen;
  const asked = navigator.languages.map((name) => known(name.slice(0, 2).toLowerCase()));
  return asked.find((each) => each !== undefined) ?? 'en';
}

function say(next: Language): void {
  document.documentElement.lang = next;
}
