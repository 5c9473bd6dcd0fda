import { closest } from 'fastest-levenshtein';
import { TactusError } from '../../../system/errors.ts';
import type { Manifest } from '../../models/manifest.ts';

/** A style of a model by its name. Errors: usage (64), naming the nearest. */
export function styleNamed(manifest: Pick<Manifest, 'name' | 'styles'>, name: string): string {
  const names = manifest.styles.map((style) => style.name);
  if (names.includes(name)) return name;
  throw new TactusError(
    'usage',
    `The model \`${manifest.name}\` knows no style called \`${name}\`.`,
    `Did you mean \`${closest(name, names)}\`? There is: ${names.join(', ')}.`,
  );
}
