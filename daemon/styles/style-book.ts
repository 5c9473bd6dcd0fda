import * as registry from './registry.ts';
import type { Style } from './style.ts';
import { usual } from './usual.ts';

/** Our own styles, by name in order. */
export const ourStyles: readonly Style[] = Object.values(registry);

/** A style as a model names it, and the one of ours that it is played like. */
export interface NamedStyle {
  readonly name: string;
  /** Absent: the one of the same name. */
  readonly like?: string | undefined;
}

/** What is shown of a style to whoever may choose it. */
export interface ListedStyle extends Pick<Style, 'title' | 'likesTempoBpm'> {
  /** The model's. */
  readonly name: string;
}

/** Where planner, band and conductor look up what a model's style is. */
export interface StyleBook {
  /** In the model's order. */
  readonly list: readonly ListedStyle[];
  /** Names of which nothing is known, so that the usual band plays them. */
  readonly unknown: readonly string[];
  /** How a style is played; the usual way for a name of which nothing is known. */
  styleOf(name: string): Style;
}

/** The book of a model's styles, or of our own. */
export function createStyleBook(named: readonly NamedStyle[] = ourStyles): StyleBook {
  const ours = new Map(ourStyles.map((style) => [style.name, style]));
  const known = new Map(ours);
  for (const { name, like = name } of named) {
    const style = ours.get(like);
    if (style !== undefined) known.set(name, style);
  }
  const styleOf = (name: string): Style => known.get(name) ?? usual;
  return {
    list: named.map(({ name }) => {
      const title = ours.get(name)?.title ?? capitalised(name);
      return { name, title, likesTempoBpm: styleOf(name).likesTempoBpm };
    }),
    unknown: named.flatMap(({ name }) => (known.has(name) ? [] : [name])),
    styleOf,
  };
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
