import type { Session } from '../session/session.ts';
import { createGrowingFile } from '../system/files/growing-file.ts';
import type { Clock } from '../time/clock.ts';
import type { Closers } from './closers.ts';
import { createLiveTrace, cutTornLine, type LiveTrace } from './live-trace.ts';

/** Writes what happens from now on. Undefined where nobody asks for it. Errors: TactusError `cannotCreate`. */
export function openTrace(
  path: string | undefined,
  session: Pick<Session, 'listen'>,
  clock: Clock,
  closers: Pick<Closers, 'add'>,
): Pick<LiveTrace, 'health'> | undefined {
  if (path === undefined) return undefined;
  const file = createGrowingFile(path, cutTornLine);
  closers.add(() => file.discard());
  const trace = createLiveTrace(file, clock, clock.nowSeconds());
  closers.add(() => trace.close());
  const { reading, moment, played, place } = trace.recorder;
  session.listen('trace', { reading, moment, played, place, health: trace.settle });
  return trace;
}
