import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { type Course, courseRuns, newCourse, planOf } from '../conductor/course/course.ts';
import { isOver } from '../conductor/course/course-run.ts';
import { courseRaisePercentSchema } from '../conductor/target-options.ts';
import { courseFile, parseCourse } from '../session/kept-course.ts';
import { TactusError } from '../system/errors.ts';
import { writeFileAtomically } from '../system/files/atomic-file.ts';
import { openStateFolder, stateFolderPath } from '../system/files/state-folder.ts';
import { readKeptFile } from './kept-file.ts';
import { settleState } from './whose-state.ts';

interface AsJson {
  readonly json?: true;
}

const calves =
  'A higher cadence asks more of calves and Achilles tendons: leave a day between runs, and stop where they hurt.';

export function courseCommand(): Command {
  const course = new Command('course').description('The cadence course: how far it is.');
  course.option('--json', 'as JSON').action(show);
  course
    .command('restart')
    .description('Begins anew: the next run measures your own cadence.')
    .option('--raise <percent>', 'by how much it is to be raised, 5 to 7.5', raisePercent, 5)
    .action(restart);
  return course;
}

function show({ json }: AsJson): void {
  settleState('course');
  const kept = readKeptFile(courseFile, parseCourse);
  const plan = kept && planOf(kept, Date.now() / 1000);
  if (json)
    process.stdout.write(`${JSON.stringify({ course: kept ?? null, plan: plan ?? null }, null, 2)}\n`);
  else process.stdout.write(kept === undefined ? noCourse : courseText(kept));
}

const noCourse =
  'No course yet. It begins with a run with conductor.follow=target and conductor.target=course (docs/course.md).\n';

function raisePercent(text: string): number {
  const { data } = courseRaisePercentSchema.safeParse(Number(text));
  if (data === undefined) throw new InvalidArgumentError('Give percent from 5 to 7.5.');
  return data;
}

async function restart({ raise }: { readonly raise: number }): Promise<void> {
  settleState('course restart');
  const underWay = readKeptFile(courseFile, parseCourse)?.underWay;
  if (underWay !== undefined && !isOver(underWay, Date.now() / 1000))
    throw new TactusError('unavailable', 'A run is under way.', 'Try again a quarter of an hour after it.');
  await openStateFolder(stateFolderPath());
  const text = `${JSON.stringify(newCourse(raise), null, 2)}\n`;
  await writeFileAtomically(join(stateFolderPath(), courseFile), text, { mode: 0o600, keepLastGood: true });
  process.stdout.write(`The next run measures your own cadence. ${calves}\n`);
}

/** For people. */
export function courseText(course: Course, wallSeconds = Date.now() / 1000): string {
  const { phase, run, ownSpm, goalSpm, runGoalSpm, help01 } = planOf(course, wallSeconds);
  const number = (spm: number | undefined): string => (spm ?? Number.NaN).toFixed(1);
  const next = {
    measures: 'The next run measures your own cadence; the music follows.',
    leads: `Run ${run} of ${courseRuns} is next: to ${number(runGoalSpm)}, led for ${Math.round(100 * help01)} % of the time.`,
    waits: 'All eight are run. Two weeks after the last one, a run without help will show what has stayed.',
    checks: 'The next run shows, without help, what has stayed.',
    done: `Without help it is ${number(course.check?.cadenceSpm)} now.`,
  }[phase];
  const lines = course.runs.map(
    ({ at, cadenceSpm, goalSpm: ledTo }, index) =>
      `  ${index + 1}  ${at.slice(0, 10)}  ${number(cadenceSpm)}  ${ledTo === undefined ? 'measured' : `led to ${number(ledTo)}`}`,
  );
  return [
    ...(ownSpm === undefined
      ? [`A course of +${course.raisePercent} % (steps a minute)`]
      : [`From ${number(ownSpm)} to ${number(goalSpm)} steps a minute (+${course.raisePercent} %)`]),
    ...lines,
    ...(course.stoppedRaising ? ['It is not raised any more: the last steps were not taken.'] : []),
    next,
    calves,
    '',
  ].join('\n');
}
