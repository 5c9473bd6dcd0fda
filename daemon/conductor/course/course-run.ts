import { z } from 'zod';
import type { BodyState } from '../../body/state.ts';

/** A run of a course that is under way. It outlives a restart, so it says when by the wall. */
export const runUnderWaySchema = z.object({
  /** When it was last run, seconds since 1970. */
  lastWallSeconds: z.number(),
  runningSeconds: z.number().min(0),
  /** Of these, after it had settled. */
  judgedSeconds: z.number().min(0),
  /** Steps in them. */
  judgedSteps: z.number().min(0),
});
export type RunUnderWay = Readonly<z.infer<typeof runUnderWaySchema>>;

/** The first minutes are a warm-up, and the music's leading takes a few. */
const settlesSeconds = 240;
/** A shorter run does not count. */
const leastRunSeconds = 600;
/** Who has not run for so long has ended the run. */
const restSeconds = 900;
/** Where the music leads in a share of the time, it does so at the beginning of each of these. */
const turnSeconds = 300;
/** What lies between two looks, at most. */
const mostBetweenSeconds = 2;

/** As it is after so many seconds of the body, which may not be running. */
export function runOn(
  run: RunUnderWay | undefined,
  { activity, cadenceSpm }: BodyState,
  sinceSeconds: number,
  wallSeconds: number,
): RunUnderWay | undefined {
  if (activity !== 'running' || cadenceSpm === undefined) return run;
  const { runningSeconds, judgedSeconds, judgedSteps } = run ?? {
    ...{ runningSeconds: 0, judgedSeconds: 0, judgedSteps: 0 },
  };
  const dt = Math.min(mostBetweenSeconds, Math.max(0, sinceSeconds));
  const judged = runningSeconds >= settlesSeconds ? dt : 0;
  return {
    lastWallSeconds: wallSeconds,
    runningSeconds: runningSeconds + dt,
    judgedSeconds: judgedSeconds + judged,
    judgedSteps: judgedSteps + (cadenceSpm * judged) / 60,
  };
}

/** Whether it is over by then. A clock that was set back ends none. */
export const isOver = (run: RunUnderWay, wallSeconds: number): boolean =>
  wallSeconds - run.lastWallSeconds > restSeconds;

/** Its mean cadence, once it had settled; undefined where it was too short to count. */
export function cadenceOf({ runningSeconds, judgedSeconds, judgedSteps }: RunUnderWay): number | undefined {
  return runningSeconds < leastRunSeconds ? undefined : (60 * judgedSteps) / judgedSeconds;
}

/** Whether the music leads now where it does so in that share of the time. */
export const leadsAt = (runningSeconds: number, help01: number): boolean =>
  runningSeconds % turnSeconds < help01 * turnSeconds;
