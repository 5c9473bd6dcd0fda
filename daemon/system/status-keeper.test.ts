import { expect, it } from 'vitest';
import { ManualClock } from '../time/clock.ts';
import { createStatusKeeper } from './status-keeper.ts';

it('keeps since when a status holds, whatever is said of it meanwhile', () => {
  const clock = new ManualClock(10);
  const keeper = createStatusKeeper('door', clock, 'opens');
  expect(keeper.health()).toEqual({
    station: 'door',
    status: 'starting',
    sinceSeconds: 10,
    detail: 'opens',
    counters: {},
    gauges: {},
    texts: {},
  });
  clock.advanceTo(12);
  keeper.set('ok', 'open');
  clock.advanceTo(15);
  keeper.set('ok', 'wide open');
  expect(keeper.health({ counters: { guests: 2 } })).toMatchObject({
    status: 'ok',
    sinceSeconds: 12,
    detail: 'wide open',
    counters: { guests: 2 },
    gauges: {},
  });
});
