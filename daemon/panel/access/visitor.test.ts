import { expect, it } from 'vitest';
import { may, roles, type Standing } from './visitor.ts';

it('each role may what those before it may, and nothing more', () => {
  const standings: readonly Standing[] = ['guest', ...roles];
  const table = standings.map((role) => standings.filter((needed) => may({ role }, needed)).length);
  expect(table).toEqual([1, 2, 3, 4]);
  expect([may({ role: 'performer' }, 'viewer'), may({ role: 'viewer' }, 'performer')]).toEqual([true, false]);
});
