import { defineFamily } from '../../families/family.ts';
import { chainManifestSchema } from './manifest.ts';

/** A composer of another kind, as a maker would add one: a Markov chain a role, kept in order by the rules alone. */
export const chain = defineFamily({
  kind: 'chain',
  precisions: [],
  manifestSchema: chainManifestSchema,
  async open(model) {
    const { openChain } = await import('./open.ts');
    return openChain(model);
  },
});
