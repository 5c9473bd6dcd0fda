import { constants, setPriority } from 'node:os';
import { serveAside } from '../../system/serve-aside.ts';
import type { ExcerptJob } from './excerpt-job.ts';
import { makeExcerpt } from './make-excerpt.ts';

try {
  // What is heard live goes first.
  setPriority(constants.priority.PRIORITY_LOW);
} catch {
  // This machine has no such thing.
}
serveAside<never>(({ name, bytes }) =>
  makeExcerpt(name, JSON.parse(Buffer.from(bytes).toString('utf8')) as ExcerptJob),
);
