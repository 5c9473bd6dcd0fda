import { z } from 'zod';
import { bodyStateSchema } from '../../body/state.ts';
import { intentSchema } from '../../conductor/intent.ts';
import { plainSchemas } from '../../conductor/plain-schemas.ts';
import { playStates } from '../../score/play-state.ts';
import { sensorReadingSchema } from '../../sensors/reading.ts';
import { type Refusal, stationStatuses } from '../../system/health.ts';
import { workoutProgressSchema } from '../../workouts/progress.ts';
import { roles } from '../access/visitor.ts';
import { barMessageSchema } from './bar-message.ts';
import { likeSchema, waitingCueSchema } from './command-schema.ts';
import {
  courseStateSchema,
  formStateSchema,
  ghostStateSchema,
  jamStateSchema,
  lockSchema,
  ofEachPart,
  partsStateSchema,
  runStateSchema,
  scheduledSchema,
  sparedStateSchema,
  tasteStateSchema,
} from './music-state.ts';
import { understoodSchema } from './say-schema.ts';
import { spectrumMessageSchema } from './spectrum-message.ts';

/** What is said between daemon and panel, both ways. docs/protocol.json and docs/protocol.md are made from here. */
export const protocolVersion = 2;

const unit = z.number().min(0).max(1);
const name = z.string().min(1).max(64);

const refusalSchema = z
  .object({
    reason: z.string().describe('A line for people.'),
    from: z.string().describe('Who sent it: an address, a topic, a sensor.'),
    atSeconds: z.number().describe('Monotonic seconds.'),
  })
  .describe('The last thing that came from outside and was not taken.') satisfies z.ZodType<Refusal>;

export const stationHealthSchema = z.object({
  station: z.string(),
  status: z.enum(stationStatuses),
  sinceSeconds: z.number().describe('Monotonic seconds at which the status began.'),
  detail: z.string().describe('One line for people.'),
  fix: z.string().optional().describe('What to do about it, where something is to be done.'),
  counters: z.record(z.string(), z.number()).describe('How often something happened; they only grow.'),
  gauges: z.record(z.string(), z.number()).describe('How things stand now; the name ends in the unit.'),
  texts: z.record(z.string(), z.string()).describe('What it works with.'),
  lastRefusal: refusalSchema.optional(),
});

/** Whether readings come from a source, which is not how the source itself is doing. */
const sensorPresences = ['ok', 'stale', 'lost', 'waiting'] as const;
export type SensorPresence = (typeof sensorPresences)[number];

/** A source of readings: one that is listened to, or one that was heard of late. */
export const panelSensorSchema = z.object({
  sensorId: z.string(),
  kinds: z.array(z.string()),
  ageSeconds: z.number().optional().describe('Since the last reading of any kind; absent before the first.'),
  status: z
    .enum(sensorPresences)
    .describe('ok: heard within 5 s, or open to be heard; stale: 30 s; waiting: not heard yet.'),
  values: z
    .array(
      z.object({
        reading: sensorReadingSchema.describe('The last one of its kind.'),
        ageSeconds: z.number(),
        ratePerSecond: z.number().describe('Readings a second of late; 0 before the second one.'),
      }),
    )
    .describe('The last value of each kind.'),
  quality01: unit.optional().describe("How good the values are: GPS dilution, a strap's contact."),
  charge01: unit.optional().describe('Battery.'),
  detail: z.string().optional().describe('What it is doing, for people; absent for recordings and phones.'),
  errors: z.number().optional(),
  lastError: z.string().optional(),
  refused: z.number().optional().describe('How much came that was not taken.'),
  lastRefusal: refusalSchema.optional(),
});
export type PanelSensor = Readonly<z.infer<typeof panelSensorSchema>>;

/** Where the music is: `beat` is (was, will be) heard at the reference ear at `heardAtSeconds`. */
const musicClockSchema = z.object({
  beat: z.number(),
  heardAtSeconds: z.number(),
  tempoBpm: z.number(),
});

export const panelStateSchema = z.object({
  version: z.string(),
  /** Monotonic seconds of the daemon, now. */
  atSeconds: z.number(),
  /** `starting` until sound flows; `stopping` while the last bars are played out. */
  playing: z.enum(playStates),
  /** Whose body it is: live sensors, or a simulation or recording by name. */
  source: z.object({ kind: z.enum(['live', 'simulation', 'recording']), name: z.string() }),
  volume01: unit.describe('A share of the ceiling.'),
  volumeCeiling01: unit.describe('The most that the configuration allows.'),
  muted: z.boolean(),
  ...plainSchemas,
  key: z
    .string()
    .describe('The home key that was asked for, or `auto`; `intent.key` is the one that is meant.'),
  partGainsDb: ofEachPart(z.number()).describe('How much louder than usual each part is, dB; -60 is silent.'),
  parts: partsStateSchema,
  /** Styles that the model knows. */
  styles: z
    .array(
      z.object({
        name,
        title: z.string(),
        likesTempoBpm: z
          .tuple([z.number(), z.number()])
          .readonly()
          .describe('Where its music is at home: quarter notes a minute, slowest and fastest.'),
      }),
    )
    .readonly(),
  scenes: z.array(name).readonly().describe('Those to choose from, in the order in which they come.'),
  scene: name
    .optional()
    .describe('The one chosen last, while all that it sets but the volume is as it set it.'),
  scheduled: scheduledSchema.optional(),
  cue: waitingCueSchema.optional(),
  nobody: z
    .object({
      sinceSeconds: z.number().describe('Monotonic seconds.'),
      music: z.enum(['play', 'stop']).describe('What it does meanwhile: `conductor.idle`.'),
      hint: z.string().describe('What to do, for people.'),
    })
    .optional()
    .describe(
      'There while no sensor has told of a body for `conductor.idleAfterSeconds`, and nobody steers.',
    ),
  lock: lockSchema.optional(),
  spared: sparedStateSchema.optional(),
  liked: likeSchema.optional(),
  form: formStateSchema.optional(),
  jam: jamStateSchema.optional(),
  workout: workoutProgressSchema.optional().describe('Absent while none is chosen.'),
  course: courseStateSchema.optional(),
  taste: tasteStateSchema,
  ghost: ghostStateSchema.optional(),
  run: runStateSchema,
  body: bodyStateSchema,
  zonesBpm: z
    .array(z.number())
    .readonly()
    .describe('Heart rates at which zones 2, 3, 4 and 5 begin, beats a minute.'),
  intent: intentSchema,
  /** Absent while nothing sounds. */
  clock: musicClockSchema.optional(),
  sensors: z.array(panelSensorSchema),
  outputs: z.array(
    z.object({
      name: z.string(),
      status: z.enum(stationStatuses),
      detail: z.string(),
      /** The one whose delay is compensated. */
      isReferenceEar: z.boolean(),
      soundsHere: z.boolean().describe('Sound comes out of a device of this machine now.'),
      levelDb: z
        .number()
        .optional()
        .describe(
          'How much softer than the music it plays, dB; -60 is silent. Absent where it has no level.',
        ),
    }),
  ),
  health: z.array(stationHealthSchema),
});
export type PanelState = Readonly<z.infer<typeof panelStateSchema>>;

/** Once a second, for the curves: what was known at that moment. */
const historyPointSchema = z.object({
  atSeconds: z.number(),
  tempoBpm: z.number().optional(),
  cadenceSpm: z.number().optional(),
  speedMps: z.number().optional(),
  heartRateBpm: z.number().optional(),
  energy01: unit.optional().describe('Of the music; absent while nothing sounds.'),
});
export type HistoryPoint = Readonly<z.infer<typeof historyPointSchema>>;

const everything = {
  state: panelStateSchema,
  bars: z.array(barMessageSchema).describe('Those not yet played out, in order.'),
  history: z.array(historyPointSchema).describe('The last five minutes, a point a second.'),
};

export const serverMessageSchema = z.discriminatedUnion('type', [
  z
    .object({
      type: z.literal('hello'),
      protocol: z.literal(protocolVersion),
      role: z.enum(roles).describe('Yours: what you may.'),
      ...everything,
    })
    .describe('The first message, and again when your role is another: all there is to know.'),
  z
    .object({ type: z.literal('snapshot'), ...everything })
    .describe('All of it anew, to who was too slow for every patch: it stands for those that were left out.'),
  z
    .object({
      type: z.literal('patch'),
      state: z
        .record(z.string(), z.unknown())
        .optional()
        .describe('What changed in the state since the last message: a JSON Merge Patch (RFC 7386).'),
      bars: z
        .array(barMessageSchema)
        .optional()
        .describe('Written since, or written anew: a later generation replaces an earlier one of its index.'),
      point: historyPointSchema.optional().describe('Once a second, the next of the curves.'),
    })
    .describe(
      'What changed: four times a second, at once when a wish was carried out, and at most 20 times a second.',
    ),
  spectrumMessageSchema,
  z
    .object({
      type: z.literal('answer'),
      id: z.number().int().optional().describe('Of the message that is answered; absent where it had none.'),
      ok: z.boolean(),
      error: z.string().optional(),
      understood: understoodSchema.optional().describe('To a `say`.'),
    })
    .describe('To a message of yours. A command that was taken shows in the state before its answer comes.'),
  z
    .object({
      type: z.literal('pong'),
      id: z.number().int(),
      atSeconds: z.number().describe('Monotonic seconds of the daemon when it heard the ping.'),
    })
    .describe('To the ping with this id.'),
]);
export type ServerMessage = Readonly<z.infer<typeof serverMessageSchema>>;
