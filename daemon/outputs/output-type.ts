import { z } from 'zod';
import type { EarBuffers } from '../player/shared/ear.ts';
import type { MasterRingBuffers } from '../player/shared/master-ring.ts';
import type { Clock } from '../time/clock.ts';
import type { Timers } from '../time/timers.ts';
import type { Output } from './output.ts';

/** One entry of `outputs.use`, checked: its type's name and that type's options. */
export interface OutputEntry {
  readonly type: string;
  readonly [option: string]: unknown;
}

/** What an output is opened with, whatever it takes. */
export interface OutputTools {
  /** What it is called in health and panel. */
  readonly name: string;
  /** False when nobody named any output: what is not there is then no trouble. */
  readonly isAsked: boolean;
  readonly clock: Clock;
  readonly timers: Timers;
}

/** The finished sound, and what those must know who play it in time. */
export interface SoundSource extends OutputTools {
  readonly ring: MasterRingBuffers;
  /** For the reference ear only: where it says what is heard. */
  readonly ear: EarBuffers | undefined;
  /** Between a frame's rendering and its being heard. */
  readonly bufferMs: number;
  /** Of the reference ear's way behind its device; 0 without one. */
  readonly referenceDelayMs: number;
  readonly realtimePriority: number;
}

/** A kind of output, as the registry lists it. */
export interface OutputType {
  /** The name in the configuration. */
  readonly type: string;
  /** Every option it knows, `type` first; strict. */
  readonly schema: z.ZodObject<{ type: z.ZodLiteral<string> }, z.core.$strict>;
  /** The option that may stand behind the colon of a short name (`wav:FILE`). */
  readonly short: ShortForm | undefined;
  /** It has a clock of its own, that may pace the music: it may be the reference ear. */
  readonly canPace: boolean;
  /** Whether it is among the outputs when nobody named any. */
  isDefault(): Promise<boolean>;
  /** Errors: TactusError of what it cannot do without; a device that is not there is none. */
  open(entry: OutputEntry, source: SoundSource): Output;
}

export interface ShortForm {
  readonly option: string;
  /** What stands for it in help: `FILE`. */
  readonly placeholder: string;
}

export interface OutputDefinition<Shape extends z.ZodRawShape> {
  readonly type: string;
  /** One sentence for the documentation. */
  readonly summary: string;
  /** Each with its meaning (`describe`), its limits and, where it may be left out, its default. */
  readonly options: Shape;
  readonly short?: ShortForm;
  readonly canPace?: boolean;
  readonly isDefault?: () => Promise<boolean>;
  readonly open: (options: z.output<z.ZodObject<Shape, z.core.$strict>>, source: SoundSource) => Output;
}

/** A kind of output, from what its file says of it: give the result a line in `registry.ts`. */
export function defineOutput<Shape extends z.ZodRawShape>(definition: OutputDefinition<Shape>): OutputType {
  const { type, summary, options, short, canPace = false, isDefault = async () => false, open } = definition;
  const own = z.strictObject(options);
  return {
    ...{ type, short, canPace, isDefault },
    schema: z.strictObject({ type: z.literal(type).describe('Which kind.'), ...options }).describe(summary),
    open: ({ type: _, ...given }, source) => open(own.parse(given), source),
  };
}
