import type { InstalledModel } from '../../../models/installed-model.ts';
import type { OpenModel } from '../../family.ts';
import type { Network } from '../network.ts';
import { type Baseline, baselineNats, readBaseline } from './baseline.ts';
import { pieceNats } from './score-piece.ts';

/**
 * What the network gives to a piece, told its chords (`nll`) and not (`nll.blind`), and what the Markov chains beside the
 * model give (`markovBaseline`), where they know the style.
 */
export function createEvaluation(
  network: Network,
  model: InstalledModel,
): NonNullable<OpenModel['evaluate']> {
  let baseline: Baseline | undefined;
  let isRead = false;
  return async (piece, style) => {
    if (!isRead) baseline = readBaseline(model);
    isRead = true;
    const chain = style === undefined ? undefined : baseline?.styles[style];
    return {
      nll: await pieceNats(network, piece, style, true),
      'nll.blind': await pieceNats(network, piece, style, false),
      markovBaseline: chain === undefined ? undefined : baselineNats(chain, piece, network.layout),
    };
  };
}
