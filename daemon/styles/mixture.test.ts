import { expect, it } from 'vitest';
import { firstStyle, heaviestStyle } from './mixture.ts';

it('the heaviest style of a mixture leads, of equals the first by name', () => {
  expect(heaviestStyle({ game: 0.4, folk: 0.6 })).toBe('folk');
  expect(heaviestStyle({ game: 0.5, folk: 0.5 })).toBe('folk');
});

it('the style that is held is left only for one that is clearly heavier', () => {
  expect(heaviestStyle({ game: 0.48, folk: 0.52 }, 'game')).toBe('game');
  expect(heaviestStyle({ game: 0.4, folk: 0.6 }, 'game')).toBe('folk');
  expect(heaviestStyle({ game: 0.48, folk: 0.52 }, 'ragtime')).toBe('folk');
});

it('of an empty mixture the style that is held leads, or else the first of all', () => {
  expect(heaviestStyle({}, 'folk')).toBe('folk');
  expect(heaviestStyle({})).toBe(firstStyle);
});
