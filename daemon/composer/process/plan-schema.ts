import { z } from 'zod';
import { keySchema } from '../../conductor/intent.ts';
import { sections } from '../../score/bar.ts';
import { type ChordQuality, chordQualities } from '../../score/chord.ts';
import { feels, stepsPerBar } from '../../score/meter.ts';
import { roles } from '../../score/note.ts';
import { halves } from '../../styles/halves.ts';
import type { GridNote, MotifNote } from '../grid-note.ts';
import type { BarPlan, EchoedBar } from '../plan.ts';

/** What crosses the border of the composer process is checked on both sides. */

const unit01 = z.number().min(0).max(1);
const density = unit01.nullable();

const placedChordSchema = z.object({
  startStep: z
    .number()
    .int()
    .min(0)
    .max(stepsPerBar - 1),
  chord: z.object({
    root: z.number().int().min(0).max(11),
    quality: z.enum(Object.keys(chordQualities) as [ChordQuality]),
  }),
});

const leadMove = z.number().min(-5).max(5);

const echoedBarSchema = z.discriminatedUnion('of', [
  z.object({ of: z.literal('played'), index: z.number().int().min(0) }),
  z.object({
    of: z.literal('sequence'),
    index: z.number().int().min(0),
    scaleSteps: z.number().int().min(-7).max(7),
    key: keySchema,
  }),
  z.object({ of: z.literal('theme'), bar: z.number().int().min(0).max(7), key: keySchema }),
]) satisfies z.ZodType<EchoedBar>;

export const barPlanSchema = z.object({
  index: z.number().int().min(0),
  generation: z.number().int().min(0),
  startBeat: z.number().min(0),
  lengthBeats: z.number().positive().max(64),
  feel: z.enum(feels),
  section: z.enum(sections),
  barInPhrase: z.number().int().min(0).max(7),
  key: keySchema,
  chords: z.array(placedChordSchema).min(1).max(stepsPerBar),
  styleWeights: z.record(z.string().max(64), unit01),
  energy01: unit01,
  density01: z.object({ bass: density, chords: density, lead: density }),
  adventurous01: z.number().min(0.025).max(1),
  echo: z.object({ bar: echoedBarSchema, likeness: z.number().min(-1).max(1) }).exactOptional(),
  riff: z.object({ bar: z.literal([0, 1, 2]), firmness01: unit01 }).exactOptional(),
  cell: z.object({ barInPhrase: z.number().int().min(0).max(7), firmness01: unit01 }).exactOptional(),
  drums: z.boolean(),
  fill: z.boolean(),
  voices: z
    .object({
      bassFromMidi: z.number().int().min(0).max(127),
      bassLastsSteps: z.number().int().min(1).max(16),
      leadLastsSteps: z.number().int().min(1).max(16),
      leadMoves: z.tuple([leadMove, leadMove, leadMove, leadMove, leadMove]),
      leadSpanSemitones: z.number().int().min(1).max(60),
      leadAroundMidi: z.number().int().min(0).max(127),
    })
    .exactOptional(),
  closing: z.boolean(),
  ensemble: z
    .object({ style: z.string().max(64), half: z.enum(halves), seed: z.number().int() })
    .exactOptional(),
  seed: z.number().int(),
}) satisfies z.ZodType<BarPlan>;

const motifNoteSchema = z.object({
  role: z.enum(roles),
  pitchMidi: z.number().int().min(0).max(127),
  startStep: z
    .number()
    .int()
    .min(0)
    .max(stepsPerBar - 1),
  lengthSteps: z.number().int().min(1).max(stepsPerBar),
  velocity01: z.number().positive().max(1),
  tied: z.boolean(),
}) satisfies z.ZodType<MotifNote>;

const gridNoteSchema = motifNoteSchema.extend({
  source: z.enum(['model', 'fallback', 'jam']),
}) satisfies z.ZodType<GridNote>;

/** A bar has at most as many notes as there are lanes and steps; anything near that is not music. */
const mostNotes = 1536;
export const gridNotesSchema = z.array(gridNoteSchema).max(mostNotes);
export const motifNotesSchema = z.array(motifNoteSchema).max(mostNotes);
