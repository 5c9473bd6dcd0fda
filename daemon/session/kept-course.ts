import type { z } from 'zod';
import type { Conductor } from '../conductor/conductor.ts';
import {
  type Course,
  type CoursePlan,
  courseSchema,
  newCourse,
  planOf,
  withRun,
} from '../conductor/course/course.ts';
import {
  cadenceOf,
  isOver,
  leadsAt,
  type RunUnderWay,
  runOn,
  runUnderWaySchema,
} from '../conductor/course/course-run.ts';
import type { StateKeeper } from '../system/files/state-keeper.ts';
import type { SessionListener } from './events.ts';

export const courseFile = 'course.json';

const courseFileSchema = courseSchema.extend({ underWay: runUnderWaySchema.optional() });
export type CourseFile = Readonly<z.infer<typeof courseFileSchema>>;

/** Errors: of JSON and of zod. */
export const parseCourse = (text: string): CourseFile =>
  courseFileSchema.parse(JSON.parse(text), { reportInput: true });

export interface KeptCourseDependencies {
  readonly state: StateKeeper;
  readonly conductor: Pick<Conductor, 'settings' | 'leadCourse'>;
  /** Seconds since 1970. */
  readonly wallSeconds: () => number;
}

/** Takes somebody along a course, run by run, and keeps how far it is: it outlives a restart, and a `kill -9`. */
export interface KeptCourse {
  readonly listener: Required<Pick<SessionListener, 'moment' | 'ended'>>;
  /** How far it is; undefined before it was begun, unless the music is set to it. */
  readonly standing: CourseStanding | undefined;
  /** What is known of the run under way goes to the disk. */
  keep(): void;
}

/** How far a course is, and what comes next. */
export interface CourseStanding extends CoursePlan {
  readonly stoppedRaising: boolean;
  /** What was run without help, weeks later. */
  readonly checkedSpm?: number;
  /** The music is set to it. */
  readonly isOn: boolean;
}

/** How much of a run a power cut may cost. */
const secondsBetweenKeeps = 30;

/** A run counts while `conductor.target` is the course. Between runs the file is the truth: somebody may have begun anew. */
export async function openKeptCourse({
  state,
  conductor,
  wallSeconds,
}: KeptCourseDependencies): Promise<KeptCourse> {
  const read = () => state.read(courseFile, parseCourse);
  const begun = await read();
  let course: Course | undefined = begun && courseIn(begun);
  let run: RunUnderWay | undefined = begun?.underWay;
  let keptSeconds = 0;
  let lastSeconds: number | undefined;

  const keep = (): void => {
    if (course === undefined) return;
    const file: CourseFile = { ...course, ...(run && { underWay: run }) };
    state.keep(courseFile, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600, keepLastGood: true });
  };
  const end = (): void => {
    if (run === undefined) return;
    const cadenceSpm = cadenceOf(run);
    if (course !== undefined && cadenceSpm !== undefined)
      course = withRun(course, cadenceSpm, run.lastWallSeconds);
    run = undefined;
    keptSeconds = 0;
    keep();
  };
  const takeUp = async (): Promise<void> => {
    const found = await read();
    if (found !== undefined) course = courseIn(found);
  };
  const begin = (): void => {
    course ??= newCourse(conductor.settings.courseRaisePercent);
    void takeUp();
  };
  // A folder that was away knows more than we do of the runs before.
  state.whenBack(async () => {
    await takeUp();
    if (run !== undefined) keep();
  });
  const goalAt = (wall: number): number | undefined => {
    if (course === undefined || run === undefined) return undefined;
    const { runGoalSpm, help01 } = planOf(course, wall);
    return leadsAt(run.runningSeconds, help01) ? runGoalSpm : undefined;
  };

  const isSetTo = (): boolean => {
    const { follow, target } = conductor.settings;
    return follow === 'target' && target === 'course';
  };

  return {
    get standing() {
      const isOn = isSetTo();
      const present = course ?? (isOn ? newCourse(conductor.settings.courseRaisePercent) : undefined);
      if (present === undefined) return undefined;
      const { stoppedRaising, check } = present;
      const plan = planOf(present, wallSeconds());
      return { ...plan, isOn, stoppedRaising, ...(check && { checkedSpm: check.cadenceSpm }) };
    },
    listener: {
      moment({ body }) {
        const wall = wallSeconds();
        if (run !== undefined && isOver(run, wall)) end();
        const isOn = isSetTo();
        const sinceSeconds = body.atSeconds - (lastSeconds ?? body.atSeconds);
        lastSeconds = isOn ? body.atSeconds : undefined;
        if (isOn) {
          const before = run;
          run = runOn(run, body, sinceSeconds, wall);
          if (before === undefined && run !== undefined) begin();
          if (run !== undefined && run.runningSeconds - keptSeconds >= secondsBetweenKeeps) {
            keptSeconds = run.runningSeconds;
            keep();
          }
        }
        conductor.leadCourse(isOn ? goalAt(wall) : undefined);
      },
      ended: end,
    },
    keep() {
      if (run !== undefined) keep();
    },
  };
}

function courseIn({ underWay: _, ...course }: CourseFile): Course {
  return course;
}
