import { collectGarbageAlone } from '../system/garbage.ts';
import { type PreparedWorker, prepareWorker } from '../system/worker-life.ts';

export const renderWorker = { entry: 'player/render.worker.js', name: 'render' };

/**
 * A render worker that loads its files while it is not yet known what to play with. For who is about to start a player, as
 * soon as may be: it imports next to nothing.
 */
export function preparePlayer(): PreparedWorker {
  collectGarbageAlone();
  return prepareWorker(renderWorker.entry, renderWorker.name);
}
