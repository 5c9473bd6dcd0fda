import { createLog } from '../../system/log.ts';
import type { Clock } from '../../time/clock.ts';
import { realTimers } from '../../time/timers.ts';
import { type Access, openAccess } from '../access/access.ts';
import type { PanelOptions } from '../options.ts';

/** The token in the owner's state folder. */
export const token = 'a-token-that-only-tests-know-0123456789';

/** On a machine called `tactus` whose state cannot be kept. */
export const openTestAccess = (options: PanelOptions, clock: Clock): Promise<Access> =>
  openAccess({
    options,
    state: {
      read: async () => undefined,
      keep: () => undefined,
      settled: async () => undefined,
      whenBack: () => undefined,
    },
    ownToken: () => token,
    ownNames: ['tactus', 'tactus.local'],
    clock,
    timers: realTimers,
    wallSeconds: () => 1_700_000_000 + clock.nowSeconds(),
    log: createLog({ level: 'error', format: 'json' }),
  });
