import type { GpsFix } from '../gps/fix.ts';

/**
 * The time of a receiver's log. Receivers know the time of day before they know the date, and some begin with a date of
 * years ago or to come: so the time of day tells how long it was from fix to fix, the date no more than whether
 * midnight was between them. A time of day that leaps is for `mendClock`.
 */
export interface LogClock {
  /** Seconds in the log's own time; undefined when the fix has none. */
  timeOf(fix: Pick<GpsFix, 'timeOfDaySeconds' | 'dayMillis'>): number | undefined;
}

const daySeconds = 86_400;
/** Where the date leaps, the time of day is believed so far; a clock that was set goes on a second later. */
const longestLeapSeconds = 3600;
const usualStepSeconds = 1;

export function createLogClock(): LogClock {
  let last: { timeOfDay: number; dayMillis: number | undefined; timeSeconds: number } | undefined;
  return {
    timeOf({ timeOfDaySeconds: timeOfDay, dayMillis }) {
      if (timeOfDay === undefined) return undefined;
      const step = last && stepSeconds(last.timeOfDay, timeOfDay, last.dayMillis, dayMillis);
      const timeSeconds = last && step !== undefined ? last.timeSeconds + step : timeOfDay;
      last = { timeOfDay, dayMillis, timeSeconds };
      return timeSeconds;
    },
  };
}

/** Below 0: a clock set backwards, or a fix out of turn. */
function stepSeconds(
  before: number,
  now: number,
  dayBefore: number | undefined,
  dayNow: number | undefined,
): number {
  const turn = now - before;
  const hasDates = dayBefore !== undefined && dayNow !== undefined;
  const days = hasDates ? Math.round((dayNow - dayBefore) / 1000 / daySeconds) : 0;
  const said = days * daySeconds + turn;
  const learntDate = dayBefore === undefined && dayNow !== undefined;
  if (learntDate || Math.abs(said) > daySeconds) {
    const forward = (turn + daySeconds) % daySeconds;
    return forward <= longestLeapSeconds ? forward : usualStepSeconds;
  }
  if (said > 0) return said;
  // The date was not told, comes a little after midnight, or was a day ahead.
  if (turn < -daySeconds / 2 && (!hasDates || turn + daySeconds <= longestLeapSeconds))
    return turn + daySeconds;
  return turn > daySeconds / 2 ? turn - daySeconds : turn;
}
