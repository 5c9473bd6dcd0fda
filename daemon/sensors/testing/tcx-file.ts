import { positionAt } from '../gps/ground.ts';

/** Writes small TCX files for tests. */
export interface TcxPoint {
  readonly atSeconds: number;
  readonly stridesPerMinute?: number;
  readonly heartRateBpm?: number;
  /** Gone, with a place on a straight way to match. */
  readonly meters?: number;
  readonly withoutPlace?: true;
  readonly speedMps?: number;
}

const begin = Date.UTC(2026, 3, 1, 7);

function trackpoint(point: TcxPoint): string {
  const { meters } = point;
  const { latitude, longitude } = positionAt({ latitude: 52.5, longitude: 13.4 }, meters ?? 0, 0);
  const place = `<Position><LatitudeDegrees>${latitude}</LatitudeDegrees><LongitudeDegrees>${longitude}</LongitudeDegrees></Position>`;
  const extension = [
    point.speedMps === undefined ? '' : `<ns3:Speed>${point.speedMps}</ns3:Speed>`,
    point.stridesPerMinute === undefined ? '' : `<ns3:RunCadence>${point.stridesPerMinute}</ns3:RunCadence>`,
  ].join('');
  return [
    `<Trackpoint><Time>${new Date(begin + 1000 * point.atSeconds).toISOString()}</Time>`,
    meters === undefined || point.withoutPlace ? '' : place,
    meters === undefined ? '' : `<DistanceMeters>${meters}</DistanceMeters>`,
    point.heartRateBpm === undefined
      ? ''
      : `<HeartRateBpm><Value>${point.heartRateBpm}</Value></HeartRateBpm>`,
    extension === '' ? '' : `<Extensions><ns3:TPX>${extension}</ns3:TPX></Extensions>`,
    '</Trackpoint>',
  ].join('');
}

/** Each inner list is a track of its own. */
export function tcxActivity(sport: string, ...tracks: readonly (readonly TcxPoint[])[]): string {
  const body = tracks.map((track) => `<Track>${track.map(trackpoint).join('\n')}</Track>`).join('');
  return `<Activity Sport="${sport}"><Id>2026-04-01T07:00:00Z</Id><Lap>${body}</Lap></Activity>`;
}

export function tcxFile(activities: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2" xmlns:ns3="x"><Activities>${activities}</Activities></TrainingCenterDatabase>`;
}
