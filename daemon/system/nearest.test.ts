import { expect, it } from 'vitest';
import { nearest, suggestion } from './nearest.ts';

it('guesses only what is near', () => {
  const names = ['chorale', 'folk', 'songbook', 'wav:FILE', 'null'];
  expect(nearest('chorlae', names)).toBe('chorale');
  expect(nearest('FOLK', names)).toBe('folk');
  expect(nearest('flok', names)).toBe('folk');
  expect(nearest('fok', names)).toBe('folk');
  for (const far of ['polka', 'x', '', 'heavy metal', 'blues']) expect(nearest(far, names)).toBeUndefined();
  expect(nearest('folk', [])).toBeUndefined();
});

it('says what there is in any case', () => {
  expect(suggestion('fok', ['folk', 'game'])).toBe('Did you mean "folk"? There are: folk, game.');
  expect(suggestion('metal', ['folk', 'game'])).toBe('There are: folk, game.');
});
