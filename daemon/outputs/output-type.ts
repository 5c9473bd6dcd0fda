import { z } from 'zod';
import type { EarBuffers } from '../player/shared/ear.ts';
import type { MasterRingBuffers } from '../player/shared/master-ring.ts';
import type { Session } from '../session/session.ts';
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
  /** Where who has a clock of its own says what is heard, and hears which of them is the reference ear. */
  readonly ear: EarBuffers;
  /** Its own in there, if it may be the reference. */
  readonly earSlot: number;
  /** Between a frame's rendering and its being heard. */
  readonly bufferMs: number;
  /** Of the reference ear's way behind its device; 0 without one. */
  readonly referenceDelayMs: number;
  readonly realtimePriority: number;
}

/** For outputs that are told what happens instead of being given the sound: notes, beats, bodies, health. */
export interface EventSource extends OutputTools {
  /** It must stop listening when it is closed. */
  readonly session: Pick<Session, 'listen'>;
}

/** A kind of output, as the registry lists it: of sound, or of events. */
export type OutputType = SoundOutputType | EventOutputType;

export interface SoundOutputType extends OutputKind<SoundSource> {
  readonly takes: 'sound';
  /** It has a clock of its own, that may pace the music: it may be the reference ear. */
  readonly canPace: boolean;
}

export interface EventOutputType extends OutputKind<EventSource> {
  readonly takes: 'events';
}

interface OutputKind<Source> {
  /** The name in the configuration. */
  readonly type: string;
  /** Every option it knows, `type` first; strict. */
  readonly schema: z.ZodObject<{ type: z.ZodLiteral<string> }, z.core.$strict>;
  /** The option that may stand behind the colon of a short name (`wav:FILE`). */
  readonly short: ShortForm | undefined;
  /** Whether it is among the outputs when nobody named any. */
  isDefault(): Promise<boolean>;
  /** What may stand behind the colon here and now, where that can be known. */
  choices(): Promise<readonly OutputChoice[]>;
  /** Errors: TactusError of what it cannot do without; a device that is not there is none. */
  open(entry: OutputEntry, source: Source): Output;
}

export interface ShortForm {
  /** One that takes text. */
  readonly option: string;
  /** What stands for it in help: `FILE`. */
  readonly placeholder: string;
}

/** A device that there is, say. */
export interface OutputChoice {
  readonly value: string;
  /** A line for people. */
  readonly description: string;
}

interface OutputDefinition<Shape extends z.ZodRawShape, Source> {
  readonly type: string;
  /** One sentence for the documentation. */
  readonly summary: string;
  /** Each with its meaning (`describe`), its limits and, where it may be left out, its default. */
  readonly options: Shape;
  readonly short?: ShortForm;
  readonly isDefault?: () => Promise<boolean>;
  readonly choices?: () => Promise<readonly OutputChoice[]>;
  readonly open: (options: z.output<z.ZodObject<Shape, z.core.$strict>>, source: Source) => Output;
}

/** A kind of output that plays the finished sound, from what its file says of it. */
export function defineSoundOutput<Shape extends z.ZodRawShape>(
  definition: OutputDefinition<Shape, SoundSource> & { readonly canPace?: boolean },
): SoundOutputType {
  return { ...kindOf(definition), takes: 'sound', canPace: definition.canPace ?? false };
}

/** A kind of output that is told what happens. */
export function defineEventOutput<Shape extends z.ZodRawShape>(
  definition: OutputDefinition<Shape, EventSource>,
): EventOutputType {
  return { ...kindOf(definition), takes: 'events' };
}

function kindOf<Shape extends z.ZodRawShape, Source>(
  definition: OutputDefinition<Shape, Source>,
): OutputKind<Source> {
  const { type, summary, options, short, open } = definition;
  const { isDefault = async () => false, choices = async () => [] } = definition;
  const own = z.strictObject(options);
  return {
    type,
    short,
    isDefault,
    choices,
    schema: z.strictObject({ type: z.literal(type).describe('Which kind.'), ...options }).describe(summary),
    open: ({ type: _, ...given }, source) => open(own.parse(given), source),
  };
}
