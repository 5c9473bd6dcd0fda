import { expect, it } from 'vitest';
import type { Summary } from '../recorder/summary.ts';
import { candidatesAmong } from './candidates.ts';

const session = (id: string, more: Partial<Summary> = {}): Summary => ({
  ...{ id, running: false, startedAt: '2026-11-27T18:40:03.000Z', lengthSeconds: 1900, movingSeconds: 1800 },
  ...{ distanceMeters: 5000, styles: [], songs: 0, barsHeard: 0, likes: 0, skips: 0, laps: 0, bytes: 0 },
  ...{ hasTrack: false, hasSound: false, source: { kind: 'live', name: 'sensors' }, seed: 1, version: '0' },
  ...{ model: { name: 'm', version: '1' }, ...more },
});
const { distanceMeters: _, ...withoutDistance } = session('without distance');
const kept: readonly Summary[] = [
  session('goes on', { running: true }),
  session('usual'),
  withoutDistance,
  session('nobody moved', { movingSeconds: 0 }),
  session('short', { distanceMeters: 150 }),
  session('simulated', { source: { kind: 'simulation', name: 'town' } }),
  session('imported', { source: { kind: 'recording', name: 'run.fit' } }),
];
const ids = (wish: string, isAlive: boolean) => candidatesAmong(kept, wish, isAlive).map(({ id }) => id);

it('only what went somewhere runs along, and nobody who lives runs against a simulation unasked', () => {
  expect(ids('last', true)).toEqual(['usual', 'imported']);
  expect(ids('best', false)).toEqual(['usual', 'simulated', 'imported']);
  expect(ids('simulated', true)).toContain('simulated');
  expect(ids('short', true)).toContain('short');
  expect(ids('without distance', true)).not.toContain('without distance');
});
