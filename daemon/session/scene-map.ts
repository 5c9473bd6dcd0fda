import type { MapOption } from '../sensors/map/options.ts';
import type { SceneOptions } from './options.ts';

/** What of `sensors.map` is heard in a scene: what it names, and what no scene names. */
export function mapIn(scene: string | undefined, scenes: readonly SceneOptions[], map: MapOption): MapOption {
  const ofScenes = new Set(scenes.flatMap(({ mappings = [] }) => mappings));
  const ofThis = new Set(scenes.find(({ name }) => name === scene)?.mappings);
  return map.filter(({ id }) => id === undefined || !ofScenes.has(id) || ofThis.has(id));
}
