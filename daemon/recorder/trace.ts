import { z } from 'zod';
import { activities } from '../body/state.ts';
import { cueKinds } from '../conductor/intent.ts';
import { sections } from '../score/bar.ts';
import { feels } from '../score/meter.ts';
import { noteSources, parts } from '../score/note.ts';
import { ghostStandings } from '../session/ghost-place.ts';

/**
 * The trace: what came in, what was meant and what was heard, one flat JSON object a line, seconds from the start of
 * the recording. Nothing in it comes from the wall clock, so equal runs give equal bytes.
 */
const at = { atSeconds: z.number() };

/** A bar, when it begins to be heard. */
export const barLineSchema = z.object({
  kind: z.literal('bar'),
  ...at,
  index: z.number(),
  startBeat: z.number(),
  lengthBeats: z.number(),
  feel: z.enum(feels),
  section: z.enum(sections),
  key: z.string(),
  chords: z.array(z.string()),
  source: z.enum(['model', 'fallback']),
  /** Which song it is of, 0 for the first, and who plays, where that changed: General MIDI programs. */
  song: z.number().optional(),
  instruments: z.record(z.enum(parts), z.number()).optional(),
  /** Of a workout: the step that it belongs to, and bars to the next one's first, in those that count to it. */
  workoutStep: z.number().optional(),
  barsToChange: z.number().optional(),
});

export const traceLineSchema = z.discriminatedUnion('kind', [
  /** A reading as it was accepted: `reading` is its kind, and its fields follow. */
  z.looseObject({ kind: z.literal('reading'), ...at, sensorId: z.string(), reading: z.string() }),
  /** A foot, as the sensor gave it. */
  z.looseObject({ kind: z.literal('step'), ...at, sensorId: z.string() }),
  z.object({
    kind: z.literal('body'),
    ...at,
    activity: z.enum(activities),
    cadenceSpm: z.number().optional(),
    speedMps: z.number().optional(),
    heartRateBpm: z.number().optional(),
    effort01: z.number(),
    confidence01: z.number(),
    sources: z.record(z.string(), z.string()),
  }),
  z.object({
    kind: z.literal('intent'),
    ...at,
    tempoBpm: z.number(),
    feel: z.enum(feels),
    energy01: z.number(),
    density01: z.number(),
    section: z.enum(sections),
    /** The last thing that moved the form; `cueId` rises with each. */
    cue: z.enum(cueKinds).optional(),
    cueId: z.number().optional(),
    /** Of a workout: the step that the body is in, and when the next one is foreseen. */
    workoutStep: z.number().optional(),
    nextStepAtSeconds: z.number().optional(),
  }),
  barLineSchema,
  /** A note, when it is heard. */
  z.object({
    kind: z.literal('note'),
    ...at,
    atBeat: z.number(),
    durationBeats: z.number(),
    pitchMidi: z.number(),
    velocity01: z.number(),
    part: z.enum(parts),
    source: z.enum(noteSources),
  }),
  /** A beat, when it is heard at the reference ear. */
  z.object({ kind: z.literal('beat'), ...at, beat: z.number(), tempoBpm: z.number() }),
  /** Where an earlier session is that runs along (`ghost.session`), once a second, and from where its part is heard. */
  z.object({
    kind: z.literal('place'),
    ...at,
    sessionId: z.string(),
    standing: z.enum(ghostStandings),
    leadSeconds: z.number().optional(),
    part: z.enum(parts),
    sideDb: z.number(),
    levelDb: z.number(),
  }),
]);

export type TraceLine = z.infer<typeof traceLineSchema>;

/** Microseconds are finer than a frame and keep lines short; -0 would not survive JSON. */
function roundTrace(value: number): number {
  return Math.round(value * 1e6) / 1e6 + 0;
}

/** One line, with its line feed; numbers rounded to six decimals. */
export function formatTraceLine(line: TraceLine): string {
  return `${JSON.stringify(line, (_key, value: unknown) => (typeof value === 'number' ? roundTrace(value) : value))}\n`;
}
