import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diffLines } from './line-diff.ts';

const short = (before: string, after: string, around?: number): readonly string[] =>
  diffLines(before, after, around).map(
    ({ kind, text, from, to }) => `${kind[0]} ${from ?? '-'} ${to ?? '-'} ${text}`,
  );

it('tells what is new, what is gone, and what stands around it', () => {
  expect(short('a\nb\nc\nd\ne\n', 'a\nb\nx\nd\ne\n', 1)).toEqual([
    's 2 2 b',
    'r 3 - c',
    'a - 3 x',
    's 4 4 d',
  ]);
  expect(short('', 'a\n')).toEqual(['a - 1 a']);
  expect(short('a\r\n', 'a\n')).toEqual([]);
});

it('does not compare more than it has time for', () => {
  const many = (from: number) => Array.from({ length: 3000 }, (_, index) => `${from + index}`).join('\n');
  expect(diffLines(many(0), many(1500))).toHaveLength(6000);
});

it('leads from one text to the other, whatever they are', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 20 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffLines(before.join('\n'), after.join('\n'), 100);
      const side = (without: string) => lines.flatMap(({ kind, text }) => (kind === without ? [] : [text]));
      if (lines.length === 0) expect(before).toEqual(after);
      else expect([side('added'), side('removed')]).toEqual([before, after]);
    }),
  );
});
