import type { BodyState } from '../body/state.ts';
import type { BodyNumber } from '../sensors/map/body-numbers.ts';
import { createLevelPresses } from '../sensors/map/level-presses.ts';
import type { MapOption } from '../sensors/map/options.ts';
import { alongTheWay } from '../sensors/map/read-items.ts';
import type { ReadingOf } from '../sensors/reading.ts';
import { isTurnedControl } from '../sensors/turned-controls.ts';

/** Who turns it: no sensor is called so. */
export const bodyId = 'body';

/** What the body itself turns and presses: entries of `sensors.map` with `body`. */
export interface BodyControls {
  /** What is turned and pressed now. */
  hear(body: BodyState): readonly ReadingOf<'control'>[];
  /** Other entries from now on. */
  set(map: MapOption): void;
}

/** So little is no turn: nobody hears it, and a body never stands still. */
const leastTurn01 = 0.01;
const leastSecondsBetween = 0.5;

const numberOf: Readonly<Record<BodyNumber, (body: BodyState) => number | undefined>> = {
  cadence: ({ cadenceSpm }) => cadenceSpm,
  speed: ({ speedMps }) => speedMps,
  heartRate: ({ heartRateBpm }) => heartRateBpm,
  slope: ({ slope }) => slope,
  effort: ({ effort01 }) => effort01,
};

interface Turned {
  readonly value01: number;
  readonly atSeconds: number;
}

export function createBodyControls(map: MapOption): BodyControls {
  const levels = createLevelPresses();
  let entries: MapOption = [];
  let turned = new Map<MapOption[number], Turned>();

  const controlOf = (
    entry: MapOption[number],
    number: BodyNumber,
    body: BodyState,
  ): ReadingOf<'control'> | undefined => {
    const value = numberOf[number](body);
    const { name } = entry;
    // What is not known leaves what it turned where it is.
    if (value === undefined || name === undefined) return undefined;
    const value01 = alongTheWay(entry, entry.from ?? [0, 1], value);
    const { atSeconds } = body;
    const origin = { sensorId: bodyId, atSeconds, kind: 'control', name } as const;
    if (!isTurnedControl(name)) {
      const isPressed = levels.hear(entry, bodyId, value01) === true;
      return isPressed ? { ...origin, value01: 1 } : undefined;
    }
    const before = turned.get(entry);
    if (before && !isTurn(before, value01, atSeconds)) return undefined;
    turned.set(entry, { value01, atSeconds });
    const { smoothSeconds } = entry;
    return { ...origin, value01, ...(smoothSeconds !== undefined && { glideSeconds: smoothSeconds }) };
  };

  const controls: BodyControls = {
    hear: (body) =>
      entries.flatMap((entry) =>
        entry.body === undefined ? [] : (controlOf(entry, entry.body, body) ?? []),
      ),
    set(next) {
      entries = next.filter(({ body, enabled }) => body !== undefined && enabled !== false);
      turned = new Map();
    },
  };
  controls.set(map);
  return controls;
}

/** The ends of the way are come to in any case. */
function isTurn(before: Turned, value01: number, atSeconds: number): boolean {
  const isEnd = value01 === 0 || value01 === 1;
  const way01 = Math.abs(value01 - before.value01);
  return (
    (way01 >= leastTurn01 || (isEnd && way01 > 0)) && atSeconds - before.atSeconds >= leastSecondsBetween
  );
}
