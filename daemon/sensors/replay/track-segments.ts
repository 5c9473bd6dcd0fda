import { distanceMeters } from '../gps/ground.ts';
import type { StillSpan, TrackSample } from './track.ts';

/** Samples of a track that was written in segments, which `mendClock` has put in one order. */
export function bySegment<T extends { readonly segment: number }>(samples: readonly T[]): T[][] {
  const tracks = new Map<number, T[]>();
  for (const sample of samples) {
    const track = tracks.get(sample.segment);
    if (track) track.push(sample);
    else tracks.set(sample.segment, [sample]);
  }
  return [...tracks.values()];
}

/**
 * Segments end where the recording was paused or the sky was lost; the file does not say which. Whoever went on where
 * they had stopped (less than 0.5 m/s between the ends) stood still.
 */
export function standingBetween(tracks: readonly (readonly TrackSample[])[]): StillSpan[] {
  const filled = tracks
    .filter((track) => track.length > 0)
    .sort((a, b) => a[0]!.timeSeconds - b[0]!.timeSeconds);
  return filled.flatMap((track, index) => {
    const end = filled[index - 1]?.at(-1);
    const begin = track[0];
    if (!end || !begin) return [];
    const seconds = begin.timeSeconds - end.timeSeconds;
    if (seconds < 2 || (metersBetween(end, begin) ?? Number.POSITIVE_INFINITY) / seconds > 0.5) return [];
    return [{ fromSeconds: end.timeSeconds, toSeconds: begin.timeSeconds }];
  });
}

/** By their places, else by the distances that the recorder counted. */
function metersBetween(end: TrackSample, begin: TrackSample): number | undefined {
  if (isPlaced(end) && isPlaced(begin)) return distanceMeters(end, begin);
  if (end.distanceMeters === undefined || begin.distanceMeters === undefined) return undefined;
  return Math.abs(begin.distanceMeters - end.distanceMeters);
}

function isPlaced(sample: TrackSample): sample is TrackSample & { latitude: number; longitude: number } {
  return sample.latitude !== undefined && sample.longitude !== undefined;
}
