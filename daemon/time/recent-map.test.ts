import { expect, it } from 'vitest';
import { RecentMap } from './recent-map.ts';

const filled = (): RecentMap<string, number> =>
  new RecentMap<string, number>(3).set('a', 1).set('b', 2).set('c', 3);

it('forgets who was silent longest, not who came first', () => {
  expect([...filled().set('d', 4).keys()]).toEqual(['b', 'c', 'd']);
  expect([...filled().set('a', 5).set('d', 4)]).toEqual([
    ['c', 3],
    ['a', 5],
    ['d', 4],
  ]);
});

it('keeps what is used, not what is only looked at', () => {
  const map = filled();
  expect(map.use('a')).toBe(1);
  expect(map.get('b')).toBe(2);
  expect(map.use('nobody')).toBeUndefined();
  expect([...map.set('d', 4).keys()]).toEqual(['c', 'a', 'd']);
});

it('makes what is not there, once', () => {
  const map = filled();
  expect(map.useOrMake('a', () => expect.fail('it is there'))).toBe(1);
  expect(map.useOrMake('d', () => 4)).toBe(4);
  expect(map.size).toBe(3);
  expect([...map.keys()]).toEqual(['c', 'a', 'd']);
});
