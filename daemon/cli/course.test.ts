import { expect, it } from 'vitest';
import { newCourse, withRun } from '../conductor/course/course.ts';
import { courseText } from './course.ts';

const day = 86_400;
const begun = 1_800_000_000;

it('tells how far the course is, what comes next, and to mind the calves', () => {
  expect(courseText(newCourse(7.5), begun)).toContain('The next run measures your own cadence');
  const course = [160, 162.1, 162].reduce(
    (before, cadenceSpm, index) => withRun(before, cadenceSpm, begun + index * 2 * day),
    newCourse(5),
  );
  expect(courseText(course, begun + 6 * day).split('\n')).toEqual([
    'From 160.0 to 168.0 steps a minute (+5 %)',
    '  1  2027-01-15  160.0  measured',
    '  2  2027-01-17  162.1  led to 162.0',
    '  3  2027-01-19  162.0  led to 164.0',
    'Run 4 of 8 is next: to 164.0, led for 100 % of the time.',
    expect.stringContaining('calves'),
    '',
  ]);
  const stopped = withRun(course, 162, begun + 6 * day);
  expect(courseText(stopped, begun + 7 * day)).toContain('not raised any more');
});
