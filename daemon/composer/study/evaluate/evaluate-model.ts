import { TactusError } from '../../../system/errors.ts';
import type { InstalledModel } from '../../models/installed-model.ts';
import { openModel } from '../../models/open-model.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import { readPieces } from './read-pieces.ts';

/**
 * Reads a file, loads a model, scores. Errors: noInput (66), badData (65) of the file or of the model, usage (64) for a
 * model that gives no chances.
 */
export async function evaluateModel(
  model: InstalledModel,
  precision: string,
  file: string,
  limit: number | undefined,
  onPiece: (done: number, total: number) => void,
): Promise<Evaluation> {
  const pieces = readPieces(file).slice(0, limit);
  const opened = await openModel(model, { precision });
  try {
    const { roles, evaluate: score } = opened;
    const { name, kind } = model.manifest;
    if (score === undefined) {
      throw new TactusError(
        'usage',
        `The model \`${name}\` cannot be evaluated: the kind "${kind}" gives no chances to notes that it did not write.`,
        `What it writes can be measured: \`tactus models measure ${name}\`.`,
      );
    }
    const evaluation = await evaluate({ score, roles, styles: model.manifest.styles }, pieces, onPiece);
    if (evaluation.results.length > 0) return evaluation;
    throw new TactusError(
      'badData',
      `${file} holds no piece of four bars or more.`,
      'Give a file of pieces as JSON lines, as the training tool reads them.',
    );
  } finally {
    await opened.close();
  }
}
