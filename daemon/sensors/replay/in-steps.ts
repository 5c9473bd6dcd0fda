import type { GaitSaid } from '../gait.ts';
import { stepsPerCycle, withStrideLength } from '../steps-per-cycle.ts';
import type { TrackSample } from './track.ts';

/** What a file tells of who moved, and of who counted. */
export interface AboutFile {
  readonly said?: GaitSaid | undefined;
  /** By how much likelier it makes strides; see `stepsPerCycle`. */
  readonly makersOdds?: number | undefined;
}

/**
 * The samples of one file, whose `cadenceSpm` is still as the device counts it, in steps a minute. To be asked when their
 * speeds are known.
 */
export function inSteps<T extends TrackSample>(
  samples: readonly T[],
  { said, makersOdds }: AboutFile = {},
): T[] {
  const moments = samples.flatMap(({ cadenceSpm: cyclesPerMinute, speedMps, stepLengthMeters }) =>
    cyclesPerMinute === undefined
      ? []
      : [withStrideLength({ cyclesPerMinute, speedMps, said }, stepLengthMeters)],
  );
  const steps = stepsPerCycle(moments, makersOdds);
  return samples.map((sample) =>
    sample.cadenceSpm === undefined ? sample : { ...sample, cadenceSpm: steps * sample.cadenceSpm },
  );
}
