import type { GaitSaid } from '../gait.ts';
import { distanceMeters } from '../gps/ground.ts';
import type { Recording } from '../reading.ts';
import { type GpxDocument, type GpxPoint, parseGpx } from './gpx-document.ts';
import { inSteps } from './in-steps.ts';
import { joinMoments, longestPauseSeconds, mendClock } from './mended-clock.ts';
import { tellsSpeed, withPositionSpeeds } from './speed-from-positions.ts';
import { badRecording, leftOut, trackToRecording } from './track.ts';
import { bySegment, standingBetween } from './track-segments.ts';
import { decimalCommas, impossiblePlace } from './xml.ts';

/**
 * GPX 1.0 and 1.1 tracks with times, with Garmin's TrackPointExtension (heart rate, cadence) where there is one. The
 * speed is the file's own if it has one, else it comes from the positions.
 *
 * Errors: TactusError `badData` when the file is damaged or holds no track with times.
 */
export function readGpx(name: string, text: string): Recording {
  const gpx = parseGpx(name, text);
  const points = gpx.segments
    .filter((segment) => segment.length > 0)
    .sort((a, b) => middleSeconds(a) - middleSeconds(b))
    .flatMap((segment, index) => segment.map((point) => ({ ...point, segment: index })));
  expectTrack(name, points.length, gpx);
  expectOneRun(name, gpx.trackSeconds);
  const mended = mendClock(name, points);
  const written = bySegment(mended.samples);
  const tracks = written.map(joinMoments);
  const isTold = tellsSpeed(points);
  const samples = tracks.flatMap((track) => withPositionSpeeds(track, isTold));
  const sameTime = written.reduce((sum, track) => sum + track.filter(isElsewhereAtOnce).length, 0);
  if (sameTime > 0 && secondsOf(samples) < 1) {
    throw badRecording(
      name,
      `has the same time for its ${sameTime + 1} places`,
      'Export it from where it was recorded; the program that made this has lost its times.',
    );
  }
  return trackToRecording(name, 'gpx', inSteps(samples, { said: saidBy(gpx.types) }), {
    stillSpans: standingBetween(tracks),
    remarks: [...remarksOf(gpx, sameTime), ...mended.remarks],
  });
}

function expectTrack(
  name: string,
  count: number,
  { withoutPlace, withComma, withoutTime, withOtherTime }: GpxDocument,
): void {
  if (withComma > count) throw decimalCommas(name, 'latitudes or longitudes');
  if (count >= 2) return;
  const fix = 'Export it again from the program that made it.';
  if (withoutPlace > withoutTime)
    throw badRecording(name, `holds no track: ${withoutPlace} of its points have ${impossiblePlace}`, fix);
  if (withOtherTime > 0)
    throw badRecording(name, 'has times that are not written like 2026-04-01T07:00:00Z', fix);
  throw badRecording(
    name,
    'holds no track with times',
    'Export the recorded activity, not a planned route; routes have no times.',
  );
}

/** Tracks of several days are runs of their own: nobody set a clock between them. */
function expectOneRun(name: string, trackSeconds: readonly number[]): void {
  const runs = trackSeconds
    .toSorted((a, b) => a - b)
    .filter((seconds, index, sorted) => index === 0 || seconds - sorted[index - 1]! > longestPauseSeconds);
  if (runs.length < 2) return;
  const days = runs.slice(0, 5).map((seconds) => new Date(seconds * 1000).toISOString().slice(0, 10));
  const more = runs.length > days.length ? ' ...' : '';
  throw badRecording(name, `holds ${runs.length} runs: ${days.join(', ')}${more}`, 'Export one of them.');
}

function remarksOf({ remarks, withoutPlace, withoutTime }: GpxDocument, sameTime: number): string[] {
  return [
    ...remarks,
    ...leftOut(withoutPlace, 'point', impossiblePlace),
    ...leftOut(withoutTime, 'point', 'no time'),
    ...leftOut(sameTime, 'point', 'elsewhere at the same time as the one before'),
  ];
}

const secondsOf = (samples: readonly GpxPoint[]): number => {
  const times = samples.map(({ timeSeconds }) => timeSeconds);
  return (times.at(-1) ?? 0) - (times[0] ?? 0);
};

/** Strava writes 9 for a run and 10 for a walk, others write words. */
function saidBy(types: readonly string[]): GaitSaid | undefined {
  if (types.length === 0) return undefined;
  if (types.every((type) => /walk|hik|^10$/.test(type))) return 'aWalk';
  return types.every((type) => /run|^9$/.test(type)) ? 'aRun' : undefined;
}

/** Some programs write a point twice; others round the time of several. */
function isElsewhereAtOnce(point: GpxPoint, index: number, track: readonly GpxPoint[]): boolean {
  const before = track[index - 1];
  return before?.timeSeconds === point.timeSeconds && distanceMeters(before, point) > 0;
}

/** Some programs write the newest segment first. The first time may be the one that is wrong. */
const middleSeconds = (segment: readonly GpxPoint[]): number => segment[segment.length >> 1]!.timeSeconds;
