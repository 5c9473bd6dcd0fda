import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../system/files/package-root.ts';
import { monotonicClock } from '../time/clock.ts';
import { benchSessions } from './bench-sessions.ts';

/** A built command: `npm test` builds first. */
const prepared = process.env.CI === 'true' || existsSync(join(packageRoot, 'dist/daemon/main.js'));

it.skipIf(!prepared)(
  'bench sessions lists as many as it says',
  async () => {
    const results = await benchSessions({ clock: monotonicClock, sessions: 20, rounds: 1 });
    expect(results.map(({ name }) => name)).toEqual(
      ['indexed', 'withoutIndex', 'command', 'start'].map((what) => `sessions.list20.${what}Ms`),
    );
    for (const result of results) expect('value' in result && result.value > 0).toBe(true);
  },
  60_000,
);
