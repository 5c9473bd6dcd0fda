import { z } from 'zod';
import type { TrackPosition } from './speed-from-positions.ts';
import { badRecording, type TrackSample } from './track.ts';
import { commaText, element, isoSeconds, numbersIn, numberText, optionalNumber, parseXml } from './xml.ts';

/** The XML of a GPX file: points in their segments, as they were written. */
export interface GpxDocument {
  readonly segments: readonly (readonly GpxPoint[])[];
  /** When each track was recorded: the time in its middle. */
  readonly trackSeconds: readonly number[];
  /** What the recorder calls each track: running, walking, a number ... */
  readonly types: readonly string[];
  /** Points that are left out. */
  readonly withoutPlace: number;
  /** Of those, with a decimal comma. */
  readonly withComma: number;
  readonly withoutTime: number;
  /** Of those, with one that is not written as GPX has it. */
  readonly withOtherTime: number;
  readonly remarks: readonly string[];
}

/** `cadenceSpm` as the device counts it. */
export type GpxPoint = TrackSample & TrackPosition;

const place = z.object({
  lat: numberText.pipe(z.number().min(-90).max(90)),
  lon: numberText.pipe(z.number().min(-180).max(180)),
});
const details = z.object({
  ele: optionalNumber,
  /** Telephones say -1 when they do not know. */
  speed: numberText.pipe(z.number().min(0)).optional().catch(undefined),
  extensions: z.unknown().optional(),
});

const points = z.array(z.unknown()).default([]);
const segments = z.array(element({ trkpt: points })).default([]);
const document = z.object({
  gpx: element({
    trk: z.array(element({ type: z.string().optional().catch(undefined), trkseg: segments })).default([]),
  }),
});

const form = {
  root: 'gpx',
  attributes: new Set(['lat', 'lon']),
  lists: new Set(['trk', 'trkseg', 'trkpt']),
  point: 'trkpt',
  behindPoint: '</trkseg></trk></gpx>',
};

/** Errors: TactusError `badData` when the file is no GPX, or damaged in its midst. */
export function parseGpx(name: string, text: string): GpxDocument {
  const { value, remarks } = parseXml(name, text, form);
  const parsed = document.safeParse(value);
  if (!parsed.success) throw badRecording(name, 'is XML, but not GPX', 'Export the run as GPX or FIT.');
  let withoutPlace = 0;
  let withComma = 0;
  let withoutTime = 0;
  let withOtherTime = 0;
  const toPoint = (candidate: unknown): GpxPoint[] => {
    const located = place.safeParse(candidate);
    if (!located.success) {
      withoutPlace += 1;
      if (hasComma(candidate)) withComma += 1;
      return [];
    }
    const timeSeconds = timeOf(candidate);
    if (timeSeconds !== undefined) return [pointOf(candidate, located.data, timeSeconds)];
    withoutTime += 1;
    if (timed.safeParse(candidate).success) withOtherTime += 1;
    return [];
  };
  const tracks = parsed.data.gpx.trk.map(({ trkseg }) =>
    trkseg.map(({ trkpt }) => trkpt.flatMap((candidate) => toPoint(candidate))),
  );
  return {
    segments: tracks.flat(),
    trackSeconds: tracks.flatMap((track) => {
      const times = track.flat();
      return times.length < fewestPoints ? [] : [times[times.length >> 1]!.timeSeconds];
    }),
    types: parsed.data.gpx.trk.flatMap(({ type, trkseg }) =>
      type === undefined || trkseg.length === 0 ? [] : [type.trim().toLowerCase()],
    ),
    withoutPlace,
    withComma,
    withoutTime,
    withOtherTime,
    remarks,
  };
}

/** A shorter track is what a receiver wrote by accident. */
const fewestPoints = 20;

const commaPlace = z.union([z.object({ lat: commaText }), z.object({ lon: commaText })]);
const hasComma = (candidate: unknown): boolean => commaPlace.safeParse(candidate).success;

const timed = z.object({ time: z.string().max(64) });

function timeOf(candidate: unknown): number | undefined {
  const found = timed.safeParse(candidate);
  return found.success ? isoSeconds(found.data.time) : undefined;
}

function pointOf(candidate: unknown, located: z.infer<typeof place>, timeSeconds: number): GpxPoint {
  const { ele, speed, extensions } = details.parse(candidate);
  const extension = numbersIn(extensions);
  const extended = extension.get('speed');
  return {
    timeSeconds,
    latitude: located.lat,
    longitude: located.lon,
    altitudeMeters: ele,
    speedMps: speed ?? (extended !== undefined && extended >= 0 ? extended : undefined),
    heartRateBpm: extension.get('hr') ?? extension.get('heartrate'),
    cadenceSpm: extension.get('cad') ?? extension.get('cadence') ?? extension.get('runcadence'),
    powerWatts: extension.get('power') ?? extension.get('powerinwatts'),
  };
}
