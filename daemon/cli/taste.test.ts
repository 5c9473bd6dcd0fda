import { expect, it } from 'vitest';
import { newTaste, observe } from '../taste/taste.ts';
import { tasteText } from './taste.ts';

it('says in words what songs are more and less often, and where it is to be switched on', () => {
  expect(tasteText(undefined)).toContain('taste.learns');
  expect(tasteText(newTaste)).toBe(tasteText(undefined));
  const liked = observe(newTaste, { style: 'folk', lineup: 'folk/1' }, 1, 1);
  const taste = observe(liked, { style: 'game', lineup: 'folk/0', density: 'dense' }, -1, 2);
  expect(tasteText(taste).split('\n')).toEqual([
    'More of: style folk',
    'Less of: density dense, lineup folk/0, style game',
    '',
  ]);
});
