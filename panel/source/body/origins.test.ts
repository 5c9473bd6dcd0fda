import { expect, it } from 'vitest';
import { originsOf, preferring } from './origins.ts';

const sensor = (sensorId: string, ...kinds: string[]) => ({
  sensorId,
  kinds,
  status: 'ok' as const,
  values: [],
});
const body = (sources: Record<string, string>) => ({
  ...{ atSeconds: 1, activity: 'running' as const, effort01: 0.5, confidence01: 1, ageSeconds: {} },
  sources,
});
const sensors = [
  sensor('watch', 'cadence', 'heartRate'),
  sensor('phone', 'acceleration', 'position'),
  sensor('pod', 'cadence', 'speed'),
];
const names = (...given: Parameters<typeof originsOf>) => originsOf(...given).map(({ sensorId }) => sensorId);

it('the one that speaks stands first, the others in the order in which they would be asked', () => {
  const state = { body: body({ cadence: 'watch', speed: 'pod' }), sensors };
  expect(names(state, 'cadence', {})).toEqual(['watch', 'phone', 'pod']);
  expect(names(state, 'cadence', { cadence: ['pod'] })).toEqual(['watch', 'pod', 'phone']);
  expect(names(state, 'speed', {})).toEqual(['pod', 'phone']);
  expect(names(state, 'heartRate', {})).toEqual(['watch']);
  expect(names(state, 'power', {})).toEqual([]);
});

it('a cadence may be worked out from somebody’s speed', () => {
  const state = { body: body({ cadence: 'stride:gps' }), sensors: [sensor('gps', 'position')] };
  expect(originsOf(state, 'cadence', {})).toMatchObject([{ sensorId: 'gps', isUsed: true, isDerived: true }]);
});

it('whom the owner prefers comes before those he preferred before', () => {
  expect(preferring({ cadence: ['pod', 'watch'] }, 'cadence', 'watch')).toEqual({
    cadence: ['watch', 'pod'],
  });
  expect(preferring({ speed: ['gps'] }, 'cadence', 'pod')).toEqual({ cadence: ['pod'] });
});
