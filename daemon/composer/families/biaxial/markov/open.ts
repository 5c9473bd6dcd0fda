import { TactusError } from '../../../../system/errors.ts';
import { type InstalledModel, readVerifiedFile } from '../../../models/installed-model.ts';
import type { OpenModel } from '../../family.ts';
import { createBarWriter } from '../bar-writer.ts';
import { createBench } from '../bench.ts';
import { type Baseline, baselineSchema } from '../evaluate/baseline.ts';
import { createChainNetwork } from './chain-network.ts';
import type { MarkovManifest } from './manifest.ts';

/** Errors: badData (65) for a file that is not what the manifest says. */
export function openMarkov(model: InstalledModel<MarkovManifest>): OpenModel {
  const network = createChainNetwork(model.manifest, readChains(model));
  return {
    roles: model.manifest.roles,
    writer: createBarWriter(network),
    async tryOnce() {
      network.inputs.uniforms.fill(0.5);
      network.inputs.temperature[0] = 1;
      await network.step();
    },
    bench: createBench(network),
    close: network.close,
  };
}

function readChains(model: InstalledModel<MarkovManifest>): Baseline {
  const { manifest } = model;
  const bytes = readVerifiedFile(model, manifest.files[0]!);
  const lanes = manifest.laneCount;
  const roles = manifest.roles.length;
  try {
    const chains = baselineSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    for (const { name } of manifest.styles) {
      const chain = chains.styles[name];
      if (chain === undefined) throw new Error(`it has no chains of ${name}`);
      const isWhole =
        chain.play.every((beat) => beat.every((row) => row.length === lanes)) &&
        chain.articulate.every((beat) => beat.every((row) => row.length === roles));
      if (!isWhole) throw new Error(`the chains of ${name} are not of ${lanes} lanes and ${roles} roles`);
    }
    return chains;
  } catch (error) {
    throw new TactusError(
      'badData',
      `The chains of the model \`${manifest.name}\` cannot be read: ${String(error)}`,
      'Make them again with the training tool of this version, or use another model.',
      { cause: error },
    );
  }
}
