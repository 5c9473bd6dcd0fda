import { z } from 'zod';
import { badRecording, type TrackSample } from './track.ts';
import { element, isoSeconds, numbersIn, numberText, optionalNumber, parseXml } from './xml.ts';

/** The XML of a TCX file (Garmin's Training Center): what was recorded, as it was written. */
export interface TcxDocument {
  readonly activities: readonly TcxActivity[];
  /** It holds a plan. */
  readonly hasPlan: boolean;
  /** Points that are left out. */
  readonly withoutTime: number;
  /** The end is missing; what was whole is here. */
  readonly isCut: boolean;
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

const form = {
  root: 'TrainingCenterDatabase',
  attributes: new Set(['Sport']),
  lists: new Set(['Activity', 'MultiSportSession', 'FirstSport', 'NextSport', 'Lap', 'Track', 'Trackpoint']),
  point: 'Trackpoint',
  behindPoint: '</Track></Lap></Activity></Activities></TrainingCenterDatabase>',
};

/** Errors: TactusError `badData` when the file is no TCX, or damaged in its midst. */
export function parseTcx(name: string, xml: string): TcxDocument {
  const { value, isCut } = parseXml(name, xml, form);
  const parsed = document.safeParse(value);
  if (!parsed.success) throw badRecording(name, 'is XML, but not TCX', 'Export the run as FIT, TCX or GPX.');
  const { Activities, Courses, Workouts } = parsed.data.TrainingCenterDatabase;
  let withoutTime = 0;
  const toActivity = ({ Sport, Id, Lap }: z.infer<typeof activity>, isLeg: boolean): TcxActivity => ({
    sport: Sport.trim().toLowerCase(),
    id: Id.trim(),
    isLeg,
    tracks: Lap.flatMap(({ Track }) =>
      Track.map(({ Trackpoint }) =>
        Trackpoint.flatMap((candidate) => {
          const sample = toSample(candidate);
          if (!sample) withoutTime += 1;
          return sample ? [sample] : [];
        }),
      ),
    ),
  });
  const legs = (Activities?.MultiSportSession ?? []).flatMap(({ FirstSport, NextSport }) =>
    [...FirstSport, ...NextSport].flatMap(({ Activity }) => Activity),
  );
  const activities = [
    ...(Activities?.Activity ?? []).map((each) => toActivity(each, false)),
    ...legs.map((each) => toActivity(each, true)),
  ];
  return { activities, hasPlan: Courses !== undefined || Workouts !== undefined, withoutTime, isCut };
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
