import type { InstalledModel } from '../../models/installed-model.ts';
import { openModel } from '../../models/open-model.ts';
import { type MeasureRequest, measureModel, type StyleReport } from './measure-model.ts';

/** Loads a model, has it write, measures, and lets it go. Errors: badData (65) of a bad model. */
export async function measureWith(
  model: InstalledModel,
  precision: string,
  request: MeasureRequest,
): Promise<StyleReport[]> {
  const opened = await openModel(model, { precision });
  try {
    return await measureModel(opened, model.manifest, request);
  } finally {
    await opened.close();
  }
}
