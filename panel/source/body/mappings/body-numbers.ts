import type { PanelState } from '../../../../daemon/panel/protocol/protocol.ts';
import { type BodyNumber, bodyNumbers } from '../../../../daemon/sensors/map/body-numbers.ts';
import type { Range } from './draft.ts';

/** What of the body can turn something, and the way that it usually goes, in our units. */
export const bodyWays: Readonly<Record<BodyNumber, Range>> = {
  cadence: [120, 190],
  speed: [1, 5],
  heartRate: [80, 180],
  slope: [-0.1, 0.1],
  effort: [0, 1],
};

export const isBodyNumber = (name: string): name is BodyNumber => bodyNumbers.some((each) => each === name);

/** How it stands now; undefined for what is not known. */
export function bodyNumberOf(body: PanelState['body'], name: string): number | undefined {
  const numbers: Readonly<Record<BodyNumber, number | undefined>> = {
    cadence: body.cadenceSpm,
    speed: body.speedMps,
    heartRate: body.heartRateBpm,
    slope: body.slope,
    effort: body.effort01,
  };
  return isBodyNumber(name) ? numbers[name] : undefined;
}
