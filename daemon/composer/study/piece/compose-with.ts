import { createBarWriter } from '../../families/biaxial/bar-writer.ts';
import { loadNetwork } from '../../families/biaxial/network.ts';
import type { RememberedBar } from '../../look-ahead/bar-memory.ts';
import type { Precision } from '../../models/manifest.ts';
import type { InstalledModel } from '../../models/store.ts';
import type { BarPlan } from '../../plan.ts';
import { composePiece } from './compose-piece.ts';

/** Loads a model, writes the bars that are planned, and lets it go. Errors: badData (65) of a bad model. */
export async function composeWith(
  model: InstalledModel,
  precision: Precision,
  plans: readonly BarPlan[],
): Promise<RememberedBar[]> {
  const network = await loadNetwork(model, precision);
  try {
    return await composePiece(createBarWriter(network), plans);
  } finally {
    await network.close();
  }
}
