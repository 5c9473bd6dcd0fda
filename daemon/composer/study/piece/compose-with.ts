import type { RememberedBar } from '../../look-ahead/bar-memory.ts';
import type { InstalledModel } from '../../models/installed-model.ts';
import { openModel } from '../../models/open-model.ts';
import type { BarPlan } from '../../plan.ts';
import { composePiece } from './compose-piece.ts';

/** Loads a model, writes the bars that are planned, and lets it go. Errors: badData (65) of a bad model. */
export async function composeWith(
  model: InstalledModel,
  precision: string,
  plans: readonly BarPlan[],
): Promise<RememberedBar[]> {
  const opened = await openModel(model, { precision });
  try {
    return await composePiece(opened.writer, plans);
  } finally {
    await opened.close();
  }
}
