import { RecentMap } from '../time/recent-map.ts';

/** Names come from outside: of more sensors than any body wears, the one longest silent is forgotten. */
const mostSensors = 64;

/** One of something for each sensor, made when the sensor first speaks. */
export function perSensor<T>(create: () => T): (sensorId: string) => T {
  const made = new RecentMap<string, T>(mostSensors);
  return (sensorId) => made.useOrMake(sensorId, create);
}
