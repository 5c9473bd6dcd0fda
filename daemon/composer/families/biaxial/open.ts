import type { InstalledModel } from '../../models/installed-model.ts';
import type { OpenModel } from '../family.ts';
import { createBarWriter } from './bar-writer.ts';
import { createBench } from './bench.ts';
import { createEvaluation } from './evaluate/evaluation.ts';
import type { BiaxialManifest } from './manifest.ts';
import { loadNetwork } from './network.ts';

/** Errors: badData (65) for a graph that is not what the manifest says, or cannot be loaded. */
export async function openBiaxial(
  model: InstalledModel<BiaxialManifest>,
  precision: string | undefined,
): Promise<OpenModel> {
  const network = await loadNetwork(model, precision);
  return {
    roles: model.manifest.roles,
    writer: createBarWriter(network),
    async tryOnce() {
      network.inputs.uniforms.fill(0.5);
      network.inputs.temperature[0] = 1;
      const { notes, logits } = await network.step();
      if (![...notes, ...logits].every(Number.isFinite))
        throw new Error('it gives numbers that are not finite');
    },
    evaluate: createEvaluation(network, model),
    bench: createBench(network),
    close: network.close,
  };
}
