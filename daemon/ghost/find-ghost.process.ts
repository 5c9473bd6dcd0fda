import { serveAside } from '../system/serve-aside.ts';
import type { Found } from './choose.ts';
import { findIn, type GhostJob } from './read-sessions.ts';

serveAside<Found>(async ({ bytes }, tell) => {
  const found = await findIn(JSON.parse(Buffer.from(bytes).toString()) as GhostJob);
  if (found) tell(found);
});
