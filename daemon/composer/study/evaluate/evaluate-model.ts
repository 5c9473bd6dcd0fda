import { TactusError } from '../../../system/errors.ts';
import { loadNetwork } from '../../families/biaxial/network.ts';
import type { Precision } from '../../models/manifest.ts';
import type { InstalledModel } from '../../models/store.ts';
import { readBaseline } from './baseline.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import { readPieces } from './read-pieces.ts';

/** Reads a file, loads a model, scores. Errors: noInput (66), badData (65) of the file or of the model. */
export async function evaluateModel(
  model: InstalledModel,
  precision: Precision,
  file: string,
  limit: number | undefined,
  onPiece: (done: number, total: number) => void,
): Promise<Evaluation> {
  const pieces = readPieces(file).slice(0, limit);
  const network = await loadNetwork(model, precision);
  try {
    const evaluation = await evaluate(network, pieces, readBaseline(model), onPiece);
    if (evaluation.results.length > 0) return evaluation;
    throw new TactusError(
      'badData',
      `${file} holds no piece of four bars or more.`,
      'Give a file of pieces as JSON lines, as the training tool reads them.',
    );
  } finally {
    await network.close();
  }
}
