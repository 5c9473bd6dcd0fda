import { z } from 'zod';
import { longestGlideSeconds } from '../../time/glide.ts';
import { kindFields } from '../kind-fields.ts';
import { bodyNumbers } from './body-numbers.ts';
import { unitNames } from './units.ts';

/** What an entry makes of what it hears: a reading, or `gravity`, which an acceleration without it is added to. */
export const mappedFields: ReadonlyMap<string, readonly string[]> = new Map([
  ...[...kindFields].filter(([kind]) => kind !== 'note'),
  ['control', ['value01?']],
  ['gravity', ['xMps2', 'yMps2', 'zMps2']],
]);

const path = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^.|]+(\.[^.|]+)*(\|[^.|]+(\.[^.|]+)*)*$/, 'names with dots, such as coords.speed');
const unit = z.enum(unitNames as [string, ...string[]]);

const scale = z
  .number()
  .min(-1e6)
  .max(1e6)
  .refine((value) => value !== 0, 'anything but 0');

const end = z.number().min(-1e9).max(1e9);
const range = z.tuple([end, end]).readonly();

/** A channel, where it matters, and what is turned or pressed on it. */
const midiAddress = /^(([1-9]|1[0-6])\/)?((cc|note|program)(\d|[1-9]\d|1[01]\d|12[0-7])|bend)$/;

const source = z.union([
  path,
  z.strictObject({
    field: path.describe('Where it stands in what is said.'),
    unit: unit.optional().describe('What it comes in, where that is not ours.'),
    scale: scale.optional().describe('What it is multiplied with.'),
  }),
]);

export const mapEntryShape = z.strictObject({
  osc: z
    .string()
    .max(200)
    .regex(/^(\/[^\s#*,?[\]{}/]+|\/\*)+$/, 'an OSC address such as /wii/1/accel; * stands for one part')
    .optional()
    .describe('Hear this OSC address (at sensors.osc); * stands for one part.'),
  mqtt: z
    .string()
    .min(1)
    .max(200)
    .regex(
      /^(\+|[^+#/\0]*)(\/(\+|[^+#/\0]*))*(\/#)?$/,
      'a topic; + stands for one level, # for all that follow',
    )
    .optional()
    .describe(
      'Hear this MQTT topic (at sensors.mqtt); + stands for one level, # at the end for all that follow.',
    ),
  http: z
    .string()
    .regex(/^[\w-]{1,40}$/, 'one word')
    .optional()
    .describe('Hear GET and POST at /api/v1/senders/NAME, with the token.'),
  udp: z
    .string()
    .regex(/^[\w-]{1,40}$/, 'one word')
    .optional()
    .describe('Hear JSON in UDP packets at the port of sensors.osc; a name for it.'),
  homeAssistant: z
    .string()
    .regex(/^[a-z_]+\.\w{1,100}$/, 'an entity such as sensor.polar_heart_rate')
    .optional()
    .describe("Hear the state of this entity, which Home Assistant's mqtt_statestream publishes."),
  midi: z
    .string()
    .regex(
      midiAddress,
      'a controller, note or program such as cc7, note36, program5, or bend; 10/cc7 on channel 10',
    )
    .optional()
    .describe(
      'Hear this of MIDI (at sensors.midi): cc7, note36, program5, bend; with its channel before it (10/cc7), of that alone.',
    ),
  button: z
    .number()
    .int()
    .min(1)
    .max(767)
    .optional()
    .describe('Hear this key of the input devices (at sensors.buttons), by its code in Linux.'),
  body: z
    .enum(bodyNumbers)
    .optional()
    .describe(
      'Take this of the body, as it is known from all sensors: cadence (steps a minute), speed (m/s), heartRate (beats a minute), slope (metres up a metre) or effort (0-1).',
    ),
  reading: z
    .enum([...mappedFields.keys()] as [string, ...string[]])
    .optional()
    .describe('What it tells: a kind of reading.'),
  name: z
    .string()
    .regex(/^[\w./-]{1,64}$/, 'letters, digits and _ . / - only')
    .optional()
    .describe('The name of a control, such as skip or style/folk.'),
  field: path
    .optional()
    .describe('Where the value stands in a JSON message, such as coords.speed; | tries several.'),
  unit: unit.optional().describe('What the value comes in, where that is not ours.'),
  scale: scale.optional().describe('What the value is multiplied with.'),
  from: range
    .refine(([first, last]) => first !== last, 'two that differ')
    .optional()
    .describe(
      'The way that the value goes, such as [200, 800], which becomes the way of `to`; what lies outside is taken for its end.',
    ),
  to: range
    .optional()
    .describe('What the ends of `from` become, in our unit: [0, 1] if absent; [1, 0] turns it over.'),
  curve: z
    .number()
    .min(0.1)
    .max(10)
    .optional()
    .describe(
      'Bends the way: how far it has gone is raised to this power. 2: little at first; 0.5: much at first.',
    ),
  smoothSeconds: z
    .number()
    .min(0)
    .max(longestGlideSeconds)
    .optional()
    .describe('How long what is turned takes to where it is turned, seconds (0-300); without it at once.'),
  fields: z
    .record(z.string().max(20), source)
    .optional()
    .describe(
      'For readings of several numbers: each with its place, or with a map of field, unit and scale.',
    ),
  each: path.optional().describe('Where a list of such messages stands in a JSON message.'),
  when: z
    .record(path, z.union([z.string().max(100), z.number(), z.boolean()]))
    .refine((wanted) => Object.keys(wanted).length <= 8, 'at most 8')
    .optional()
    .describe('Only messages in which these fields have these values.'),
  time: path.optional().describe('Where its time stands: ISO, or seconds (or milli-, nano-) since 1970.'),
  device: path.optional().describe('Where a name of the device stands.'),
  withoutGravity: z
    .boolean()
    .optional()
    .describe('The acceleration comes without gravity, which comes apart (reading: gravity).'),
  enabled: z.boolean().optional().describe('false: as if the entry were not there (true or false).'),
});

/** What a sender says, where, and which reading it is: as in `sensors.map`, and as our presets are written. */
export type MapEntry = Readonly<z.infer<typeof mapEntryShape>>;
