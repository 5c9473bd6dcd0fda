import { authorship } from '../../score/authorship.ts';
import { metersBetween, type TrackPoint } from '../digest/track.ts';
import type { JournalLine } from '../journal-lines.ts';

export interface GpxJob {
  readonly lines: AsyncIterable<readonly JournalLine[]>;
  readonly startedAt: string;
  /** Cut away from the beginning and the end, along the way. */
  readonly trimMeters: number;
}

interface GpxPoint {
  readonly place: TrackPoint;
  readonly altitudeMeters: number | undefined;
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
  const points = trimmed(await pointsIn(lines), trimMeters);
  if (points.length === 0) return undefined;
  const startMs = Date.parse(startedAt);
  const segments: string[][] = [];
  let lastSeconds = Number.NEGATIVE_INFINITY;
  for (const point of points) {
    const [, , atSeconds] = point.place;
    if (atSeconds - lastSeconds > longestGapSeconds) segments.push([]);
    lastSeconds = atSeconds;
    segments.at(-1)!.push(pointText(point, startMs));
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gpx version="1.1" creator="Tactus" xmlns="http://www.topografix.com/GPX/1/1" xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">',
    `<metadata><desc>${authorship}</desc><time>${startedAt}</time></metadata>`,
    '<trk><name>Tactus</name><type>running</type>',
    ...segments.flatMap((segment) => ['<trkseg>', ...segment, '</trkseg>']),
    '</trk></gpx>',
    '',
  ].join('\n');
}

async function pointsIn(lines: GpxJob['lines']): Promise<GpxPoint[]> {
  const points: GpxPoint[] = [];
  let body: Extract<JournalLine, { kind: 'body' }> | undefined;
  let followed = '';
  let lastSeconds = Number.NEGATIVE_INFINITY;
  for await (const some of lines) {
    for (const line of some) {
      if (line.kind === 'body') body = line;
      if (line.kind !== 'reading' || line.reading !== 'position') continue;
      const { latitude, longitude, altitudeMeters, atSeconds, sensorId } = line;
      if (typeof latitude !== 'number' || typeof longitude !== 'number') continue;
      // One receiver at a time: two would draw a zigzag.
      if (sensorId !== followed && atSeconds - lastSeconds < 10) continue;
      if (atSeconds <= lastSeconds) continue;
      followed = sensorId;
      lastSeconds = atSeconds;
      points.push({
        place: [latitude, longitude, atSeconds],
        altitudeMeters: typeof altitudeMeters === 'number' ? altitudeMeters : undefined,
        heartRateBpm: body?.heartRateBpm,
        cadenceSpm: body?.cadenceSpm,
      });
    }
  }
  return points;
}

/** Without what lies within so many metres of the way from either end, and as the crow flies: some begin in circles. */
function trimmed<Point extends { readonly place: TrackPoint }>(
  points: readonly Point[],
  meters: number,
): readonly Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (meters <= 0 || !first || !last) return points;
  const isFar = (end: Point) => (point: Point) => metersBetween(end.place, point.place) > meters;
  const from = points.findIndex(isFar(first));
  const to = points.findLastIndex(isFar(last));
  const inner = from < 0 || to < from ? [] : points.slice(from, to + 1);
  // A loop comes by its door again only at its ends; whatever else comes near them goes, too.
  return inner.filter((point) => isFar(first)(point) && isFar(last)(point));
}

function pointText({ place, altitudeMeters, heartRateBpm, cadenceSpm }: GpxPoint, startMs: number): string {
  const [latitude, longitude, atSeconds] = place;
  const time = new Date(startMs + atSeconds * 1000).toISOString();
  const extension = [
    ...(heartRateBpm === undefined ? [] : [`<gpxtpx:hr>${Math.round(heartRateBpm)}</gpxtpx:hr>`]),
    ...(cadenceSpm === undefined ? [] : [`<gpxtpx:cad>${Math.round(cadenceSpm / 2)}</gpxtpx:cad>`]),
  ].join('');
  return [
    `<trkpt lat="${latitude}" lon="${longitude}">`,
    ...(altitudeMeters === undefined ? [] : [`<ele>${altitudeMeters}</ele>`]),
    `<time>${time}</time>`,
    ...(extension === ''
      ? []
      : [`<extensions><gpxtpx:TrackPointExtension>${extension}</gpxtpx:TrackPointExtension></extensions>`]),
    '</trkpt>',
  ].join('');
}
