import type { Conductor } from '../conductor/conductor.ts';
import { type KeptCourse, openKeptCourse } from '../session/kept-course.ts';
import type { Session } from '../session/session.ts';
import type { StateKeeper } from '../system/files/state-keeper.ts';
import type { Closers } from './closers.ts';

/** The course of whoever runs with this machine. */
export async function openCourse(
  conductor: Pick<Conductor, 'settings' | 'leadCourse'>,
  session: Pick<Session, 'listen'>,
  state: StateKeeper,
  closers: Closers,
): Promise<Pick<KeptCourse, 'standing'>> {
  const course = await openKeptCourse({ state, conductor, wallSeconds: () => Date.now() / 1000 });
  session.listen('course', course.listener);
  closers.add(async () => course.keep());
  return course;
}
