import { styleNamed } from '../../styles/style-named.ts';
import type { InstalledModel } from './installed-model.ts';
import { createModelStore } from './store.ts';

/**
 * The model of this name, which is to play this style.
 *
 * Errors: TactusError `usage` when there is no such model, or the model does not know the style; `badData` when its
 * manifest is broken.
 */
export function findModel(name: string, style: string): InstalledModel {
  const model = createModelStore().find(name);
  styleNamed(model.manifest, style);
  return model;
}
