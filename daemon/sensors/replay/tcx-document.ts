import { z } from 'zod';
import { badRecording, type TrackSample } from './track.ts';
import { commaText, element, isoSeconds, numbersIn, numberText, optionalNumber, parseXml } from './xml.ts';

/** The XML of a TCX file (Garmin's Training Center): what was recorded, as it was written. */
export interface TcxDocument {
  readonly activities: readonly TcxActivity[];
  /** It holds a plan. */
  readonly hasPlan: boolean;
  /** Points that are left out. */
  readonly withoutTime: number;
  /** Points whose place is left out: it could not be. */
  readonly withoutPlace: number;
  /** Points with decimal commas. */
  readonly withComma: number;
  readonly remarks: readonly string[];
}

export interface TcxActivity {
  /** In small letters. */
  readonly sport: string;
  /** When it began, as it is written. */
  readonly id: string;
  /** Legs of one day's multisport race belong together. */
  readonly isLeg: boolean;
  /** A new track begins where a lap does, or where the timer stood. `cadenceSpm` as the device counts it. */
  readonly tracks: readonly (readonly TrackSample[])[];
}

const text = z.string().max(200).catch('');
const list = <T extends z.ZodType>(item: T) => z.array(item).default([]);
const track = element({ Trackpoint: list(z.unknown()) });
const activity = element({
  Sport: text,
  Id: text,
  Lap: list(element({ Track: list(track) })),
});
const leg = element({ Activity: list(activity) });
const document = z.object({
  TrainingCenterDatabase: element({
    Activities: element({
      Activity: list(activity),
      MultiSportSession: list(element({ FirstSport: list(leg), NextSport: list(leg) })),
    }).optional(),
    Courses: z.unknown().optional(),
    Workouts: z.unknown().optional(),
  }),
});
const point = z.object({
  Time: z.string().max(64),
  Position: z
    .object({
      LatitudeDegrees: numberText.pipe(z.number().min(-90).max(90)),
      LongitudeDegrees: numberText.pipe(z.number().min(-180).max(180)),
    })
    .optional()
    .catch(undefined),
  AltitudeMeters: optionalNumber,
  DistanceMeters: optionalNumber,
  HeartRateBpm: z.object({ Value: numberText }).optional().catch(undefined),
  Cadence: optionalNumber,
  Extensions: z.unknown().optional(),
});

/** A place that is told, and cannot be. */
const misplaced = z.object({ Position: z.object({}) });
const withCommas = z.union([
  z.object({ DistanceMeters: commaText }),
  z.object({ Position: z.object({ LatitudeDegrees: commaText }) }),
  z.object({ Position: z.object({ LongitudeDegrees: commaText }) }),
]);

const form = {
  root: 'TrainingCenterDatabase',
  attributes: new Set(['Sport']),
  lists: new Set(['Activity', 'MultiSportSession', 'FirstSport', 'NextSport', 'Lap', 'Track', 'Trackpoint']),
  point: 'Trackpoint',
  behindPoint: '</Track></Lap></Activity></Activities></TrainingCenterDatabase>',
};

/** Errors: TactusError `badData` when the file is no TCX, or damaged in its midst. */
export function parseTcx(name: string, xml: string): TcxDocument {
  const { value, remarks } = parseXml(name, xml, form);
  const parsed = document.safeParse(value);
  if (!parsed.success) throw badRecording(name, 'is XML, but not TCX', 'Export the run as FIT, TCX or GPX.');
  const { Activities, Courses, Workouts } = parsed.data.TrainingCenterDatabase;
  let withoutTime = 0;
  let withoutPlace = 0;
  let withComma = 0;
  const toSamples = (candidate: unknown): TrackSample[] => {
    const sample = toSample(candidate);
    if (!sample) {
      withoutTime += 1;
      return [];
    }
    if (sample.latitude === undefined || sample.distanceMeters === undefined) {
      if (withCommas.safeParse(candidate).success) withComma += 1;
      if (sample.latitude === undefined && misplaced.safeParse(candidate).success) withoutPlace += 1;
    }
    return [sample];
  };
  const toActivity = ({ Sport, Id, Lap }: z.infer<typeof activity>, isLeg: boolean): TcxActivity => ({
    sport: Sport.trim().toLowerCase(),
    id: Id.trim(),
    isLeg,
    tracks: Lap.flatMap(({ Track }) => Track.map(({ Trackpoint }) => Trackpoint.flatMap(toSamples))),
  });
  const legs = (Activities?.MultiSportSession ?? []).flatMap(({ FirstSport, NextSport }) =>
    [...FirstSport, ...NextSport].flatMap(({ Activity }) => Activity),
  );
  const activities = [
    ...(Activities?.Activity ?? []).map((each) => toActivity(each, false)),
    ...legs.map((each) => toActivity(each, true)),
  ];
  const hasPlan = Courses !== undefined || Workouts !== undefined;
  return { activities, hasPlan, withoutTime, withoutPlace, withComma, remarks };
}

function toSample(candidate: unknown): TrackSample | undefined {
  const found = point.safeParse(candidate);
  const timeSeconds = found.success ? isoSeconds(found.data.Time) : undefined;
  if (!found.success || timeSeconds === undefined) return undefined;
  const { Position, AltitudeMeters, DistanceMeters, HeartRateBpm, Cadence, Extensions } = found.data;
  const extension = numbersIn(Extensions);
  return {
    timeSeconds,
    latitude: Position?.LatitudeDegrees,
    longitude: Position?.LongitudeDegrees,
    altitudeMeters: AltitudeMeters,
    distanceMeters: DistanceMeters,
    heartRateBpm: HeartRateBpm?.Value,
    cadenceSpm: extension.get('runcadence') ?? Cadence,
    speedMps: extension.get('speed'),
    powerWatts: extension.get('watts'),
  };
}
