import { expect, it } from 'vitest';
import type { SessionListener } from '../session/events.ts';
import type { ScheduleEntry } from '../session/options.ts';
import { openSchedule } from './open-schedule.ts';

const wallSeconds = new Date(2026, 10, 30, 21, 59, 30).getTime() / 1000;

/** What the conductor foresees half a minute before ten in the evening, when our clock says 100. */
function foreseen(entries: readonly ScheduleEntry[]): unknown {
  const told: unknown[] = [];
  let heard: SessionListener['health'];
  const conductor = { foreseeEnd: (atSeconds: number | undefined) => told.push(atSeconds) };
  openSchedule(
    entries,
    {},
    {
      wishes: { hear: () => {} },
      house: { conductor, command: () => {}, scenes: {}, sound: {} } as never,
      session: {
        listen(_, { health }) {
          heard = health;
          return () => {};
        },
      },
      wall: { nowSeconds: () => wallSeconds },
      clock: { nowSeconds: () => 100 },
      log: {} as never,
    },
  );
  heard!([]);
  return told.at(-1);
}

it('a stop that is the next thing to come is foreseen, on our own clock', () => {
  const stop = { at: '22:00', playing: false };
  expect(foreseen([stop])).toBeCloseTo(130);
  expect(foreseen([stop, { at: '22:00', scene: 'calm' }])).toBeCloseTo(130);
  expect(foreseen([{ at: '22:00', playing: true }])).toBeUndefined();
  expect(foreseen([])).toBeUndefined();
});
