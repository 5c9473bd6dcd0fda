import type { HeardAddress } from '../../../../daemon/sensors/map/heard/heard-view.ts';
import type { MapOption } from '../../../../daemon/sensors/map/options.ts';
import type { Api, SettingsChange } from '../../model/api.ts';

export type Entry = MapOption[number];
/** Whence something comes; of the body itself nothing has to be heard. */
export type Way = HeardAddress['way'] | 'body';

export interface Mapping {
  readonly name: string;
  readonly mapping: Entry;
}

export interface Heard {
  readonly heard: readonly HeardAddress[];
  readonly ways: readonly {
    readonly way: Way;
    readonly isHeard: boolean;
    readonly detail?: string;
    readonly more: string;
  }[];
}

export const askHeard = (api: Api): Promise<Heard> => api.ask('GET', 'mappings/heard');

export const askMappings = async (api: Api): Promise<readonly Mapping[]> =>
  (await api.ask<{ readonly mappings: readonly Mapping[] }>('GET', 'mappings')).mappings;

/** Under this name; its `id` is what it is called by. */
export function keepMapping(api: Api, name: string, { id: _, ...entry }: Entry): Promise<SettingsChange> {
  return api.ask('PUT', `mappings/${name}`, entry);
}

export const removeMapping = (api: Api, name: string): Promise<SettingsChange> =>
  api.ask('DELETE', `mappings/${name}`);
