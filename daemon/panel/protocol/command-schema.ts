import { z } from 'zod';
import { songChoiceSchema } from '../../conductor/intent.ts';
import { instrumentsSchema, styleWeightsSchema } from '../../conductor/options.ts';
import { plainWishesShape } from '../../conductor/plain-schemas.ts';
import { outputLevelsDbSchema, partGainsDbSchema } from '../../player/options.ts';
import { sections } from '../../score/bar.ts';
import { type Command, commandCues } from '../../session/command.ts';
import type { Like } from '../../session/likes.ts';
import { glideSecondsSchema } from '../../session/options.ts';
import { chosenWorkoutSchema } from '../../workouts/workout.ts';

const unit = z.number().min(0).max(1);
const name = z.string().min(1).max(64);

/** Wishes that a person may have; any number of them at once, none needed. */
export const commandSchema = z
  .strictObject({
    playing: z
      .boolean()
      .optional()
      .describe('Begin on the next beat, or come to an end within two bars; false again: silence now.'),
    volume01: unit
      .optional()
      .describe('Loudness, a share of `player.volumeCeiling01`; so wherever a volume is told or asked for.'),
    muted: z.boolean().optional().describe('Silence at once; the music goes on unheard.'),
    ...plainWishesShape,
    style: name
      .optional()
      .describe(
        'One style, from the next bar that can still be changed; `auto`: the band chooses one for each song that begins.',
      ),
    nextSong: songChoiceSchema
      .optional()
      .describe(
        'What songs that begin from now on are to be, of what is left to the band; taste says so, where it is on.',
      ),
    styleWeights: styleWeightsSchema
      .optional()
      .describe('A mixture of styles instead of one; scaled to a sum of 1.'),
    partGainsDb: partGainsDbSchema
      .optional()
      .describe('How much louder than usual parts are, dB; -60 is silent. Those not named stay as they are.'),
    outputLevelsDb: outputLevelsDbSchema
      .optional()
      .describe(
        'How much softer than the music devices of this machine play, dB, -60 (silent) to 0, by the names of `outputs`. Those not named stay as they are; one that is not open is so loud as soon as it is.',
      ),
    instruments: instrumentsSchema
      .optional()
      .describe(
        'Who plays which part, from the next bar that can still be changed; `auto`: whoever the style casts. Parts not named stay as they are.',
      ),
    scene: name
      .optional()
      .describe('Several of these at once: one of `scenes`; what is said beside it comes first.'),
    nextScene: z
      .literal(true)
      .optional()
      .describe('The scene after the one chosen last, unless one is named.'),
    glideSeconds: glideSecondsSchema
      .optional()
      .describe(
        'How long energy, density, brightness, tempo and loudness take to what is wished beside this; without it at once, and to a scene as long as that says. The rest changes at a bar.',
      ),
    like: z.literal(true).optional().describe('What is heard now is liked, and that is kept.'),
    taste: z.literal('forget').optional().describe('What was learnt of what somebody likes is erased.'),
    workout: chosenWorkoutSchema
      .optional()
      .describe('One of the workouts by its name, from its beginning; `none` ends the one that goes on.'),
    cue: z.enum(commandCues).optional().describe('Something happens in the run: see `cue` of the state.'),
  })
  .describe('Wishes; any number of them at once.') satisfies z.ZodType<Command>;

/** What somebody asked for and the music has not come to yet. */
export const waitingCueSchema = z
  .object({
    kind: z.enum(commandCues),
    atSeconds: z.number().describe('When it was heard.'),
    explanation: z.string().describe('What comes of it, for people.'),
    soundsAtSeconds: z
      .number()
      .optional()
      .describe('When the music comes to it; absent until that is written.'),
  })
  .describe('What somebody asked for and the music has not come to yet: the latest.');

/** What was being heard when somebody said that they like it. */
export const likeSchema = z
  .object({
    atSeconds: z.number().describe('When that was.'),
    barIndex: z.number().int(),
    song: z.number().int().optional().describe('0 for the first.'),
    section: z.enum(sections),
    key: z.string(),
    chords: z.array(z.string()).readonly(),
    tempoBpm: z.number(),
    styleWeights: z.record(z.string(), unit).readonly(),
    seed: z.number().int(),
  })
  .describe('What was liked last, since the daemon began: what was heard then.') satisfies z.ZodType<Like>;
