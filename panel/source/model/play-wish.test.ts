import { expect, it } from 'vitest';
import { PlayWish } from './play-wish.ts';

it('knows of a press before the daemon does', () => {
  const wish = new PlayWish();
  wish.hear('playing');
  expect(wish.toggle(0)).toBe(false);
  expect(wish.isOn(10)).toBe(false);
  wish.hear('playing');
  expect(wish.toggle(20)).toBe(true);
  wish.hear('stopping');
  expect(wish.isOn(30)).toBe(true);
  wish.hear('starting');
  expect(wish.toggle(40)).toBe(false);
});

it('believes the daemon when a press was lost', () => {
  const wish = new PlayWish();
  wish.hear('stopped');
  wish.toggle(0);
  expect(wish.isOn(999)).toBe(true);
  expect(wish.isOn(1000)).toBe(false);
  expect(wish.toggle(1001)).toBe(true);
});

it('follows what others press', () => {
  const wish = new PlayWish();
  wish.hear('stopped');
  wish.toggle(0);
  wish.hear('starting');
  wish.hear('stopping');
  expect(wish.isOn(100)).toBe(false);
  expect(wish.toggle(100)).toBe(true);
});
