import { createStyleBook, type NamedStyle, ourStyles } from './style-book.ts';

/** A style of which nothing is known: what becomes of it, and what can be done. */
export interface UnknownStyle {
  readonly style: string;
  readonly message: string;
  readonly fix: string;
}

/** Those of a model's styles that are neither ours nor like one of ours. */
export function unknownStyles(styles: readonly NamedStyle[]): UnknownStyle[] {
  const likeable = ourStyles.map(({ name }) => `"${name}"`).join(', ');
  return createStyleBook(styles).unknown.map((style) => ({
    style,
    message: `Nothing is known of the style "${style}": the usual band plays it, with pop harmony.`,
    fix: `Say in manifest.json, beside its name, what it is "like", one of: ${likeable}.`,
  }));
}
