import { z } from 'zod';
import { coursePhases } from '../../conductor/course/course.ts';
import { locks } from '../../conductor/foot-lock.ts';
import { sections } from '../../score/bar.ts';
import { parts, roles } from '../../score/note.ts';
import { ghostStandings } from '../../session/ghost-place.ts';
import { matters } from '../../taste/taste.ts';

const count = z.number().int().min(0);

/** The same of each part. */
export const ofEachPart = <Schema extends z.ZodType>(schema: Schema) =>
  z.object({ drums: schema, bass: schema, chords: schema, lead: schema, pad: schema });

/** Of each part. */
export const partsStateSchema = ofEachPart(
  z.object({
    instrument: z
      .string()
      .optional()
      .describe(
        'Heard now: a General MIDI instrument by name, for drums the kit. Absent while nothing plays.',
      ),
    wished: z.string().describe('What somebody asked for, or `auto`.'),
    choices: z.array(z.string()).readonly().describe('What may be asked for.'),
  }),
).describe('Who plays.');

/** Where the music is in its song, and what is known of what comes. */
export const formStateSchema = z
  .object({
    song: count.optional().describe('0 for the first since the music began.'),
    section: z.enum(sections),
    bar: count.describe('The bar that is heard, counted from the first of its section.'),
    bars: count.describe('Bars of this section, as it is played this time.'),
    ahead: z
      .array(z.object({ section: z.enum(sections), bars: count }))
      .readonly()
      .optional()
      .describe(
        'The sections after it until the song ends, if nothing happens and the tempo stays. Absent where that is not known: at rest, and while the music ends.',
      ),
    barsLeft: count
      .optional()
      .describe('Bars of the song after the one that is heard; known where `ahead` is.'),
  })
  .describe('Absent while nothing plays.');

/** Somebody plays along. */
export const jamStateSchema = z
  .object({
    sources: z
      .array(z.string())
      .readonly()
      .describe('The sensors whose keys were played of late, last first.'),
    lastNoteAtSeconds: z.number().describe('When a key went down last.'),
    lastPitchMidi: z.number().int(),
    role: z.enum(roles).describe('The part whose place is taken: `composer.jamRole`.'),
    answered: z.boolean().describe('The bar that is heard was written as an answer to what was played.'),
  })
  .describe('There for ten seconds after each key.');

/** How far the run is. */
export const runStateSchema = z.object({
  elapsedSeconds: z.number().describe('Since it began.'),
  movingSeconds: z.number().describe('Of these, while the body moved.'),
  distanceMeters: z.number().optional().describe('Absent while no sensor tells of a way.'),
  lockedShare01: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('Of the time in which the body moved and music sounded: in how much of it `lock` was locked.'),
  laps: count.describe('How often somebody said so: laps that are over.'),
  lapBeganSeconds: z.number().describe('When the lap began that is being run, in elapsed seconds.'),
  lastLapSeconds: z.number().optional().describe('How long the one before it took.'),
  sessionId: z
    .string()
    .optional()
    .describe('The session that keeps it, and goes on; absent where nothing is kept, or nobody there.'),
});

export const lockSchema = z
  .enum(locks)
  .describe(
    'locked: each beat is heard where it is to be beside the foot (`intent.phase`); followingTempo: as many beats as steps; free: neither. Absent while nothing sounds.',
  );

export const sparedStateSchema = z
  .object({
    voices: z.number().int().optional().describe('So many at once, at most.'),
    reverb: z.literal(false).optional().describe('There is no room around the band.'),
    model: z.string().optional().describe('The smaller model that composes in place of the chosen one.'),
    fallback: z.literal(true).optional().describe('No model composes: the fallback composer does.'),
  })
  .describe('What is left out while the machine does not keep up; absent while nothing is.');

export const courseStateSchema = z
  .object({
    phase: z
      .enum(coursePhases)
      .describe(
        'measures: the run measures the own cadence; leads: the music leads; waits: all are run; checks: a run without help shows what has stayed; done.',
      ),
    run: count.describe('1 to 8: the one that is next, or under way.'),
    ownSpm: z.number().optional().describe('The own cadence, as the first run measured it.'),
    goalSpm: z.number().optional().describe('Of the whole course.'),
    runGoalSpm: z.number().optional().describe('What this run leads to; absent where it leads nowhere.'),
    help01: z.number().min(0).max(1).describe('In so much of its time the music leads.'),
    stoppedRaising: z.boolean().describe('It is not raised any more: the last steps were not taken.'),
    checkedSpm: z.number().optional().describe('What was run without help, weeks later.'),
    isOn: z.boolean().describe('The music is set to it: `follow` is target, and `conductor.target` course.'),
  })
  .describe('The course to a higher cadence: there once it was begun, or the music is set to it.');

export const tasteStateSchema = z
  .object({
    learns: z.boolean().describe('It is on: `taste.learns`.'),
    leanings: z
      .array(
        z.object({
          matter: z.enum(matters),
          way: z
            .string()
            .describe(
              'style: its name. lineup: a style and which of its bands, from 0, as folk/1. density: sparse, usual or dense.',
            ),
          liking: z.number().min(-1).max(1).describe('Above 0: songs are more often so; below: less often.'),
        }),
      )
      .readonly()
      .describe('What is liked most first.'),
  })
  .describe('What was learnt from likes, skips and legs of what somebody likes.');

export const ghostStateSchema = z
  .object({
    sessionId: z.string().describe('The earlier session.'),
    standing: z
      .enum(ghostStandings)
      .describe(
        'along: it is heard where it is; else it comes to the middle: lost: no sensor tells how far the run is; elsewhere: the run goes another way; over: it is longer.',
      ),
    leadSeconds: z
      .number()
      .optional()
      .describe(
        'So long before it was where the run is now, of the time of moving; below 0: after. The last that was known; absent before any.',
      ),
    part: z.enum(parts).describe('What it plays: `ghost.part`.'),
  })
  .describe('An earlier session runs along (`ghost.session`); absent while none does.');

/** What is wished for by the clock on the wall. */
export const scheduledSchema = z
  .object({
    atWallSeconds: z.number().describe('Seconds since 1970.'),
    scene: z.string().optional().describe('The scene that is chosen then.'),
    playing: z.boolean().optional().describe('Music begins, or comes to its end.'),
  })
  .describe('What `schedule` asks for next; absent while it asks for nothing.');
