import type { UnknownStyle } from '../styles/unknown-styles.ts';

/** A warning, not a failure: the music plays all the same. */
export function tellUnknownStyles(styles: readonly UnknownStyle[]): void {
  for (const { message, fix } of styles) process.stderr.write(`tactus: ${message}\n        ${fix}\n`);
}
