import { expect, it } from 'vitest';
import { advice, surprise01 } from './models.ts';

it('says in plain words what a model is good for, and how good it is', () => {
  expect(advice({ kind: 'biaxial-lanes', parameterCount: 372_995 })).toBe('suitsLarge');
  expect(advice({ kind: 'biaxial-lanes', parameterCount: 119_123 })).toBe('suitsSmall');
  expect(advice({ kind: 'markov-lanes', parameterCount: 4752 })).toBe('suitsChain');
  expect(surprise01({ valid: { nll: 1.3, markovBaseline: 5.2 } })).toBe(0.25);
  for (const metrics of [{}, { valid: {} }, { valid: { nll: 1, markovBaseline: 0 } }])
    expect(surprise01(metrics)).toBeUndefined();
});
