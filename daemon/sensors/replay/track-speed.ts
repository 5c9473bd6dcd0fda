import { medianOf } from '../../system/numbers.ts';
import { speedsFromDistances } from './speed-from-distances.ts';
import { speedsFromPositions, tellsSpeed } from './speed-from-positions.ts';
import type { TrackSample } from './track.ts';

/** Apart farther than this, two samples do not say how far the body went between them. */
const longestStepSeconds = 60;
/** On a shorter way a speed and a distance may differ for any reason. */
const comparedMeters = 100;

/**
 * Samples in order of time, one a moment, with a speed: the recorder's own; where it tells none, or one that its own
 * distance belies by half, the slope of the distance; else that of the positions.
 */
export function withSpeeds<T extends TrackSample>(samples: readonly T[]): readonly T[] {
  const told = compareSpeedAndDistance(samples);
  const isBelied = told.distanceMeters >= comparedMeters && told.speedMeters <= told.distanceMeters / 2;
  if (tellsSpeed(samples) && !isBelied) return samples;
  const measured = samples.flatMap((sample) => {
    const { distanceMeters } = sample;
    return distanceMeters === undefined ? [] : [{ sample, timeSeconds: sample.timeSeconds, distanceMeters }];
  });
  if ((measured.at(-1)?.distanceMeters ?? 0) > (measured[0]?.distanceMeters ?? 0))
    return fill(samples, measured, speedsFromDistances(measured));
  const located = samples.flatMap((sample) => {
    const { latitude, longitude, timeSeconds } = sample;
    if (latitude === undefined || longitude === undefined) return [];
    return [{ sample, timeSeconds, latitude, longitude }];
  });
  return fill(samples, located, speedsFromPositions(located));
}

function fill<T extends TrackSample>(
  samples: readonly T[],
  known: readonly { readonly sample: T }[],
  speeds: readonly (number | undefined)[],
): readonly T[] {
  const speedOf = new Map(known.map(({ sample }, index) => [sample, speeds[index]]));
  return samples.map((sample) => ({ ...sample, speedMps: speedOf.get(sample) }));
}

/** How far the body went by either. */
function compareSpeedAndDistance(samples: readonly TrackSample[]): {
  readonly speedMeters: number;
  readonly distanceMeters: number;
} {
  let speedMeters = 0;
  let distanceMeters = 0;
  for (let index = 1; index < samples.length; index += 1) {
    const [before, here] = [samples[index - 1]!, samples[index]!];
    const seconds = here.timeSeconds - before.timeSeconds;
    const isKnown =
      here.speedMps !== undefined && here.distanceMeters !== undefined && before.distanceMeters !== undefined;
    if (!isKnown || seconds > longestStepSeconds) continue;
    speedMeters += here.speedMps * seconds;
    distanceMeters += Math.max(0, here.distanceMeters - before.distanceMeters);
  }
  return { speedMeters, distanceMeters };
}

const movingMps = 0.5;
/** Nobody holds this for half of a run. */
const fastestMps = 6.5;
/** Two steps of two metres: who goes farther with each turn of the legs sits on something that rolls. */
const longestCycleMeters = 4;

/**
 * Whether what nobody said to be a run could be one: neither as fast as a bicycle nor in strides of its gears. The cadence
 * is still as the device counts it.
 */
export function movesOnFoot(samples: readonly TrackSample[]): boolean {
  const moving = samples.filter(({ speedMps = 0 }) => speedMps > movingMps);
  const cycleMeters = moving.flatMap(({ speedMps = 0, cadenceSpm = 0 }) =>
    cadenceSpm > 0 ? [(60 * speedMps) / cadenceSpm] : [],
  );
  const speeds = moving.map(({ speedMps = 0 }) => speedMps);
  return medianOf(speeds) <= fastestMps && medianOf(cycleMeters) <= longestCycleMeters;
}
