import { isDeepStrictEqual } from 'node:util';
import type { Configuration } from '../configuration.ts';
import type { MapOption } from '../sensors/map/options.ts';
import { mapIn } from '../session/scene-map.ts';
import type { Session } from '../session/session.ts';
import type { House } from '../tactus.ts';
import type { Runner } from './runner.ts';

/** Lets sensors and body hear what of `sensors.map` is of the scene that was chosen last. */
export interface SceneMappings {
  /** Other entries or scenes from now on. */
  set(configuration: Pick<Configuration, 'scenes' | 'sensors'>): void;
}

export interface SceneMappingsDependencies {
  readonly house: { readonly scenes: Pick<House['scenes'], 'chosen'> } & Pick<House, 'bodyControls'>;
  readonly runner: Pick<Runner, 'setMap'>;
  readonly session: Pick<Session, 'listen'>;
}

export function openSceneMappings(
  configuration: Pick<Configuration, 'scenes' | 'sensors'>,
  { house, runner, session }: SceneMappingsDependencies,
): SceneMappings {
  let { scenes } = configuration;
  let { map } = configuration.sensors;
  /** As they were opened. */
  let heard: MapOption = map;
  const look = (): void => {
    const next = mapIn(house.scenes.chosen, scenes, map);
    if (isDeepStrictEqual(next, heard)) return;
    heard = next;
    runner.setMap(heard);
    house.bodyControls.set(heard);
  };
  look();
  session.listen('scene mappings', {
    command({ scene }) {
      if (scene !== undefined) look();
    },
  });
  return {
    set(next) {
      ({ scenes } = next);
      ({ map } = next.sensors);
      look();
    },
  };
}
