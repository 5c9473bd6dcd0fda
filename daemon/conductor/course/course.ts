import { z } from 'zod';
import { courseRaisePercentSchema } from '../target-options.ts';

const cadence = z.number().min(100).max(250);
const courseRunSchema = z.object({
  /** When it ended. */
  at: z.iso.datetime(),
  /** The mean of it, once it had settled. */
  cadenceSpm: cadence,
  /** What it led to; absent where it only measured. */
  goalSpm: cadence.optional(),
});
export type CourseRun = Readonly<z.infer<typeof courseRunSchema>>;

/**
 * A course over eight runs that leads a person's cadence up by a little. The first run measures; the next ones lead, a
 * quarter of the way more each time that the last quarter was taken; from the sixth on the help fades; weeks later a run
 * without any shows what has stayed. Eight runs with help that fades are how gait has been retrained (Crowell and Davis 2011,
 * Clinical Biomechanics 26:78); 5 and more percent of cadence unload hip and knee (Heiderscheit et al. 2011, Med Sci Sports Exerc
 * 43:296), and load the calves more. So it is slow, is capped, and gives up raising where somebody does not come along.
 * This is what lies behind somebody on it.
 */
export const courseSchema = z.object({
  version: z.literal(1),
  raisePercent: courseRaisePercentSchema,
  /** Those that count, the first is the one that measured. */
  runs: z.array(courseRunSchema).max(8),
  /** Quarters of the way that the next run leads to, from the second run on 1 to 4; 0 where none was taken. */
  quarters: z.number().int().min(0).max(4),
  /** Runs in a row that did not come to where they were led. */
  refusals: z.number().int().min(0).max(8),
  /** It is not raised any more: the body did not come along. */
  stoppedRaising: z.boolean(),
  /** The run without help, weeks later. */
  check: courseRunSchema.optional(),
});
export type Course = Readonly<z.infer<typeof courseSchema>>;

export const courseRuns = 8;
/** So long after the last of them it is seen what has stayed. */
export const checkAfterSeconds = 14 * 86_400;
/** Shares of the time in which the music leads, by the number of the run; in the rest it follows. */
const help01 = [0, 1, 1, 1, 1, 0.6, 0.4, 0.2];
const quartersInAll = 4;
/** Nobody is led higher. */
const highestGoalSpm = 200;
/** So often in a row a step may fail. */
const mostRefusals = 2;

export function newCourse(raisePercent: Course['raisePercent']): Course {
  return { version: 1, raisePercent, runs: [], quarters: 0, refusals: 0, stoppedRaising: false };
}

export const coursePhases = ['measures', 'leads', 'waits', 'checks', 'done'] as const;

export interface CoursePlan {
  readonly phase: (typeof coursePhases)[number];
  /** 1 to 8: the run that is next, or under way. */
  readonly run: number;
  /** The person's own, as the first run measured it. */
  readonly ownSpm?: number;
  /** Of the whole course. */
  readonly goalSpm?: number;
  /** What the run leads to; absent where it leads nowhere. */
  readonly runGoalSpm?: number;
  /** In so much of its time. */
  readonly help01: number;
}

/** What a run at that time would be. Seconds since 1970. */
export function planOf(course: Course, wallSeconds: number): CoursePlan {
  const { runs, quarters } = course;
  const [first] = runs;
  if (first === undefined) return { phase: 'measures', run: 1, help01: 0 };
  const known = {
    run: Math.min(courseRuns, runs.length + 1),
    ownSpm: first.cadenceSpm,
    goalSpm: goalAt(course, quartersInAll),
  };
  if (runs.length < courseRuns)
    return {
      phase: 'leads',
      ...known,
      runGoalSpm: goalAt(course, quarters),
      help01: help01[runs.length] ?? 0,
    };
  if (course.check !== undefined) return { phase: 'done', ...known, help01: 0 };
  const isDue = wallSeconds - Date.parse(runs[courseRuns - 1]!.at) / 1000 >= checkAfterSeconds;
  return { phase: isDue ? 'checks' : 'waits', ...known, help01: 0 };
}

/** What is behind one after a run of so many steps a minute that ended then. */
export function withRun(course: Course, cadenceSpm: number, wallSeconds: number): Course {
  const { phase, runGoalSpm } = planOf(course, wallSeconds);
  const run: CourseRun = {
    at: new Date(wallSeconds * 1000).toISOString(),
    cadenceSpm,
    ...(runGoalSpm !== undefined && { goalSpm: runGoalSpm }),
  };
  switch (phase) {
    case 'measures':
      return { ...course, runs: [run], quarters: 1 };
    case 'leads':
      return raised({ ...course, runs: [...course.runs, run] }, cadenceSpm);
    case 'checks':
      return { ...course, check: run };
    default:
      return course;
  }
}

/** A step that was taken is followed by the next, one that was not is tried once more, and then the one before it stands. */
function raised(course: Course, cadenceSpm: number): Course {
  const { quarters, refusals, stoppedRaising } = course;
  if (stoppedRaising) return course;
  const least = (goalAt(course, quarters) + goalAt(course, quarters - 1)) / 2;
  const took = cadenceSpm >= least;
  if (took) return { ...course, quarters: Math.min(quartersInAll, quarters + 1), refusals: 0 };
  if (refusals + 1 < mostRefusals) return { ...course, refusals: refusals + 1 };
  return { ...course, quarters: quarters - 1, refusals: 0, stoppedRaising: true };
}

function goalAt({ runs, raisePercent }: Course, quarters: number): number {
  const ownSpm = runs[0]?.cadenceSpm ?? highestGoalSpm;
  const goalSpm = ownSpm * (1 + ((raisePercent / 100) * quarters) / quartersInAll);
  return Math.min(goalSpm, Math.max(ownSpm, highestGoalSpm));
}
