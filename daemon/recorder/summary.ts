import { z } from 'zod';
import { coursePhases } from '../conductor/course/course.ts';
import { sections } from '../score/bar.ts';

/** When it began, by the wall clock of then, in UTC: `2026-11-27T18-40-03`; a number follows where two began at once. */
export const sessionIdSchema = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(-\d{1,4})?$/);

const count = z.number().int().min(0);
const seconds = z.number().min(0);
const share = z.number().min(0).max(1);

/** Whose body it was: live sensors, or a simulation or recording by name. */
export const sourceSchema = z.object({ kind: z.enum(['live', 'simulation', 'recording']), name: z.string() });
export const sessionModelSchema = z.object({ name: z.string(), version: z.string() });

/** How far a course of cadence was (`conductor.target`), as the session went. */
export const sessionCourseSchema = z.object({
  phase: z.enum(coursePhases),
  run: z.number().int().min(0),
  goalSpm: z.number().optional(),
  runGoalSpm: z.number().optional(),
});

/** What there is to say of a session at a glance. What is not known is absent, never zero. */
export const summarySchema = z.object({
  id: sessionIdSchema,
  running: z.boolean().describe('It goes on; all figures are of now.'),
  cut: z
    .literal(true)
    .optional()
    .describe('Its end was never written (a power cut): this was made of what its journal holds.'),
  importedAt: z.iso
    .datetime()
    .optional()
    .describe('When it was brought here as a file; how long it is kept counts from there.'),
  startedAt: z.iso
    .datetime()
    .describe(
      'By the wall clock: a board without a clock module learns the time late, and this is mended then.',
    ),
  lengthSeconds: seconds.describe('To the last sign of somebody or of music.'),
  movingSeconds: seconds.describe('Of walking, running or cycling.'),
  distanceMeters: z.number().min(0).optional(),
  paceSecondsPerKilometer: z.number().optional().describe('Of the moving time.'),
  heartRate: z
    .object({
      meanBpm: z.number(),
      maxBpm: z.number(),
      zoneSeconds: z.array(seconds).length(5).describe('In zones 1 to 5; 1 is all below zone 2.'),
      zonesFromBpm: z
        .array(z.number())
        .length(4)
        .describe(
          'Where zones 2 to 5 begin: `body.heartRateZonesBpm`, else 60, 70, 80, 90 % of the reserve.',
        ),
    })
    .optional(),
  cadenceMeanSpm: z.number().optional().describe('Of the moving time.'),
  climbedMeters: z.number().min(0).optional().describe('Where positions tell of heights.'),
  lockedShare01: share
    .optional()
    .describe(
      'Of the moving time with music and single steps known: how much of it at least three of four steps fell within an eighth of a beat of where one asked for it (`conductor.phaseOffsetMs`). By chance that is next to nothing.',
    ),
  matchedShare01: share
    .optional()
    .describe(
      'Of the moving time with music and a cadence known: how much of it the tempo was within 2 % of it.',
    ),
  tempoMeanBpm: z.number().optional().describe('Of the beats that were heard.'),
  styles: z
    .array(z.object({ name: z.string(), share01: share }))
    .describe('Those heard, by beats, the most first.'),
  songs: count,
  barsHeard: count,
  likes: count,
  skips: count,
  laps: count.describe('How often somebody said so: one lap less than there are.'),
  bytes: count.describe('What it takes on the disk.'),
  hasTrack: z.boolean().describe('Positions are known.'),
  hasSound: z.boolean().describe('It was made again as MP3.'),
  soundKept: z
    .enum(['wholly', 'partly'])
    .optional()
    .describe(
      'It can be heard again as it was, to the last bit; partly where it began while the music went on. Absent: it can only be composed anew.',
    ),
  course: sessionCourseSchema
    .optional()
    .describe('How far the course to a higher cadence was; absent where the music was not set to it.'),
  source: sourceSchema,
  seed: z.number().int().describe('The same seed and the same readings give the same notes.'),
  model: sessionModelSchema,
  version: z.string().describe('Of Tactus.'),
});
export type Summary = Readonly<z.infer<typeof summarySchema>>;

const curvePointSchema = z.object({
  atSeconds: seconds.describe('From the beginning of the session, as everywhere here.'),
  tempoBpm: z.number().optional(),
  cadenceSpm: z.number().optional(),
  speedMps: z.number().optional(),
  heartRateBpm: z.number().optional(),
  energy01: z.number().optional(),
  movingSeconds: z.number().optional().describe('Of moving until then; with `distanceMeters`.'),
  distanceMeters: z.number().optional().describe('Gone until then.'),
});
export type CurvePoint = Readonly<z.infer<typeof curvePointSchema>>;

const lapSchema = z.object({
  atSeconds: seconds.describe('Where it begins.'),
  lengthSeconds: seconds,
  movingSeconds: seconds,
  distanceMeters: z.number().min(0).optional(),
  heartRateMeanBpm: z.number().optional(),
  cadenceMeanSpm: z.number().optional(),
});
export type Lap = Readonly<z.infer<typeof lapSchema>>;

const sessionLikeSchema = z.object({
  atSeconds: seconds,
  barIndex: z.number().int(),
  song: z.number().int().optional(),
  section: z.enum(sections),
  key: z.string(),
  chords: z.array(z.string()),
  tempoBpm: z.number(),
  styleWeights: z.record(z.string(), z.number()),
});
export type SessionLike = Readonly<z.infer<typeof sessionLikeSchema>>;

export const mostCurvePoints = 600;
export const mostTrackPoints = 2000;

/** What is drawn of a session. */
export const detailsSchema = z.object({
  curve: z.array(curvePointSchema).max(mostCurvePoints).describe('Means over equal stretches, in order.'),
  track: z
    .array(z.tuple([z.number(), z.number(), z.number()]))
    .max(mostTrackPoints)
    .describe('Latitude, longitude, seconds; simplified, in order.'),
  laps: z.array(lapSchema).describe('In order; empty where nobody said lap.'),
  likes: z.array(sessionLikeSchema).describe('What was heard when somebody said that they like it.'),
  skips: z
    .array(sessionLikeSchema)
    .default([])
    .describe('What was heard when somebody wanted something else; sessions of before have none.'),
});
export type Details = Readonly<z.infer<typeof detailsSchema>>;
