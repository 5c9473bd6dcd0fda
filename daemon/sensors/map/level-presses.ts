import { RecentMap } from '../../time/recent-map.ts';
import type { MapEntry } from './entry.ts';

/** What is pressed by a number that comes and comes again, as of a knob or a distance: each way up is one press. */
export interface LevelPresses {
  /** True: pressed now; false: let go of now; undefined: as before. Until something is heard nothing is pressed. */
  hear(entry: MapEntry, sensorId: string, share01: number): boolean | undefined;
}

/** Two, so that what trembles in the middle is not pressed over and over. */
const pressedFrom01 = 0.6;
const releasedTo01 = 0.4;
const mostPressed = 256;

export function createLevelPresses(): LevelPresses {
  const pressed = new RecentMap<string, boolean>(mostPressed);
  return {
    hear({ osc, mqtt, http, udp, midi, button, body, reading, name, field }, sensorId, share01) {
      // By what it says: the entry itself is another one each time that the list is saved.
      const key = [sensorId, osc, mqtt, http, udp, midi, button, body, reading, name, field].join(' ');
      const was = pressed.use(key) ?? false;
      const is = share01 >= pressedFrom01 || (was && share01 > releasedTo01);
      pressed.set(key, is);
      return is === was ? undefined : is;
    },
  };
}
