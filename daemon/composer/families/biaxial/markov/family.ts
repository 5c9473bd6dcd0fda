import { defineFamily } from '../../family.ts';
import { markovManifestSchema } from './manifest.ts';

/**
 * A Markov chain of two states a lane: what a network's figures stand beside, made audible. Its hand is the network's in all
 * else, so that whoever hears both hears what the network has learnt.
 */
export const markov = defineFamily({
  kind: 'markov-lanes',
  precisions: [],
  manifestSchema: markovManifestSchema,
  async open(model) {
    const { openMarkov } = await import('./open.ts');
    return openMarkov(model);
  },
});
