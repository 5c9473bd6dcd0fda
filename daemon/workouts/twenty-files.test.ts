import { expect, it } from 'vitest';
import { parseWorkout } from './parse-workout.ts';
import { twentyFiles } from './testing/twenty-files.data.ts';
import { lengthText, purposeWords, targetText } from './workout-text.ts';

it.each(twentyFiles)('%s', (_, file, steps) => {
  const { workout } = parseWorkout('file', Buffer.isBuffer(file) ? file : Buffer.from(file));
  const told = workout.steps.map(({ purpose, length, target, name }) =>
    [
      purposeWords[purpose],
      lengthText(length),
      ...(target ? [targetText(target)] : []),
      ...(name ? [`(${name})`] : []),
    ].join(' '),
  );
  expect(told).toEqual(steps);
});

it('these are twenty', () => expect(twentyFiles).toHaveLength(20));
