import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'client/**/*.test.ts',
      'daemon/**/*.test.ts',
      'panel/**/*.test.ts',
      'tools/**/*.test.ts',
      'tests/**/*.test.ts',
    ],
    // Nobody shall fail because the machine is busy: what is waited for comes, or does not come at all.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    // A landing is not lost to one look of a browser's test that came too soon; it is named in the report as retried.
    retry: process.env.CI ? 1 : 0,
    setupFiles: ['tests/support/own-state.ts'],
    pool: 'forks',
    maxWorkers: 2,
  },
});
