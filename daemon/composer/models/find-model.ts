import { closest } from 'fastest-levenshtein';
import { TactusError } from '../../system/errors.ts';
import { createModelStore, type InstalledModel } from './store.ts';

/**
 * The model of this name, which is to play this style.
 *
 * Errors: TactusError `usage` when there is no such model, or the model does not know the style; `badData` when its
 * manifest is broken.
 */
export function findModel(name: string, style: string): InstalledModel {
  const model = createModelStore().find(name);
  const styles = model.manifest.styles.map((known) => known.name);
  if (!styles.includes(style)) {
    throw new TactusError(
      'usage',
      `The model "${model.manifest.name}" knows no style "${style}".`,
      `Did you mean "${closest(style, styles)}"? There are: ${styles.join(', ')}.`,
    );
  }
  return model;
}
