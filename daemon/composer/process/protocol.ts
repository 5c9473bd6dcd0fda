import { z } from 'zod';
import { type Role, roles } from '../../score/note.ts';
import { type ErrorKind, exitCodes } from '../../system/errors.ts';
import type { GridNote, MotifNote } from '../grid-note.ts';
import type { BarPlan } from '../plan.ts';
import { barPlanSchema, gridNotesSchema, motifNotesSchema } from './plan-schema.ts';

/** What main and the composer process say to each other. */

const requestId = z.number().int().min(0);

export interface WriteRequest {
  readonly plan: BarPlan;
  /**
   * The checkpoint to write from, as numbered in an earlier answer. Null, or one that the process no longer has (it was
   * started anew): it listens to `before` first, then writes.
   */
  readonly from: number | null;
  /** The bar before this one, whoever wrote it; absent for the first. */
  readonly before?: { readonly plan: BarPlan; readonly notes: readonly GridNote[] };
  /** The notes of the bar that `plan.echo` names. */
  readonly echo?: readonly MotifNote[];
  /** Notes that are somebody else's to decide. */
  readonly given?: { readonly roles: readonly Role[]; readonly notes: readonly GridNote[] };
}

const writeRequestSchema = z.object({
  plan: barPlanSchema,
  from: z.number().int().min(0).nullable(),
  before: z.object({ plan: barPlanSchema, notes: gridNotesSchema }).exactOptional(),
  echo: motifNotesSchema.exactOptional(),
  given: z.object({ roles: z.array(z.enum(roles)), notes: gridNotesSchema }).exactOptional(),
}) satisfies z.ZodType<WriteRequest>;

/** From main to the process. A newer `write` makes an older one stale. */
const commandSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('load'),
    folder: z.string().max(4096),
    origin: z.enum(['package', 'imported']),
    precision: z.string().max(32),
    /** Numbers of an earlier life are not used again: they would lead to another state. */
    firstCheckpoint: z.number().int().min(0),
  }),
  z.object({ kind: z.literal('write'), requestId, request: writeRequestSchema }),
]);
export type ComposerCommand =
  | Extract<z.infer<typeof commandSchema>, { kind: 'load' }>
  | { readonly kind: 'write'; readonly requestId: number; readonly request: WriteRequest };

const errorKinds = Object.keys(exitCodes).filter((kind) => kind !== 'ok') as [ErrorKind];

/** From the process to main. */
export const answerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  /** Every `beatSeconds`, whatever it writes. */
  z.object({ kind: z.literal('alive'), rssBytes: z.number() }),
  z.object({
    kind: z.literal('written'),
    requestId,
    notes: gridNotesSchema,
    /** The writer's state at the bar line after it, to write on from. */
    checkpoint: z.number().int().min(0),
    /** Milliseconds a step, mean of the bar. */
    stepMs: z.number().min(0),
  }),
  z.object({ kind: z.literal('stale'), requestId }),
  z.object({ kind: z.literal('failed'), requestId, message: z.string().max(4096) }),
  /** It cannot work at all; it ends after saying so. */
  z.object({
    kind: z.literal('fatal'),
    errorKind: z.enum(errorKinds),
    message: z.string().max(4096),
    fix: z.string().max(4096),
  }),
]);
export type ComposerAnswer = z.infer<typeof answerSchema>;

/**
 * What main said. A bar that cannot be understood is not worth a life: it becomes the answer to that request.
 *
 * Errors: ZodError for what is no request at all.
 */
export function readComposerCommand(
  message: unknown,
): ComposerCommand | Extract<ComposerAnswer, { kind: 'failed' }> {
  const command = commandSchema.safeParse(message);
  if (command.success) return command.data;
  const asked = z.object({ kind: z.literal('write'), requestId }).safeParse(message);
  if (!asked.success) throw command.error;
  const why = z.prettifyError(command.error).slice(0, 4000);
  return { kind: 'failed', requestId: asked.data.requestId, message: `it cannot be understood: ${why}` };
}
