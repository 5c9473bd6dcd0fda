import { authorship } from '../../score/authorship.ts';
import type { JournalLine } from '../journal-lines.ts';
import { createPlaces, type Place } from './places.ts';
import { trimmed } from './trim.ts';

export interface GpxJob {
  readonly lines: AsyncIterable<readonly JournalLine[]>;
  readonly startedAt: string;
  /** Cut away from the beginning and the end, along the way. */
  readonly trimMeters: number;
}

interface GpxPoint extends Place {
  readonly heartRateBpm: number | undefined;
  readonly cadenceSpm: number | undefined;
}

/** Seconds without a position after which a new segment begins: nobody draws a line over what is not known. */
const longestGapSeconds = 60;

/**
 * A track in GPX 1.1 with Garmin's TrackPointExtension. Its cadence is of one foot, as Garmin's is: half the steps.
 * Undefined where no position is left.
 */
export async function makeGpx({ lines, startedAt, trimMeters }: GpxJob): Promise<string | undefined> {
  const points = trimmed(await pointsIn(lines), ({ point }) => point, trimMeters);
  if (points.length === 0) return undefined;
  const startMs = Date.parse(startedAt);
  const segments: string[][] = [];
  let lastSeconds = Number.NEGATIVE_INFINITY;
  for (const point of points) {
    const [, , atSeconds] = point.point;
    if (atSeconds - lastSeconds > longestGapSeconds) segments.push([]);
    lastSeconds = atSeconds;
    segments.at(-1)!.push(pointText(point, startMs));
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gpx version="1.1" creator="Tactus" xmlns="http://www.topografix.com/GPX/1/1" xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">',
    `<metadata><desc>${authorship}</desc><time>${timeOf(points[0]!, startMs)}</time></metadata>`,
    '<trk><name>Tactus</name><type>running</type>',
    ...segments.flatMap((segment) => ['<trkseg>', ...segment, '</trkseg>']),
    '</trk></gpx>',
    '',
  ].join('\n');
}

async function pointsIn(lines: GpxJob['lines']): Promise<GpxPoint[]> {
  const placeIn = createPlaces();
  const points: GpxPoint[] = [];
  let body: Extract<JournalLine, { kind: 'body' }> | undefined;
  for await (const some of lines) {
    for (const line of some) {
      if (line.kind === 'body') body = line;
      const place = placeIn(line);
      if (place) points.push({ ...place, heartRateBpm: body?.heartRateBpm, cadenceSpm: body?.cadenceSpm });
    }
  }
  return points;
}

const timeOf = ({ point: [, , atSeconds] }: GpxPoint, startMs: number): string =>
  new Date(startMs + atSeconds * 1000).toISOString();

function pointText(where: GpxPoint, startMs: number): string {
  const { point, altitudeMeters, heartRateBpm, cadenceSpm } = where;
  const [latitude, longitude] = point;
  const extension = [
    ...(heartRateBpm === undefined ? [] : [`<gpxtpx:hr>${Math.round(heartRateBpm)}</gpxtpx:hr>`]),
    ...(cadenceSpm === undefined ? [] : [`<gpxtpx:cad>${Math.round(cadenceSpm / 2)}</gpxtpx:cad>`]),
  ].join('');
  return [
    `<trkpt lat="${latitude}" lon="${longitude}">`,
    ...(altitudeMeters === undefined ? [] : [`<ele>${altitudeMeters}</ele>`]),
    `<time>${timeOf(where, startMs)}</time>`,
    ...(extension === ''
      ? []
      : [`<extensions><gpxtpx:TrackPointExtension>${extension}</gpxtpx:TrackPointExtension></extensions>`]),
    '</trkpt>',
  ].join('');
}
