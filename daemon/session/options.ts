import { z } from 'zod';
import { instrumentsSchema, styleWeightsSchema } from '../conductor/options.ts';
import { plainWishesShape } from '../conductor/plain-schemas.ts';
import { outputLevelsDbSchema, partGainsDbSchema } from '../player/options.ts';
import { mappingIdSchema } from '../sensors/map/options.ts';
import { atOnce } from '../system/config/option-marks.ts';
import { longestGlideSeconds } from '../time/glide.ts';
import { chosenWorkoutSchema } from '../workouts/workout.ts';

// What every way of asking can say: a topic, an address, a button.
export const sceneNameSchema = z
  .string()
  .regex(/^[A-Za-z][\w.-]{0,39}$/, 'a name is a letter, then up to 39 letters, digits, _ . or -')
  .describe('What it is called by.');

/** How long a change takes. */
export const glideSecondsSchema = z.number().min(0).max(longestGlideSeconds);
/** Of a scene that does not say. */
export const usualGlideSeconds = 4;

/** What a scene may set, and how. */
export const sceneSettingsSchema = z.object({
  style: z.string().min(1).max(64).optional().describe('The style to play.'),
  styleWeights: styleWeightsSchema.optional().describe('A mixture of styles instead of one.'),
  ...plainWishesShape,
  partGainsDb: partGainsDbSchema
    .optional()
    .describe('How much louder than usual parts are, dB, -60 (silent) to 6.'),
  instruments: instrumentsSchema.optional().describe('Who plays which part, or auto.'),
  volume01: z.number().min(0).max(1).optional().describe('Loudness, a share of the ceiling (0-1).'),
  outputLevelsDb: outputLevelsDbSchema
    .optional()
    .describe(
      'How much softer than the music devices of this machine play, dB, -60 (silent) to 0, by their names: { alsa: -6 }.',
    ),
  workout: chosenWorkoutSchema
    .optional()
    .describe('The workout to begin, by its name (tactus workouts list), or none.'),
  mappings: z
    .array(mappingIdSchema)
    .max(64)
    .readonly()
    .optional()
    .describe(
      'Entries of sensors.map by their id that are heard while this is the scene that was chosen last; those that scenes name are heard in no other.',
    ),
  glideSeconds: glideSecondsSchema
    .optional()
    .describe(
      `How long energy, density, brightness, tempo and loudness take to it, seconds (0-300); ${usualGlideSeconds} if absent.`,
    ),
});

const sceneSchema = z
  .object({ name: sceneNameSchema, ...sceneSettingsSchema.shape })
  .superRefine(({ name, style, styleWeights, glideSeconds: _, ...rest }, context) => {
    const fault = (message: string): void => context.addIssue({ code: 'custom', message });
    if (style !== undefined && styleWeights !== undefined) fault('it has style or styleWeights, not both');
    const saysNothing = (value: unknown): boolean =>
      typeof value === 'object' && value !== null
        ? Object.values(value).every(saysNothing)
        : value === undefined;
    if ([style, styleWeights, ...Object.values(rest)].every(saysNothing)) fault('it sets nothing');
  });
export type SceneOptions = Readonly<z.output<typeof sceneSchema>>;

/** They work with the models that ship; with another model each keeps what that can do. */
export const usualScenes: readonly SceneOptions[] = [
  { name: 'easy', style: 'folk', energyBias: -0.1 },
  { name: 'push', style: 'electronic', energyBias: 0.2 },
  { name: 'calm', style: 'chorale', energyBias: -0.3 },
];

export const scenesOptionSchema = z
  .array(sceneSchema)
  .max(16)
  .superRefine((scenes, context) => {
    for (const [index, { name }] of scenes.entries()) {
      if (scenes.findIndex((scene) => scene.name === name) === index) continue;
      context.addIssue({ code: 'custom', path: [index, 'name'], message: `another scene is called ${name}` });
    }
  })
  .prefault([...usualScenes])
  .describe(
    'What a person can wish for at once, by a name: each sets what it says of style (or styleWeights), follow, manualTempoBpm, tempoLowBpm and tempoHighBpm (60-240), phaseOffsetMs (-80 to 80), tempoBias (-0.1 to 0.1), energyBias, densityBias, brightnessBias, drumsBusyBias and drumsLooseBias (-0.5 to 0.5), energyLow01 and energyHigh01 (0-1), key, partGainsDb (-60 to 6), instruments, volume01 (0-1), outputLevelsDb (-60 to 0) and workout, and leaves the rest; mappings are the entries of sensors.map that are heard in it; what can glide comes to it within its glideSeconds. The next scene is the next in this list.',
  )
  .meta(atOnce);

/** As JavaScript counts them. */
export const weekdays = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;

const scheduleEntrySchema = z
  .object({
    at: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of the day such as "07:30" or "22:00"')
      .describe('When, by the clock on the wall.'),
    days: z
      .array(z.enum(weekdays))
      .min(1)
      .max(7)
      .readonly()
      .optional()
      .describe('On which days; absent: on all.'),
    scene: sceneNameSchema.optional().describe('The scene to choose.'),
    playing: z.boolean().optional().describe('Whether music is to play from then on.'),
  })
  .refine(({ scene, playing }) => scene !== undefined || playing !== undefined, 'it needs scene or playing');
export type ScheduleEntry = Readonly<z.output<typeof scheduleEntrySchema>>;

export const scheduleOptionSchema = z
  .array(scheduleEntrySchema)
  .max(64)
  .default([])
  .describe(
    'What happens by the clock, in local time: a scene is chosen, or music begins (playing: true) or comes to its end (false). { at: "22:00", playing: false } and { at: "07:00", playing: true } are quiet hours. A start takes up what has come due since somebody said something last.',
  )
  .meta(atOnce);
