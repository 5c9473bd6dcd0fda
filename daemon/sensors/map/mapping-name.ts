import { createHash } from 'node:crypto';
import type { MapOption } from './options.ts';

/** What an entry of `sensors.map` is called: by its own `id`, or by what it says, so that two who change the list mean the same one. */
export function mappingName(entry: MapOption[number]): string {
  return entry.id ?? `entry-${createHash('sha256').update(JSON.stringify(entry)).digest('hex').slice(0, 8)}`;
}
