import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { LaneLayout } from '../../../lanes.ts';
import type { InstalledModel } from '../../../models/installed-model.ts';
import type { PreparedPiece } from '../../prepared-piece.ts';

const chances = z.array(z.array(z.number().min(0).max(1)).max(384)).length(2);
export const baselineSchema = z.object({
  styles: z.record(
    z.string(),
    // [step in the beat][silent or playing before]: chance of each lane to play, of each role to strike.
    z.object({ play: z.array(chances).length(4), articulate: z.array(chances).length(4) }),
  ),
});
export type Baseline = z.infer<typeof baselineSchema>;

/** Those of many styles take some hundred kilobytes. */
const largestBytes = 16 * 1024 * 1024;

/** The Markov chains that stand beside a model as `baseline.json`; undefined when there are none. */
export function readBaseline(model: InstalledModel): Baseline | undefined {
  try {
    const path = join(model.folder, 'baseline.json');
    if (statSync(path).size > largestBytes) return undefined;
    return baselineSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined; // A model may come without: then there is nothing to compare with.
  }
}

/** Nats of a whole piece under a two-state chain per lane, over the lanes of the roles it has. */
export function baselineNats(
  chain: Baseline['styles'][string],
  piece: PreparedPiece,
  layout: LaneLayout,
): number {
  let nats = 0;
  const steps = piece.codes.length / layout.count;
  for (let step = 0; step < steps; step++) {
    for (let lane = 0; lane < layout.count; lane++) {
      const role = layout.roleOfLane[lane]!;
      if (!piece.hasRole[role]) continue;
      const cell = step * layout.count + lane;
      const code = piece.codes[cell]!;
      const before = step > 0 && piece.codes[cell - layout.count]! > 0 ? 1 : 0;
      const play = chain.play[step % 4]![before]![lane]!;
      nats -= Math.log(Math.max(rarest, code > 0 ? play : 1 - play));
      if (code === 0) continue;
      const strike = chain.articulate[step % 4]![before]![role]!;
      nats -= Math.log(Math.max(rarest, code === 2 ? strike : 1 - strike));
    }
  }
  return nats;
}

/** The file's chances have six digits: one rounded to nothing is not impossible. */
const rarest = 5e-7;
