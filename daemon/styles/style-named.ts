import { TactusError } from '../system/errors.ts';
import { suggestion } from '../system/nearest.ts';
import { freeStyle } from './free-style.ts';

/** What can play in styles: a model, or whoever stands in for one. */
export interface Stylish {
  readonly name: string;
  readonly styles: readonly { readonly name: string }[];
}

/** A style that the model has, by its name, or word that the band is to choose. Errors: TactusError `usage` that names the nearest, and all of them. */
export function styleNamed(model: Stylish, name: string): string {
  const names = model.styles.map((style) => style.name);
  if (name === freeStyle || names.includes(name)) return name;
  throw new TactusError(
    'usage',
    `The model "${model.name}" knows no style "${name}".`,
    suggestion(name, names),
  );
}
