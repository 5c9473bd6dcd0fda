import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import { distanceMeters } from '../gps/ground.ts';
import type { Recording } from '../reading.ts';
import { inSteps } from './in-steps.ts';
import { isLaterThanBefore, mendClock } from './mended-clock.ts';
import { speedsFromPositions, type TrackPosition } from './speed-from-positions.ts';
import { badRecording, type StillSpan, type TrackSample, trackToRecording } from './track.ts';

/**
 * GPX 1.0 and 1.1 tracks with times, with Garmin's TrackPointExtension (heart rate, cadence) where there is one. The
 * speed is the file's own if it has one, else it comes from the positions.
 */

const damagedFix = 'Export it again from the program that made it.';
const numberText = z
  .string()
  .regex(/^\s*[-+]?\d{1,9}(\.\d{0,15})?([eE][-+]?\d{1,2})?\s*$/)
  .transform(Number);
const optionalNumber = numberText.optional().catch(undefined);

const point = z.object({
  lat: numberText.pipe(z.number().min(-90).max(90)),
  lon: numberText.pipe(z.number().min(-180).max(180)),
  time: z.string().transform((text) => Date.parse(text) / 1000),
  ele: optionalNumber,
  speed: optionalNumber,
  extensions: z.unknown().optional(),
});
type TrackPoint = z.infer<typeof point>;

const document = z.object({
  gpx: z.object({
    trk: z
      .array(z.object({ trkseg: z.array(z.object({ trkpt: z.array(z.unknown()).default([]) })).default([]) }))
      .default([]),
  }),
});

const listTags: ReadonlySet<string> = new Set(['trk', 'trkseg', 'trkpt']);

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  isArray: (tag) => listTags.has(tag),
});

/** Errors: TactusError `badData` when the file is damaged or holds no track with times. */
export function readGpx(name: string, text: string): Recording {
  const segments = parseSegments(name, text);
  const points = segments
    .filter((segment) => segment.length > 0)
    .sort((a, b) => middleSeconds(a) - middleSeconds(b))
    .flatMap((segment, index) => segment.map((sample) => ({ ...sample, segment: index })));
  if (points.length < 2) {
    throw badRecording(
      name,
      'holds no track with times',
      'Export the recorded activity, not a planned route; routes have no times.',
    );
  }
  const mended = mendClock(name, points);
  const tracks = bySegment(mended.samples).map((track) => track.filter(isLaterThanBefore));
  const counted = tracks.flatMap((track) => {
    const speeds = speedsFromPositions(track);
    return track.map((sample, index) => ({
      ...sample,
      speedMps: sample.speedMps ?? speeds[index],
    }));
  });
  return trackToRecording(name, 'gpx', inSteps(counted), {
    stillSpans: standingBetween(tracks),
    remarks: mended.remarks,
  });
}

type LocatedSample = TrackSample & TrackPosition;

/** Some programs write the newest segment first. The first time may be the one that is wrong. */
const middleSeconds = (segment: readonly LocatedSample[]): number =>
  segment[segment.length >> 1]!.timeSeconds;

function bySegment<T extends { readonly segment: number }>(samples: readonly T[]): T[][] {
  const tracks = new Map<number, T[]>();
  for (const sample of samples) {
    const track = tracks.get(sample.segment);
    if (track) track.push(sample);
    else tracks.set(sample.segment, [sample]);
  }
  return [...tracks.values()];
}

function parseSegments(name: string, text: string): LocatedSample[][] {
  const parsed = document.safeParse(parseXml(name, text));
  if (!parsed.success) throw badRecording(name, 'is XML, but not GPX', 'Export the run as GPX or FIT.');
  return parsed.data.gpx.trk.flatMap((track) =>
    track.trkseg.map((segment) =>
      segment.trkpt.flatMap((candidate) => {
        const result = point.safeParse(candidate);
        return result.success && Number.isFinite(result.data.time) ? [pointToSample(result.data)] : [];
      }),
    ),
  );
}

function parseXml(name: string, text: string): unknown {
  const validity = XMLValidator.validate(text);
  if (validity !== true) {
    const { line, msg } = validity.err;
    throw badRecording(name, `is damaged or cut off: line ${line}: ${msg}`, damagedFix);
  }
  try {
    return parser.parse(text);
  } catch (error) {
    // The validator lets some damage pass that the parser then stumbles over.
    throw badRecording(name, 'is damaged or cut off', damagedFix, error);
  }
}

function pointToSample(from: TrackPoint): LocatedSample {
  const extension = flatten(from.extensions);
  return {
    timeSeconds: from.time,
    latitude: from.lat,
    longitude: from.lon,
    altitudeMeters: from.ele,
    speedMps: from.speed ?? extension.get('speed'),
    heartRateBpm: extension.get('hr') ?? extension.get('heartrate'),
    cadenceSpm: extension.get('cad') ?? extension.get('cadence'),
    powerWatts: extension.get('power') ?? extension.get('PowerInWatts'),
  };
}

/** Extensions nest differently in every program; what counts is the innermost name. */
function flatten(extensions: unknown, into = new Map<string, number>(), depth = 0): Map<string, number> {
  if (typeof extensions !== 'object' || extensions === null || depth > 4) return into;
  for (const [tag, value] of Object.entries(extensions)) {
    const parsed = numberText.safeParse(value);
    if (parsed.success) into.set(tag, parsed.data);
    else flatten(value, into, depth + 1);
  }
  return into;
}

/**
 * Segments end where the recording was paused or the sky was lost; the file does not say which. Whoever went on where
 * they had stopped (less than 0.5 m/s between the ends) stood still.
 */
function standingBetween(tracks: readonly (readonly LocatedSample[])[]): StillSpan[] {
  const filled = tracks
    .filter((track) => track.length > 0)
    .sort((a, b) => a[0]!.timeSeconds - b[0]!.timeSeconds);
  return filled.flatMap((track, index) => {
    const end = filled[index - 1]?.at(-1);
    const begin = track[0];
    if (!end || !begin) return [];
    const seconds = begin.timeSeconds - end.timeSeconds;
    if (seconds < 2 || distanceMeters(end, begin) / seconds > 0.5) return [];
    return [{ fromSeconds: end.timeSeconds, toSeconds: begin.timeSeconds }];
  });
}
