import { expect, it } from 'vitest';
import { createClosers } from './closers.ts';

it('closes in reverse order, one after the other, whoever fails, and once', async () => {
  const closers = createClosers();
  const closed: string[] = [];
  closers.add(() => void closed.push('first'));
  closers.add(() => Promise.reject(new Error('jammed')));
  closers.add(async () => {
    await new Promise((resolve) => setImmediate(resolve));
    closed.push('third');
  });
  closers.add(() => {
    throw new Error('locked');
  });
  await expect(closers.close()).rejects.toThrow('locked');
  expect(closed).toEqual(['third', 'first']);
  await closers.close();
  expect(closed).toHaveLength(2);
});
