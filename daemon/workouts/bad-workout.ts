import { TactusError } from '../system/errors.ts';

/** A file that is no workout, or none that can be played to. */
export function badWorkout(name: string, what: string, fix: string, cause?: unknown): TactusError {
  return new TactusError('badData', `${name} ${what}`, fix, cause === undefined ? {} : { cause });
}
