import type { SensorReading } from '../../sensors/reading.ts';
import { RecentMap } from '../../time/recent-map.ts';
import { type Announcement, type SteadyKind, steadyKinds } from './announcement.ts';

/** Who speaks without such a pause for so long is there. */
const pauseSeconds = 5;
const settledSeconds = 3;
const lostSeconds = 10;
/** Sensors that invent new names shall not fill our memory. */
const mostSensors = 32;

interface Watched {
  readonly tells: Set<SteadyKind>;
  /** Since when it has spoken without a pause, until when. */
  sinceSeconds: number;
  untilSeconds: number;
  state: 'new' | 'there' | 'lost';
}

/** Which sensors come and go; who speaks only now and then is never missed. */
export interface SensorWatch {
  hear(reading: SensorReading): void;
  /** Those that were lost, or are there again, since the last time; none is new. */
  look(nowSeconds: number): readonly Announcement[];
}

export function createSensorWatch(): SensorWatch {
  const sensors = new RecentMap<string, Watched>(mostSensors);
  return {
    hear({ sensorId, kind, atSeconds }) {
      const tells = steadyKinds.find((each) => each === kind);
      if (tells === undefined) return;
      const sensor = sensors.useOrMake(sensorId, () => ({
        ...{ tells: new Set<SteadyKind>(), state: 'new' as const },
        ...{ sinceSeconds: atSeconds, untilSeconds: atSeconds },
      }));
      sensor.tells.add(tells);
      if (atSeconds - sensor.untilSeconds > pauseSeconds) sensor.sinceSeconds = atSeconds;
      sensor.untilSeconds = Math.max(sensor.untilSeconds, atSeconds);
    },
    look(nowSeconds) {
      const news: Announcement[] = [];
      for (const [sensorId, sensor] of sensors) {
        const { state, sinceSeconds, untilSeconds } = sensor;
        const silentSeconds = nowSeconds - untilSeconds;
        const isBack = silentSeconds < pauseSeconds && untilSeconds - sinceSeconds >= settledSeconds;
        if (state !== 'there' && isBack) sensor.state = 'there';
        else if (state === 'there' && silentSeconds >= lostSeconds) sensor.state = 'lost';
        else continue;
        if (state === 'new') continue;
        news.push({ kind: 'sensor', sensorId, tells: [...sensor.tells], isLost: state === 'there' });
      }
      return news;
    },
  };
}
