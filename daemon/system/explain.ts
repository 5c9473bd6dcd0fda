import type { z } from 'zod';

const longestQuote = 40;

/** Every fault of one thing that came from outside: where, and what is wrong with it. Parse it with `reportInput`. */
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

/** The usual faults in our own words, with what was said; the others as schema or library have them. */
function explainIssue(issue: z.core.$ZodIssue): string {
  const { code, input, message } = issue;
  if (code === 'invalid_type') {
    // What is not there has no input to be reported.
    if (message.endsWith('received undefined')) return 'missing';
    return `${issue.expected} expected, not ${quoted(input)}`;
  }
  if (code === 'too_big' && typeof input === 'number') return `${input} is more than ${issue.maximum}`;
  if (code === 'too_small' && typeof input === 'number') return `${input} is less than ${issue.minimum}`;
  return message;
}

/** What has parts is only named: it may be as large, and as deep, as a stranger likes. */
function quoted(input: unknown): string {
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'object' && input !== null) return 'an object';
  const text = JSON.stringify(input) ?? String(input);
  return text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
}
