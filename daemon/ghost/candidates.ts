import type { Summary } from '../recorder/summary.ts';
import type { Candidate } from './choose.ts';

/** What is shorter is no way that one runs against oneself. */
const shortestMeters = 200;
const shortestSeconds = 60;

/**
 * Those of `sessions` that can run along, in their order. Whoever runs alive does not run against a simulation, unless
 * it is named.
 */
export const candidatesAmong = (
  sessions: readonly Summary[],
  wish: string,
  isAlive: boolean,
): readonly Candidate[] =>
  sessions.flatMap(({ id, running, movingSeconds, distanceMeters, hasTrack, source: { kind } }) => {
    if (running || distanceMeters === undefined || distanceMeters <= 0 || movingSeconds <= 0) return [];
    const isNamed = id === wish;
    const isLong = distanceMeters >= shortestMeters && movingSeconds >= shortestSeconds;
    const isAlike = kind !== 'simulation' || !isAlive;
    return isNamed || (isLong && isAlike) ? [{ id, movingSeconds, distanceMeters, hasTrack }] : [];
  });
