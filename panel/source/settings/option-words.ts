import { useEffect, useState } from 'preact/hooks';
import { type Language, language } from '../words/language.ts';
import { type Option, titleOf } from './options.ts';

/** What an option is called and what it means, by its path. */
export type OptionWords = Readonly<Record<string, readonly [title: string, help: string]>>;

/** The daemon speaks English; the others are loaded when they are wanted. */
const others: Readonly<Record<Exclude<Language, 'en'>, () => Promise<{ readonly default: OptionWords }>>> = {
  pt: () => import('../words/options.pt.ts'),
  de: () => import('../words/options.de.ts'),
};

/** An option in the language of this page, as far as that has words for it. */
export interface Worded {
  readonly title: string;
  readonly help: string;
  /** Of the help, where it is not that of the page. */
  readonly lang: 'en' | undefined;
}

/** How options are called here. */
export function useOptionWords(): (option: Pick<Option, 'path' | 'help'>) => Worded {
  const wanted = language();
  const [loaded, setLoaded] = useState<{ readonly language: Language; readonly words: OptionWords }>();
  useEffect(() => {
    if (wanted === 'en') return;
    void others[wanted]().then(
      ({ default: words }) => setLoaded({ language: wanted, words }),
      () => {}, // Then they are said in English.
    );
  }, [wanted]);
  const words = loaded?.language === wanted ? loaded.words : {};
  return ({ path, help }) => {
    const own = Object.hasOwn(words, path) ? words[path] : undefined;
    if (own !== undefined) return { title: own[0], help: own[1], lang: undefined };
    return { title: titleOf(path), help, lang: wanted === 'en' ? undefined : 'en' };
  };
}
