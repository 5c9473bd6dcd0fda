import type { z } from 'zod';

/** Every fault of one thing that came from outside: where, and what is wrong with it. */
export function explain(error: z.ZodError): string {
  return error.issues
    .slice(0, 10)
    .map((issue) => {
      const path = issue.path.join('.');
      const what = explainIssue(issue);
      return path ? `${path}: ${what}` : what;
    })
    .join('; ');
}

/** Numbers out of range, the most frequent of all, in our own words; `input` is there if it was asked for. */
function explainIssue(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'too_big' && issue.code !== 'too_small') return issue.message;
  const isNumber = issue.origin === 'number' || issue.origin === 'int';
  if (!isNumber || typeof issue.input !== 'number') return issue.message;
  return issue.code === 'too_big'
    ? `${issue.input} is more than ${issue.maximum}`
    : `${issue.input} is less than ${issue.minimum}`;
}
