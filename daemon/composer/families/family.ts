import type { z } from 'zod';
import type { RoleRange } from '../lanes.ts';
import type { CommonManifest } from '../models/common-manifest.ts';
import type { InstalledModel } from '../models/installed-model.ts';
import type { BarWriter } from '../writer/bar-writer.ts';
import type { PreparedPiece } from './prepared-piece.ts';

/**
 * A kind of composer. A new one is a folder beside this file and a line in the registry; whoever lists models reads its
 * manifests' schema only, so what computes is imported by `open` when it is wanted.
 */
export interface Family {
  /** As manifests name it. */
  readonly kind: string;
  /** How its models may compute, where there is a choice. */
  readonly precisions: readonly string[];
  readonly manifestSchema: z.ZodType<CommonManifest>;
  /** `precision` is one that the model comes in; undefined where it leaves no choice. Errors: badData (65). */
  open(model: InstalledModel, precision: string | undefined): Promise<OpenModel>;
}

/** A model that is loaded. */
export interface OpenModel {
  /** What it can write, from the ground up. */
  readonly roles: readonly RoleRange[];
  readonly writer: BarWriter<unknown>;
  /** Computes once, to see that it can. Errors: whatever is in its way. */
  tryOnce(): Promise<void>;
  /**
   * How well it foretells a piece that it has not seen, laid on the lanes of its roles: nats of the whole piece, by
   * measure; undefined where a measure cannot be taken. `style` is one of the model's, undefined: none in particular.
   * Absent where a family gives no chances.
   */
  readonly evaluate?: (
    piece: PreparedPiece,
    style: string | undefined,
  ) => Promise<Readonly<Record<string, number | undefined>>>;
  readonly bench: StepBench;
  close(): Promise<void>;
}

/** One grid step of work, to be timed. */
export interface StepBench {
  /** Makes a step (0-15) as in music: some lanes sound, and all inputs move. `random`: 0-1. Not timed. */
  prepare(step: number, random: () => number): void;
  step(): Promise<unknown>;
}

/** A family whose `open` is given manifests of its own kind. */
export function defineFamily<Manifest extends CommonManifest>(
  family: Pick<Family, 'kind' | 'precisions'> & {
    readonly manifestSchema: z.ZodType<Manifest>;
    open(model: InstalledModel<Manifest>, precision: string | undefined): Promise<OpenModel>;
  },
): Family {
  const { manifestSchema } = family;
  return {
    ...family,
    open: (model, precision) =>
      family.open({ ...model, manifest: manifestSchema.parse(model.manifest) }, precision),
  };
}
