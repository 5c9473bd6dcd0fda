import { z } from 'zod';
import { type SongChoice, sections } from '../score/bar.ts';
import { modeSteps } from '../score/key.ts';
import { feels } from '../score/meter.ts';
import { parts } from '../score/note.ts';
import { mostOffsetMs } from './plain-schemas.ts';

/** Things that happen in a run and move the form of the music. `id` rises by one with each, so none is taken twice. */
export const cueKinds = [
  'start',
  'stop',
  'skip',
  'lap',
  'hill',
  'sprint',
  'ease',
  'redLight',
  'coolDown',
] as const;
const cueSchema = z.object({ id: z.number().int().min(1), kind: z.enum(cueKinds) });
export type Cue = Readonly<z.infer<typeof cueSchema>>;

/** More are never given within a bar or two. */
export const keptCues = 4;

export const keySchema = z.object({
  tonic: z.number().int().min(0).max(11),
  mode: z.enum(Object.keys(modeSteps) as [keyof typeof modeSteps]),
});

/** A line of steps, in time, that beats are to be heard beside; of an Ableton Link session, its beats. */
const phaseSchema = z.object({
  /** Any of the steps, by the rhythm of them all. */
  stepAtSeconds: z.number(),
  periodSeconds: z.number().min(0.1).max(4),
  /** How long after the foot the beat is to be heard; negative: before it. */
  offsetMs: z.number().min(-mostOffsetMs).max(mostOffsetMs),
  confidence01: z.number().min(0).max(1),
});
export type Phase = Readonly<z.infer<typeof phaseSchema>>;

/** A step of a workout as the music is to play it. */
const agendaStepSchema = z.object({
  /** Counted from 0; after the last comes the end. */
  index: z.number().int().min(0),
  section: z.enum(sections),
  energy01: z.number().min(0).max(1),
  density01: z.number().min(0).max(1),
  brightness01: z.number().min(0).max(1),
  /** When it begins, if the body goes on as it does, monotonic seconds; absent of the one that goes on. */
  atSeconds: z.number().optional(),
  /** The beat that is heard then, where the music plays. */
  atBeat: z.number().optional(),
  /** It is of another character, or the end: the song before it has ended by then, and whoever goes on hears another. */
  opensSong: z.literal(true).optional(),
});
export type AgendaStep = Readonly<z.infer<typeof agendaStepSchema>>;

/** What is to come, as far as it can be foreseen: a workout tells it. */
const agendaSchema = z.object({
  /** Another each time that a workout is chosen. */
  id: z.number().int(),
  /** The one that goes on, then those after it, in a row. */
  steps: z.array(agendaStepSchema).min(1).max(8),
  /** Which of its signs a change has: a fill and a count before it, a section of its own from it on. */
  fill: z.boolean(),
  countIn: z.boolean(),
  sections: z.boolean(),
});
export type Agenda = Readonly<z.infer<typeof agendaSchema>>;

/** When the music is to end. */
const endSchema = z.object({
  /** Monotonic seconds. */
  atSeconds: z.number(),
  /** The beat that is heard then, where the music plays. */
  atBeat: z.number().optional(),
});

/** What a song that begins is to be, of what persons left to the band. */
export const songChoiceSchema = z.strictObject({
  style: z
    .string()
    .min(1)
    .max(64)
    .optional()
    .describe('Its style, where that is left to the band; what follows is for songs in it, if it is named.'),
  lineup: z.number().int().min(0).max(15).optional().describe("Which of the style's bands plays, from 0."),
  densityShift: z.number().min(-0.3).max(0.3).optional().describe('Denser than usual, or below 0 sparser.'),
}) satisfies z.ZodType<SongChoice>;

/** What the music should do now, in musical words. Tempo and phase act at once, the rest from the next uncommitted bar. */
export const intentSchema = z.object({
  /** One beat a step. Smoothed already: what the clock is to reach. */
  tempoBpm: z.number().min(60).max(240),
  /**
   * Where the feet fall, and where the beats are to be heard. Absent while single steps are unknown, or not to be met; the
   * beats of an Ableton Link session while that is followed.
   */
  phase: phaseSchema.optional(),
  /** The feel that suits style and tempo; the form takes it up where a section begins. */
  feel: z.enum(feels),
  energy01: z.number().min(0).max(1),
  density01: z.number().min(0).max(1),
  brightness01: z.number().min(0).max(1),
  /** How loud between the softest and the loudest that the player has for music; absent: as the energy. */
  loudness01: z.number().min(0).max(1).optional(),
  /** How much brighter than the energy asks for it is to sound, -0.5 to 0.5; absent: as that asks. */
  tone: z.number().min(-0.5).max(0.5).optional(),
  /** Mixture of the model's styles by name; sums to 1. */
  styleWeights: z.record(z.string(), z.number().min(0).max(1)),
  /** Styles that songs may begin in, and the feel of each at this tempo; absent where somebody asked for one or a mixture. */
  freeStyles: z.record(z.string(), z.enum(feels)).optional(),
  /** Taken up by songs that begin; absent: those are drawn from their seeds. */
  nextSong: songChoiceSchema.optional(),
  /** The home key. The form may leave it and come back. */
  key: keySchema,
  /** Who a person wants to hear, by name, of the parts that somebody asked about. */
  instruments: z.partialRecord(z.enum(parts), z.string()).optional(),
  /**
   * How a person wants the drums beside what the energy asks for, -0.5 to 0.5: sparser or busier, straighter or looser in time;
   * absent: as that asks.
   */
  drumming: z
    .object({ busy: z.number().min(-0.5).max(0.5), loose: z.number().min(-0.5).max(0.5) })
    .readonly()
    .optional(),
  /** The section that the body's state asks for; the form answers at the next phrase. */
  section: z.enum(sections),
  /** So many beats are a breath, with which the sound swells and falls; absent: it does not. */
  breathBeats: z.number().min(4).max(64).optional(),
  /** How fast the runner goes, where that is known: a song may last a distance. */
  speedMps: z.number().min(0).max(15).optional(),
  /** The latest cue, once there was one. */
  cue: cueSchema.optional(),
  /** The few cues before it, oldest first: a bar may be written anew from before more than one of them. */
  earlierCues: z
    .array(cueSchema)
    .max(keptCues - 1)
    .optional(),
  /** Absent while no workout goes on. */
  agenda: agendaSchema.optional(),
  /** Absent while no end is known beforehand. */
  end: endSchema.optional(),
  /** Seed of everything that is drawn by chance. */
  seed: z.number().int(),
});

export type Intent = Readonly<z.infer<typeof intentSchema>>;

/** When beats are to be heard, and how surely. */
export function beatsOf({ stepAtSeconds, periodSeconds, offsetMs, confidence01 }: Phase) {
  return { beatAtSeconds: stepAtSeconds + offsetMs / 1000, periodSeconds, confidence01 };
}
