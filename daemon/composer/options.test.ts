import { expect, it } from 'vitest';
import { composerOptionsSchema } from './options.ts';

it('leaves the network time to write: a bar may not be late as soon as it is wanted', () => {
  expect(composerOptionsSchema.safeParse({ horizonSeconds: 3, lateSeconds: 1.5 }).success).toBe(true);
  const { error } = composerOptionsSchema.safeParse({ horizonSeconds: 3, lateSeconds: 3 });
  expect(error?.issues).toMatchObject([
    { path: ['lateSeconds'], message: expect.stringContaining('at most half of composer.horizonSeconds') },
  ]);
});
