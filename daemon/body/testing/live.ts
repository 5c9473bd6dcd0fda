import { positionAt } from '../../sensors/gps/ground.ts';
import type { SensorReading } from '../../sensors/reading.ts';
import { createBody } from '../body.ts';
import type { BodyOptions } from '../options.ts';
import type { BodyState } from '../state.ts';

const origin = { latitude: 52.5, longitude: 13.4 };

/** What a receiver says when it is this far east, and thinks that it goes so fast. */
export const seen = (atSeconds: number, east: number, speedMps?: number): SensorReading => ({
  kind: 'position',
  sensorId: 'gps',
  atSeconds,
  ...positionAt(origin, east, 0),
  ...(speedMps !== undefined && { speedMps }),
});
export const pod = (atSeconds: number, speedMps: number): SensorReading => ({
  kind: 'speed',
  sensorId: 'pod',
  atSeconds,
  speedMps,
});
export const seconds = (count: number): number[] => Array.from({ length: count }, (_, second) => second);

/** The body ten times a second, from the first reading on. */
export function live(
  readings: readonly SensorReading[],
  until: number,
  options: Partial<BodyOptions> = {},
): BodyState[] {
  const body = createBody(options);
  const inOrder = readings.toSorted((a, b) => a.atSeconds - b.atSeconds);
  let next = 0;
  const states: BodyState[] = [];
  for (let tick = 0; tick <= 10 * until; tick += 1) {
    for (; (inOrder[next]?.atSeconds ?? Number.POSITIVE_INFINITY) <= tick / 10; next += 1)
      body.accept(inOrder[next]!);
    states.push(body.stateAt(tick / 10));
  }
  return states;
}
export const last = (states: readonly BodyState[]): BodyState => states.at(-1)!;
