import { expect, it } from 'vitest';
import { createStatusKeeper } from '../system/status-keeper.ts';
import { ManualClock } from '../time/clock.ts';
import { withRemedy } from './remedies.ts';

const station = (name: string, ...said: Parameters<ReturnType<typeof createStatusKeeper>['set']>) => {
  const keeper = createStatusKeeper(name, new ManualClock(0));
  keeper.set(...said);
  return withRemedy(keeper.health());
};

it.each(['sensors.ble-strap', 'sensors.gpsd', 'alsa:default', 'composer', 'state', 'something new'])(
  'who limps is told with what to do: %s',
  (name) => {
    for (const status of ['degraded', 'failed'] as const)
      expect(station(name, status, 'It limps')).toMatchObject({
        station: name,
        fix: expect.stringMatching(/\w{3}.*\.$/),
      });
    for (const status of ['ok', 'starting'] as const)
      expect(station(name, status, 'All is well')).not.toHaveProperty('fix');
  },
);

it('a station knows better itself', () => {
  expect(station('player', 'degraded', 'The SoundFont is broken', 'Give another.').fix).toBe('Give another.');
});
