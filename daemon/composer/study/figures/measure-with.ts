import { loadNetwork } from '../../families/biaxial/network.ts';
import type { Precision } from '../../models/manifest.ts';
import type { InstalledModel } from '../../models/store.ts';
import { type MeasureRequest, measureModel, type StyleReport } from './measure-model.ts';

/** Loads a model, has it write, measures, and lets it go. Errors: badData (65) of a bad model. */
export async function measureWith(
  model: InstalledModel,
  precision: Precision,
  request: MeasureRequest,
): Promise<StyleReport[]> {
  const network = await loadNetwork(model, precision);
  try {
    return await measureModel(network, request);
  } finally {
    await network.close();
  }
}
