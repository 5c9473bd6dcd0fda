import { z } from 'zod';
import { secret } from '../system/config/option-marks.ts';
import { mapOptionSchema } from './map/options.ts';

const enabled = (what: string): z.ZodDefault<z.ZodBoolean> =>
  z.boolean().default(false).describe(`${what} (true or false).`);

/** Hosts are names or addresses, never URLs. */
const host = z
  .string()
  .min(1)
  .max(253)
  .regex(/^[\w.:-]+$/, 'a host name or address');
const port = z.number().int().min(1).max(65_535);

export const bluetoothAddressSchema = z
  .string()
  .regex(/^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$/, 'six bytes such as C0:FF:EE:00:00:01')
  .describe('The Bluetooth address.');

const bluetoothDevice = z.object({
  address: bluetoothAddressSchema,
  name: z.string().min(1).max(64).optional().describe('What you call it.'),
});

/** Options of the live sensors. Each is off until it is asked for. */
export const sensorsOptionsSchema = z.object({
  gpsd: z
    .object({
      enabled: enabled('Listen to the GPS daemon gpsd'),
      host: host.default('127.0.0.1').describe('Where gpsd runs: a host name or address.'),
      port: port.default(2947).describe('The TCP port gpsd listens at (1-65535).'),
    })
    .prefault({}),
  serialGps: z
    .object({
      enabled: enabled('Listen to a GPS receiver on a serial line or USB, without gpsd'),
      path: z
        .string()
        .max(300)
        .regex(/^\/[\w./:+@-]+$/, 'the path of a device file')
        .default('/dev/ttyACM0')
        .describe('Its device file; the names in /dev/serial/by-id stay the same over replugging.'),
      baud: z
        .union([z.literal('auto'), z.number().int().min(1200).max(921_600)])
        .default('auto')
        .describe('The speed of the line, bits a second (1200-921600), or auto to find it.'),
    })
    .prefault({}),
  bluetooth: z
    .object({
      devices: z
        .array(bluetoothDevice)
        .max(16)
        .default([])
        .describe('Low-energy sensors to listen to: straps, foot pods, power meters, treadmills.'),
      footPodCounts: z
        .enum(['auto', 'steps', 'strides'])
        .default('auto')
        .describe('What a foot pod calls cadence: steps, or strides of two steps. auto goes by the numbers.'),
      wheelCircumferenceMeters: z
        .number()
        .min(0.5)
        .max(4)
        .default(2.105)
        .describe(
          'For wheel sensors: how far the wheel rolls in one turn, metres (0.5-4). 700x25C is 2.105.',
        ),
    })
    .prefault({}),
  headphones: z
    .object({
      enabled: enabled(
        'Take play, pause, next and previous from Bluetooth headphones (AVRCP), as a media player of BlueZ',
      ),
      devices: z
        .array(bluetoothDevice)
        .max(4)
        .default([])
        .describe('Paired headphones to call at the start; naming one also takes its keys.'),
    })
    .prefault({}),
  motion: z
    .object({
      enabled: enabled('Listen to an accelerometer on the board (Linux Industrial I/O)'),
      device: z
        .string()
        .regex(/^[\w:.-]{0,64}$/, "a chip's name or node")
        .default('')
        .describe("The chip's name or node, such as mpu6050 or iio:device0. Empty for the first there is."),
      rateHz: z.number().min(20).max(200).default(50).describe('Readings a second (20-200). Steps need 50.'),
    })
    .prefault({}),
  buttons: z
    .object({
      enabled: enabled('Listen to keys: GPIO pins, headsets, the buttons of Bluetooth headphones'),
      devices: z
        .array(z.string().min(1).max(100))
        .max(16)
        .default([])
        .describe('Names of input devices, or parts of them. Empty for those that look like buttons.'),
      keys: z
        .record(
          z.string().regex(/^\d{1,3}$/, 'a key code of Linux'),
          z.string().regex(/^[\w./-]{1,64}$/, 'the name of a control, such as toggle'),
        )
        .default({})
        .describe('Key code to control (toggle, play, stop, skip, lap, mute, volumeUp, volumeDown, button).'),
    })
    .prefault({}),
  osc: z
    .object({
      enabled: enabled('Take readings and controls over OSC (UDP)'),
      host: host
        .default('127.0.0.1')
        .describe('Where to listen: 127.0.0.1 for this machine, 0.0.0.0 for everybody on the network.'),
      port: port.default(9000).describe('The UDP port to listen at (1-65535).'),
    })
    .prefault({}),
  mqtt: z
    .object({
      enabled: enabled('Take readings and controls over MQTT, and tell the state there'),
      url: z
        .string()
        .max(300)
        .regex(/^mqtts?:\/\/[\w.:[\]-]+\/?$/, 'mqtt://host:1883, or mqtts://host:8883 for TLS')
        .default('mqtt://127.0.0.1:1883')
        .describe('The broker: mqtt://host:1883, or mqtts://host:8883 for TLS.'),
      username: z.string().max(200).optional().describe('The name to log in with, if the broker wants one.'),
      password: z.string().max(200).optional().describe('The password to log in with.').meta(secret),
      caFile: z
        .string()
        .max(1000)
        .optional()
        .describe('A PEM file of the authority to trust, for TLS of your own.'),
      protocol: z.enum(['3.1.1', '5']).default('5').describe('The version of MQTT the broker speaks.'),
      prefix: z
        .string()
        .regex(/^[\w/-]{1,64}$/, 'letters, digits and _ - / only')
        .default('tactus')
        .describe(
          'What all topics begin with: ours are PREFIX/NODE/state, PREFIX/NODE/status and PREFIX/NODE/in/.',
        ),
      homeAssistant: z
        .boolean()
        .default(true)
        .describe(
          'Appear in Home Assistant by itself, as a device with sensors and controls (true or false).',
        ),
      node: z
        .string()
        .regex(/^(?!(in|state|status)$)\w{1,40}$/, 'one word, but not in, state or status')
        .optional()
        .describe(
          'What tells this Tactus from others at the same broker, in topics and names. The name of the machine if absent.',
        ),
    })
    .prefault({}),
  map: mapOptionSchema,
  midi: z
    .object({
      enabled: enabled('Listen to MIDI inputs: notes, controllers, start and stop'),
      ports: z
        .array(z.string().min(1).max(100))
        .max(16)
        .default([])
        .describe('Names of inputs, or parts of them. Empty for all.'),
      clock: z
        .enum(['ignore', 'steps'])
        .default('ignore')
        .describe('What the clock of another sequencer is: nothing, or steps that the music follows.'),
    })
    .prefault({}),
});

export type SensorsOptions = Readonly<z.infer<typeof sensorsOptionsSchema>>;
