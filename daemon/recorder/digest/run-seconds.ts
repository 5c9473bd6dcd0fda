import type { BodyState } from '../../body/state.ts';
import { isMoving } from '../../session/under-way.ts';
import type { RunSecond } from './stretch.ts';

/** What is told of a body now and then becomes how long it moved, and how far it went. */
export interface RunSeconds {
  /** Since it was told last, of a body at a later moment. */
  next(
    body: Pick<BodyState, 'atSeconds' | 'activity' | 'distanceMeters'>,
  ): Pick<RunSecond, 'seconds' | 'isMoving' | 'meters'>;
}

/** What was not told counts for two seconds at most: a gap is no run. */
const longestSecond = 2;
/** Faster than any body: a sensor was wrong. */
const fastestMps = 15;

export function createRunSeconds(): RunSeconds {
  let lastSeconds: number | undefined;
  let meters: number | undefined;
  return {
    next({ atSeconds, activity, distanceMeters }) {
      const sinceSeconds = atSeconds - (lastSeconds ?? atSeconds);
      const gone = distanceMeters === undefined || meters === undefined ? undefined : distanceMeters - meters;
      const mostMeters = fastestMps * Math.max(1, sinceSeconds);
      const isPossible = gone !== undefined && gone >= 0 && gone <= mostMeters;
      lastSeconds = atSeconds;
      meters = distanceMeters ?? meters;
      return {
        seconds: Math.min(longestSecond, Math.max(0, sinceSeconds)),
        isMoving: isMoving({ activity }),
        meters: isPossible ? gone : undefined,
      };
    },
  };
}
