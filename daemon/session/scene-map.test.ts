import { expect, it } from 'vitest';
import { mapOptionSchema } from '../sensors/map/options.ts';
import { scenesOptionSchema } from './options.ts';
import { mapIn } from './scene-map.ts';

const turn = { reading: 'control', name: 'energy' };
const map = mapOptionSchema.parse([
  { id: 'hand', osc: '/hand', ...turn },
  { id: 'heart', body: 'heartRate', from: [80, 160], ...turn },
  { id: 'both', osc: '/both', ...turn },
  { id: 'free', osc: '/free', ...turn },
  { osc: '/unnamed', ...turn },
]);
const scenes = scenesOptionSchema.parse([
  { name: 'day', style: 'folk', mappings: ['hand', 'both'] },
  { name: 'night', style: 'folk', mappings: ['heart', 'both', 'gone'] },
  { name: 'plain', style: 'folk' },
]);

it('what scenes name is heard in those alone, and the rest always', () => {
  const heardIn = (scene: string | undefined) => mapIn(scene, scenes, map).map(({ id, osc }) => id ?? osc);
  expect(heardIn('day')).toEqual(['hand', 'both', 'free', '/unnamed']);
  expect(heardIn('night')).toEqual(['heart', 'both', 'free', '/unnamed']);
  for (const scene of ['plain', 'gone', undefined]) expect(heardIn(scene)).toEqual(['free', '/unnamed']);
  expect(mapIn('day', [], map)).toEqual(map);
});
