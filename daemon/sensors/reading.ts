import { z } from 'zod';
import { longestGlideSeconds } from '../time/glide.ts';

/**
 * What sensors say, whatever they are: one value, one moment, one source. The limits are those of bodies, not of
 * sensors; anything outside them is a fault and is refused where it enters.
 */
const origin = {
  /** Which sensor; stable over reconnects. */
  sensorId: z
    .string()
    .min(1)
    .max(64)
    .regex(/^[\w:.-]+$/, 'letters, digits and _ : . - only'),
  /** Monotonic seconds at which the body did it (not when we heard of it). */
  atSeconds: z.number().min(0).max(1e9),
};

const unit = z.number().min(0).max(1);
const acceleration = z.number().min(-400).max(400);

export const sensorReadingSchema = z.discriminatedUnion('kind', [
  z.object({
    ...origin,
    kind: z.literal('heartRate'),
    heartRateBpm: z.number().min(20).max(250),
    rrSeconds: z.array(z.number().min(0.2).max(3)).max(16).optional(),
    contact: z.boolean().optional(),
  }),
  z.object({
    ...origin,
    kind: z.literal('cadence'),
    cadenceSpm: z.number().min(0).max(300),
    totalSteps: z.number().int().min(0).max(1e9).optional(),
  }),
  z.object({ ...origin, kind: z.literal('speed'), speedMps: z.number().min(0).max(15) }),
  z.object({
    ...origin,
    kind: z.literal('position'),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    altitudeMeters: z.number().min(-500).max(9000).optional(),
    speedMps: z.number().min(0).max(15).optional(),
    accuracyMeters: z.number().min(0).max(1e5).optional(),
    utcSeconds: z
      .number()
      .min(0)
      .max(1e11)
      .optional()
      .describe('What a satellite receiver says that the time is, seconds since 1970.'),
  }),
  z.object({ ...origin, kind: z.literal('step'), strength01: unit.optional() }),
  z.object({
    ...origin,
    kind: z.literal('acceleration'),
    xMps2: acceleration,
    yMps2: acceleration,
    zMps2: acceleration,
  }),
  z.object({ ...origin, kind: z.literal('power'), powerWatts: z.number().min(0).max(3000) }),
  z.object({ ...origin, kind: z.literal('battery'), charge01: unit }),
  z.object({
    ...origin,
    kind: z.literal('control'),
    name: z
      .string()
      .min(1)
      .max(64)
      .regex(/^[\w./-]+$/),
    value01: unit,
    words: z.string().min(1).max(200).optional().describe('What was said, of the control `say`.'),
    glideSeconds: z
      .number()
      .min(0)
      .max(longestGlideSeconds)
      .optional()
      .describe('How long what it turns takes to it; without it at once.'),
  }),
  z.object({
    ...origin,
    kind: z.literal('note'),
    pitchMidi: z.number().int().min(0).max(127),
    velocity01: unit,
    on: z.boolean(),
  }),
]);

export type SensorReading = Readonly<z.infer<typeof sensorReadingSchema>>;
export type ReadingKind = SensorReading['kind'];
export type ReadingOf<K extends ReadingKind> = Extract<SensorReading, { kind: K }>;

/** Of what is pressed only the release, as of a floor mat that says ON and OFF: no foot falls with no strength. */
export function isRelease(reading: SensorReading): boolean {
  return reading.kind === 'step' && reading.strength01 === 0;
}

/** Something that somebody wished, in a recorded session. */
export interface RecordedWish {
  readonly atSeconds: number;
  readonly wish: Readonly<Record<string, unknown>>;
}

/** A run to be played: recorded or simulated. Zero is its beginning; pauses are kept as time standing still. */
export interface Recording {
  readonly name: string;
  /** When it began by its own clock, seconds since 1970; undefined where it does not say. */
  readonly startedUnixSeconds?: number;
  /** Infinity for a simulation that goes on. */
  readonly durationSeconds: number;
  /** In order of `atSeconds`. Each iteration begins anew and gives the same readings. */
  readonly readings: Iterable<SensorReading>;
  /** Where the file itself says what the body did: on foot, so that nobody takes it for a ride. */
  readonly sport?: 'running';
  /** What a person should know of how it was read: what was left out or mended, a line each. */
  readonly remarks?: readonly string[];
  /** What somebody wished meanwhile by page or script, in order, as our own journal has it; whoever plays it checks it. */
  readonly wishes?: readonly RecordedWish[];
}
