import { expect, it } from 'vitest';
import { styleNamed } from './style-named.ts';

const model = { name: 'tiny', styles: [{ name: 'folk' }, { name: 'electronic' }] };

it('finds a style of the model', () => {
  expect(styleNamed(model, 'folk')).toBe('folk');
});

it('names the nearest and all of them when there is none of that name', () => {
  expect(() => styleNamed(model, 'elctronic')).toThrow(
    expect.objectContaining({
      exitCode: 64,
      message: 'The model "tiny" knows no style "elctronic".',
      fix: 'Did you mean "electronic"? There are: folk, electronic.',
    }),
  );
});
