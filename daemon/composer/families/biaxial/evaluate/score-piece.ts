import { stepsPerBar } from '../../../../score/meter.ts';
import { quantileOfOnsets } from '../../../models/density.ts';
import type { PreparedPiece } from '../../prepared-piece.ts';
import { forceLogits } from '../bar-bias.ts';
import { fillChord, fillDensity, fillEnergy, fillPlace, fillStyle } from '../conditions.ts';
import type { Network } from '../network.ts';

/**
 * Negative log-likelihood of a whole piece, in nats: play of every lane, and articulate of those that play, over the
 * lanes of the roles it has. The notes are forced upon the graph by its bias, so what is scored is what ships. `style`
 * is one of the model's, undefined: none in particular. The energy, a rank among the training pieces, is not told.
 */
export async function pieceNats(
  network: Network,
  piece: PreparedPiece,
  style: string | undefined,
  tellChord: boolean,
): Promise<number> {
  const { inputs, layout, manifest } = network;
  network.resetStates();
  inputs.uniforms.fill(0.5);
  inputs.temperature[0] = 1;
  inputs.polyphony_cap.fill(layout.count);
  fillStyle(
    inputs.style,
    manifest.styles.map(({ name }) => name),
    style === undefined ? {} : { [style]: 1 },
  );
  fillEnergy(inputs.energy, null);
  const tables = manifest.styles.find(({ name }) => name === style)?.onsetsPerBar ?? {};
  let nats = 0;
  for (let step = 0; step < piece.bars * stepsPerBar; step++) {
    const bar = Math.floor(step / stepsPerBar);
    const chord = tellChord ? piece.chords[Math.floor(step / 4)] : undefined;
    fillPlace(inputs.place, step % stepsPerBar, bar % manifest.barsPerPhrase);
    fillChord(inputs.chord, chord === undefined ? undefined : { startStep: 0, chord });
    fillDensity(
      inputs.density,
      layout.roles.map(({ name }, role) => {
        if (piece.active[role]![bar] === 0) return null;
        const table = tables[name];
        return table === undefined ? 0.5 : quantileOfOnsets(table, piece.onsets[role]![bar]!);
      }),
    );
    const from = step * layout.count;
    for (let lane = 0; lane < layout.count; lane++) {
      const code = piece.codes[from + lane]!;
      inputs.bias[2 * lane] = code > 0 ? forceLogits : -forceLogits;
      inputs.bias[2 * lane + 1] = code > 1 ? forceLogits : -forceLogits;
    }
    const { logits } = await network.step();
    for (let lane = 0; lane < layout.count; lane++) {
      const code = piece.codes[from + lane]!;
      // The next step hears the velocities of the piece, not those the network would have played.
      if (code > 0) inputs.previous[3 * lane + 2] = clipVelocity(piece.velocities[from + lane]! / 127);
      if (!piece.hasRole[layout.roleOfLane[lane]!]) continue;
      nats += surprise(logits[2 * lane]!, code > 0);
      if (code > 0) nats += surprise(logits[2 * lane + 1]!, code > 1);
    }
  }
  return nats;
}

/** -log of the chance that a logit gives to what happened. */
function surprise(logit: number, happened: boolean): number {
  const z = happened ? -logit : logit;
  return z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
}

function clipVelocity(velocity01: number): number {
  return Math.min(1, Math.max(0.05, velocity01));
}
