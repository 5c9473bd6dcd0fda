import { z } from 'zod';
import { type Key, type Mode, modeSteps } from '../score/key.ts';
import type { Part } from '../score/note.ts';
import { parsePitchClass } from '../score/pitch.ts';
import { instrumentsOf } from '../styles/instruments.ts';
import { firstStyle } from '../styles/mixture.ts';
import { atOnce } from '../system/config/option-marks.ts';
import { chosenWorkoutSchema } from '../workouts/workout.ts';
import { plainSchemas, tempoBpmSchema } from './plain-schemas.ts';
import { targetOptions } from './target-options.ts';

/** What a person can give a part. */
const chairSchema = (part: Part) => z.enum(['auto', ...instrumentsOf[part]]);
/** Who is to play; the parts that are not named stay as they are. */
export const instrumentsSchema = z.strictObject({
  drums: chairSchema('drums').optional().describe('Who plays the drums, or auto.'),
  bass: chairSchema('bass').optional().describe('Who plays the bass, or auto.'),
  chords: chairSchema('chords').optional().describe('Who plays the chords, or auto.'),
  lead: chairSchema('lead').optional().describe('Who plays the lead, or auto.'),
  pad: chairSchema('pad').optional().describe('Who plays the pad, or auto.'),
});

const chairOption = (part: Part) =>
  chairSchema(part)
    .default('auto')
    .describe(`Who plays the ${part}; auto: whoever the style casts for the song.`)
    .meta(atOnce);

/** Shares of styles by name: any numbers up to 1 of which one is more than 0; they are scaled to sum to 1. */
export const styleWeightsSchema = z.preprocess(
  (weights, context) => {
    // JSON can name a property so, an object cannot have it: it would be dropped without a word.
    if (typeof weights === 'object' && weights !== null && Object.hasOwn(weights, '__proto__'))
      context.issues.push({ code: 'custom', message: 'no style is called __proto__', input: weights });
    return weights;
  },
  z
    .record(z.string().min(1).max(64), z.number().min(0).max(1))
    .refine((weights) => Object.keys(weights).length <= 32, 'at most 32 styles')
    .refine(
      (weights) => Object.values(weights).some((weight) => weight > 0),
      'one style must weigh more than 0',
    ),
);

/** What a setting means is the same wherever it is said. */
const described = (schema: z.ZodNumber, usual: number) =>
  schema
    .default(usual)
    .describe(schema.description ?? '')
    .meta(atOnce);

/** Options of the conductor: how the music follows the body. */
export const conductorOptionsSchema = z.object({
  follow: plainSchemas.follow
    .default('auto')
    .describe(
      'What sets the tempo. auto: cadence when there is one, else speed, else heart rate. target: the music leads by up to 3 %, as long as the body comes along. calm: it leads breath and heart down, for rest. link: the tempo and the beats of an Ableton Link session, while somebody else is in it (see link); else as auto.',
    )
    .meta(atOnce),
  phaseOffsetMs: plainSchemas.phaseOffsetMs
    .default(0)
    .describe(
      "How long after the foot the beat is heard, ms (-80 to 80; negative: before it). auto: the person's own, learnt from the steps while the music follows the tempo alone, and held.",
    )
    .meta(atOnce),
  speedTurnSeconds: z
    .number()
    .min(10)
    .max(30)
    .default(15)
    .describe('How long the tempo takes to turn after a change of speed or heart rate, seconds (10-30).')
    .meta(atOnce),
  referenceSpeedMps: z
    .number()
    .min(0.5)
    .max(10)
    .default(2.9)
    .describe(
      'The speed at which referenceTempoBpm is heard, m/s (0.5-10). Tempo is proportional to speed from this pair.',
    )
    .meta(atOnce),
  referenceTempoBpm: tempoBpmSchema
    .default(165)
    .describe('The tempo at referenceSpeedMps, beats a minute (60-240). One beat is one step.')
    .meta(atOnce),
  heartRateRatio: z
    .number()
    .min(0.5)
    .max(2)
    .default(1)
    .describe('Beats for each beat of the heart when following heart rate (0.5-2).')
    .meta(atOnce),
  restingTempoBpm: tempoBpmSchema
    .default(100)
    .describe(
      'Where the tempo glides when the body stands still or nothing is known, beats a minute (60-240).',
    )
    .meta(atOnce),
  redLightSeconds: z
    .number()
    .min(0)
    .max(600)
    .default(60)
    .describe(
      'How long the tempo of the run is held while the runner stands, as at a red light, before it glides to rest, seconds (0-600).',
    )
    .meta(atOnce),
  glideSeconds: z
    .number()
    .min(5)
    .max(60)
    .default(20)
    .describe('How long the glide to the resting tempo takes, seconds (5-60).')
    .meta(atOnce),
  idleAfterSeconds: z
    .number()
    .min(10)
    .max(86_400)
    .default(60)
    .describe('When no sensor has told of a body for so long, seconds (10-86400), nobody is there.')
    .meta(atOnce),
  idle: z
    .enum(['play', 'stop'])
    .default('play')
    .describe(
      'What the music does when nobody is there. play: it goes on at idleTempoBpm. stop: it comes to its close, and begins again with the first sign of somebody.',
    )
    .meta(atOnce),
  idleTempoBpm: tempoBpmSchema
    .default(80)
    .describe(
      'Where the tempo glides when nobody is there, beats a minute (60-240); not when follow is manual.',
    )
    .meta(atOnce),
  manualTempoBpm: described(plainSchemas.manualTempoBpm, 150),
  tempoLowBpm: described(plainSchemas.tempoLowBpm, 60),
  tempoHighBpm: described(plainSchemas.tempoHighBpm, 240),
  ...targetOptions,
  style: z
    .string()
    .min(1)
    .max(64)
    .default(firstStyle)
    .describe(
      'The style to play, by the name that the model gives it, or auto: each song is in one of them that the band chooses.',
    )
    .meta(atOnce),
  key: plainSchemas.key
    .default('auto')
    .describe(
      'The home key: a note and a mode (major, minor, dorian, mixolydian), or auto: drawn from the seed. Another one is taken up where a section begins.',
    )
    .meta(atOnce),
  feel: z
    .enum(['auto', 'full', 'half'])
    .default('auto')
    .describe(
      'How much music lies in a beat; half: a runner at 170 hears music at 85. auto: by style and tempo.',
    )
    .meta(atOnce),
  energyBias: described(plainSchemas.energyBias, 0),
  energyLow01: described(plainSchemas.energyLow01, 0),
  energyHigh01: described(plainSchemas.energyHigh01, 1),
  densityBias: described(plainSchemas.densityBias, 0),
  brightnessBias: described(plainSchemas.brightnessBias, 0),
  drumsBusyBias: described(plainSchemas.drumsBusyBias, 0),
  drumsLooseBias: described(plainSchemas.drumsLooseBias, 0),
  tempoBias: described(plainSchemas.tempoBias, 0),
  instruments: z
    .object({
      drums: chairOption('drums'),
      bass: chairOption('bass'),
      chords: chairOption('chords'),
      lead: chairOption('lead'),
      pad: chairOption('pad'),
    })
    .prefault({}),
  workout: chosenWorkoutSchema
    .default('none')
    .describe('The workout that the music is played to, by its name (tactus workouts list), or none.')
    .meta(atOnce),
  workoutCountIn: z
    .boolean()
    .default(true)
    .describe('Sticks count the last two bars before a step of a workout changes.')
    .meta(atOnce),
  workoutFill: z
    .boolean()
    .default(true)
    .describe('The drummer fills the last bar before a step of a workout changes.')
    .meta(atOnce),
  workoutSections: z
    .boolean()
    .default(true)
    .describe('A step of a workout begins a section: a chorus for an interval, else a verse.')
    .meta(atOnce),
  workoutGraceSeconds: z
    .number()
    .min(0)
    .max(120)
    .default(15)
    .describe('After a step begins nobody is told to be off its target for so long, seconds (0-120).')
    .meta(atOnce),
  seed: z
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .default(1)
    .describe('Seed of everything that is drawn by chance. Same seed and same readings: same music.'),
});

export type ConductorOptions = Readonly<z.infer<typeof conductorOptionsSchema>>;

/** A key as the option writes it; undefined for `auto`. */
export function parseKey(text: string): Key | undefined {
  const [note = '', mode = ''] = text.split(' ');
  const tonic = parsePitchClass(note);
  return tonic === undefined || !(mode in modeSteps) ? undefined : { tonic, mode: mode as Mode };
}
