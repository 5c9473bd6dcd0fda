import { z } from 'zod';
import { activities } from '../body/state.ts';
import { cueKinds } from '../conductor/intent.ts';
import { sections } from '../score/bar.ts';
import { feels } from '../score/meter.ts';
import { noteSources, parts } from '../score/note.ts';
import { sessionCourseSchema, sessionModelSchema, sourceSchema } from './summary.ts';
import { barLineSchema } from './trace.ts';

/**
 * The journal of a session: a trace (see `trace.ts`) of what a power cut leaves, thinned to what is not said twice, and
 * with what persons wished. One flat JSON object a line, seconds from its beginning; only the header tells the wall clock.
 */
export const journalFormat = 1;

/** Some years: a moment beyond is none that a calendar knows. */
const at = { atSeconds: z.number().min(-1e8).max(1e8) };
const weights = z.record(z.string(), z.number());

/** What was at the ear. */
const heard = {
  barIndex: z.number(),
  song: z.number().optional(),
  section: z.enum(sections),
  key: z.string(),
  chords: z.array(z.string()),
  tempoBpm: z.number(),
  styleWeights: weights,
};

/** The first line. */
const headerSchema = z.object({
  kind: z.literal('session'),
  journal: z.literal(journalFormat),
  /** By the wall clock of then. */
  startedAt: z.iso.datetime(),
  version: z.string(),
  seed: z.number().int(),
  source: sourceSchema,
  model: sessionModelSchema.extend({ sha256: z.string().optional() }),
  /** Where heart rate zones 2 to 5 begin. */
  zonesFromBpm: z.array(z.number()).length(4),
  /** Of the configuration, what the music comes of: body, conductor, composer, player. */
  configuration: z.record(z.string(), z.unknown()),
});
export type JournalHeader = Readonly<z.infer<typeof headerSchema>>;

/** Part, beat, length in beats, pitch, velocity (1-127), who wrote it; and 1 where nothing was struck: the note goes on. */
const playedNoteSchema = z.tuple(
  [z.enum(parts), z.number(), z.number(), z.number(), z.number(), z.enum(noteSources)],
  z.literal(1),
);
export type PlayedNote = z.infer<typeof playedNoteSchema>;

export const journalLineSchema = z.discriminatedUnion('kind', [
  headerSchema,
  /** The wall clock was set: the session began then. */
  z.object({ kind: z.literal('clock'), ...at, startedAt: z.iso.datetime() }),
  /** As in the trace; not accelerations, whose steps stand there instead. */
  z.looseObject({
    ...{ kind: z.literal('reading'), ...at, sensorId: z.string(), reading: z.string() },
    latitude: z.number().min(-90).max(90).optional(),
    longitude: z.number().min(-180).max(180).optional(),
  }),
  z.looseObject({ kind: z.literal('step'), ...at, sensorId: z.string() }),
  /** Once a second. */
  z.object({
    kind: z.literal('body'),
    ...at,
    activity: z.enum(activities),
    cadenceSpm: z.number().optional(),
    speedMps: z.number().optional(),
    distanceMeters: z.number().optional(),
    heartRateBpm: z.number().optional(),
    effort01: z.number(),
    /** Where it changed. */
    sources: z.record(z.string(), z.string()).optional(),
  }),
  /** Once a second. */
  z.object({
    kind: z.literal('intent'),
    ...at,
    tempoBpm: z.number(),
    feel: z.enum(feels),
    energy01: z.number(),
    density01: z.number(),
    section: z.enum(sections),
    /** How long after the foot beats are to be heard, while single steps are met. */
    phaseOffsetMs: z.number().optional(),
    cue: z.enum(cueKinds).optional(),
    cueId: z.number().optional(),
    /** The step of a workout that the body is in. */
    workoutStep: z.number().optional(),
  }),
  /** What is set, where that changed, whoever changed it. */
  z.looseObject({ kind: z.literal('settings'), ...at }),
  /** What somebody wished; `sensorId` where a sensor heard it, which says so as a reading, too. */
  z.object({
    kind: z.literal('command'),
    ...at,
    command: z.record(z.string(), z.unknown()),
    sensorId: z.string().optional(),
  }),
  /** Somebody liked what was heard, or had enough of it. */
  z.object({ kind: z.literal('like'), ...at, ...heard }),
  z.object({ kind: z.literal('skip'), ...at, ...heard }),
  barLineSchema.extend({ styleWeights: weights.optional() }),
  /** What was heard since the last such line. A beat: its number, when it is heard, its tempo. */
  z.object({
    kind: z.literal('played'),
    ...at,
    beats: z.array(z.tuple([z.number(), z.number(), z.number()])).optional(),
    notes: z.array(playedNoteSchema).optional(),
  }),
  /** How far a course is, where the music is set to it and that changed. */
  z.object({ kind: z.literal('course'), ...at, course: sessionCourseSchema }),
  /** What plays from here on, so that the same can be heard again: another SoundFont, or another synthesiser, sounds otherwise. */
  z.object({
    ...{ kind: z.literal('synth'), ...at, description: z.string(), engine: z.enum(['native', 'wasm']) },
    sampleRateHz: z.number(),
    /** Of each SoundFont, in their order. */
    soundFonts: z.array(z.object({ name: z.string(), sha256: z.string() })),
  }),
  /** All that the sound was told since the last such line (`player/sound-log`), and the step that it has reached by now. */
  z.object({
    ...{ kind: z.literal('sound'), ...at, to: z.number().int().min(0) },
    events: z.array(z.array(z.number()).max(16)).optional(),
    /** So many are missing before these. */
    lost: z.number().int().optional(),
  }),
  /** So many lines could not be written. */
  z.object({ kind: z.literal('lost'), ...at, lines: z.number() }),
  /** The last line of a session that was ended, not cut. */
  z.object({ kind: z.literal('end'), ...at }),
]);
export type JournalLine = Readonly<z.infer<typeof journalLineSchema>>;

/** Readings as the trace has them (they may be replayed); for all else milliseconds and thousandths are enough. */
const decimals: Readonly<Partial<Record<JournalLine['kind'], number>>> = {
  ...{ session: 6, reading: 6, step: 6, played: 4 },
};

/** With its line feed. */
export function formatJournalLine(line: JournalLine): string {
  // To the last bit, or it is another sound.
  if (line.kind === 'sound') return `${JSON.stringify(line)}\n`;
  const scale = 10 ** (decimals[line.kind] ?? 3);
  const round = (value: unknown): unknown =>
    typeof value === 'number' ? Math.round(value * scale) / scale + 0 : value;
  return `${JSON.stringify(line, (_key, value: unknown) => round(value))}\n`;
}
