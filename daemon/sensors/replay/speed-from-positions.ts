import type { Position } from '../gps/ground.ts';
import { straightWay } from '../gps/straight-way.ts';
import { mapWindows } from './track-window.ts';

export interface TrackPosition extends Position {
  readonly timeSeconds: number;
}

/** Whether the recorder knows speeds: some write zeros where they know none. */
export const tellsSpeed = (samples: readonly { readonly speedMps?: number | undefined }[]): boolean =>
  samples.some(({ speedMps = 0 }) => speedMps > 0);

/** The track with the recorder's own speeds, if it tells them, and where there is none with that of the positions. */
export function withPositionSpeeds<T extends TrackPosition & { readonly speedMps?: number | undefined }>(
  track: readonly T[],
  isTold: boolean,
): T[] {
  const speeds = speedsFromPositions(track);
  return track.map((sample, index) => ({
    ...sample,
    speedMps: (isTold ? sample.speedMps : undefined) ?? speeds[index],
  }));
}

/** Slower than this is the receiver's wandering, not a walk. */
const stillMps = 0.3;

/**
 * Speed at each position of a recorded track. A straight line through the positions around it is found by least squares,
 * and its slope is the speed: unlike the sum of the distances it does not grow with the receiver's noise, and unlike a
 * running mean it does not lag. Undefined where a position has no neighbour.
 */
export function speedsFromPositions(track: readonly TrackPosition[]): (number | undefined)[] {
  return mapWindows(track, (here, window) => {
    const secondsOf = ({ timeSeconds }: TrackPosition): number => timeSeconds - here.timeSeconds;
    const { spread, speedMps } = straightWay(here, window, secondsOf);
    if (spread < 0.1) return undefined;
    return speedMps < stillMps ? 0 : speedMps;
  });
}
