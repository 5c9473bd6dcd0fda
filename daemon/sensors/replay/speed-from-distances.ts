import { mapWindows } from './track-window.ts';

interface TrackDistance {
  readonly timeSeconds: number;
  /** Gone since anywhere. */
  readonly distanceMeters: number;
}

/**
 * Speed at each sample of a track that tells how far the body has gone: the slope of a straight line through the distances
 * around it (least squares). Undefined where there is no neighbour, or the recorder began to count anew.
 */
export function speedsFromDistances(track: readonly TrackDistance[]): (number | undefined)[] {
  return mapWindows(track, (_here, window) => {
    const meanSeconds = meanOf(window, ({ timeSeconds }) => timeSeconds);
    const meanMeters = meanOf(window, ({ distanceMeters }) => distanceMeters);
    let spread = 0;
    let together = 0;
    for (const { timeSeconds, distanceMeters } of window) {
      spread += (timeSeconds - meanSeconds) ** 2;
      together += (timeSeconds - meanSeconds) * (distanceMeters - meanMeters);
    }
    return spread < 0.1 || together < 0 ? undefined : together / spread;
  });
}

function meanOf<T>(values: readonly T[], pick: (value: T) => number): number {
  return values.reduce((sum, value) => sum + pick(value), 0) / values.length;
}
