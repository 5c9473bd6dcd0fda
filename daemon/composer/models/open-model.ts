import { TactusError } from '../../system/errors.ts';
import type { OpenModel } from '../families/family.ts';
import { type InstalledModel, precisionsOf } from './installed-model.ts';
import { familyOf } from './manifest.ts';

export type { OpenModel };

/**
 * Loads a model, whatever its kind: only the composer process and the offline commands do. `precision` counts where the
 * model comes in several; absent: the first.
 *
 * Errors: usage (64) when it does not come in that precision, badData (65) when its files are not what the manifest says
 * or cannot be loaded.
 */
export async function openModel(
  model: InstalledModel,
  { precision }: { readonly precision?: string | undefined } = {},
): Promise<OpenModel> {
  const { name, kind } = model.manifest;
  const offered = precisionsOf(model);
  const chosen = offered.length === 0 ? undefined : (precision ?? offered[0]);
  if (chosen !== undefined && !offered.includes(chosen)) {
    throw new TactusError(
      'usage',
      `The model \`${name}\` does not come in ${chosen}.`,
      `It comes in: ${offered.join(', ')}.`,
    );
  }
  return familyOf(kind, `The model \`${name}\``).open(model, chosen);
}
