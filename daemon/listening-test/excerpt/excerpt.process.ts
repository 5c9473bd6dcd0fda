import { serveAside } from '../../system/serve-aside.ts';
import type { ExcerptJob } from './excerpt-job.ts';
import { makeExcerpt } from './make-excerpt.ts';

serveAside<never>(({ name, bytes }) =>
  makeExcerpt(name, JSON.parse(Buffer.from(bytes).toString('utf8')) as ExcerptJob),
);
