import type { ModelsView } from '../../../daemon/panel/models.ts';

type InstalledModel = ModelsView['models'][number];

/** More learnt numbers than this are too many for the smallest boards. */
const manyParameters = 200_000;

/** Which of the words says what it is good for. */
export function advice({
  kind,
  parameterCount,
}: Pick<InstalledModel, 'kind' | 'parameterCount'>): 'suitsLarge' | 'suitsSmall' | 'suitsChain' {
  if (kind.startsWith('markov')) return 'suitsChain';
  return parameterCount > manyParameters ? 'suitsLarge' : 'suitsSmall';
}

/**
 * How much music that it never heard surprises a model, as a share of how much it surprises a chain of notes: both in
 * nats a step, as its manifest tells them. Undefined where nobody measured.
 */
export function surprise01(metrics: Readonly<Record<string, unknown>>): number | undefined {
  const { valid } = metrics as { readonly valid?: Readonly<Record<string, unknown>> };
  const [own, chain] = [valid?.nll, valid?.markovBaseline];
  return typeof own === 'number' && typeof chain === 'number' && chain > 0 ? own / chain : undefined;
}
