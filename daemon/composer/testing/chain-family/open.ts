import { createRandom } from '../../../time/random.ts';
import type { OpenModel } from '../../families/family.ts';
import type { InstalledModel } from '../../models/installed-model.ts';
import type { BarPlan } from '../../plan.ts';
import { createWalk, phraseOf } from '../../rules/situation.ts';
import { createChainWriter } from './chain-writer.ts';
import { readChains } from './chains.ts';
import { choose } from './choose.ts';
import type { ChainManifest } from './manifest.ts';

/** C major, from the beginning of a bar. */
const tried: Pick<BarPlan, 'key' | 'chords' | 'closing'> = {
  key: { tonic: 0, mode: 'major' },
  chords: [{ startStep: 0, chord: { root: 0, quality: 'maj' } }],
  closing: false,
};

export function openChain(model: InstalledModel<ChainManifest>): OpenModel {
  const chains = readChains(model);
  const walk = createWalk(tried);
  const random = createRandom(1);
  const decide = (): void => {
    for (const chain of chains) {
      const aim = { from: null, adventurous01: 0.5, isForbidden: () => false };
      if (choose(chain, walk, random, aim) === undefined)
        throw new Error(`there is nothing that ${chain.name} may play`);
    }
  };
  return {
    roles: chains,
    writer: createChainWriter(chains),
    tryOnce: async () => decide(),
    bench: {
      prepare: (step) => walk.toStep(step, { bassMidi: null, leadMidi: null, ...phraseOf([]) }),
      step: async () => decide(),
    },
    close: () => Promise.resolve(),
  };
}
