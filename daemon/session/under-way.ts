import type { BodyState } from '../body/state.ts';
import type { Moment } from './events.ts';

/** Whether it is known to get on, be it on foot or on wheels. */
export const isMoving = ({ activity }: Pick<BodyState, 'activity'>): boolean =>
  activity !== 'still' && activity !== 'unknown';

/** What begins a run, and a session: somebody moves, or music comes; not a strap that is worn, nor music that dies away. */
export const isUnderWay = ({ body, sound }: Moment): boolean =>
  isMoving(body) || sound.playing === 'starting' || sound.playing === 'playing';
