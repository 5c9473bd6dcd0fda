import { z } from 'zod';
import { bluetoothAddressSchema } from '../sensors/options.ts';

const asSchema = z.enum(['sensor', 'headphones']).describe('As what it is, or is to be, known.');

const soundSchema = z
  .object({
    connected: z.boolean(),
    output: z.string().optional().describe('The output that plays to them; absent while none does.'),
    obstacle: z.string().optional().describe('Why none does though they are connected, for people.'),
    fix: z.string().optional().describe('What to do about that.'),
  })
  .describe('Of headphones: whether they are there, and are played to.');

const pairedDeviceSchema = z.object({
  address: bluetoothAddressSchema,
  name: z.string(),
  as: asSchema,
  sensorId: z.string().optional().describe('Of a sensor: by what name its readings come.'),
  sound: soundSchema.optional(),
});

const foundDeviceSchema = pairedDeviceSchema.omit({ sensorId: true, sound: true }).extend({
  kinds: z.array(z.string()).readonly().describe('What it can tell or do, in words.'),
  rssiDbm: z
    .number()
    .optional()
    .describe('How strongly it is heard; absent of what is connected, or paired and silent.'),
  connected: z.boolean(),
  known: z
    .enum(['paired', 'configured'])
    .optional()
    .describe('Ours already: paired, so that it can be forgotten, or named in the configuration.'),
});

export const deviceSearchSchema = z.object({
  secondsLeft: z.number().describe('How long it goes on; 0 when it has ended.'),
  obstacle: z.string().optional().describe('Why nothing is heard though somebody looks, for people.'),
  found: z.array(foundDeviceSchema).describe('The nearest first, sensors before headphones.'),
});
export type DeviceSearch = Readonly<z.infer<typeof deviceSearchSchema>>;

export const searchWishSchema = z
  .strictObject({ seconds: z.number().min(1).max(60).default(12).describe('How long to look.') })
  .prefault({});

export const pairingWishSchema = z.strictObject({ address: bluetoothAddressSchema, as: asSchema });
export type PairingWish = Readonly<z.infer<typeof pairingWishSchema>>;

export const pairedDevicesSchema = z.array(pairedDeviceSchema);
export type PairedDevice = z.infer<typeof pairedDeviceSchema>;

export const newlyPairedSchema = pairedDeviceSchema.extend({
  advice: z
    .string()
    .optional()
    .describe('There when headphones are paired and could not be connected: why, and what to do.'),
});
export type NewlyPaired = Readonly<z.infer<typeof newlyPairedSchema>>;

/** Sensors and headphones to be paired over Bluetooth, while the daemon runs. */
export interface PairableDevices {
  /**
   * Begins to look for them, for so long; whoever asks while somebody looks already joins them. Errors: TactusError
   * `unavailable` where there is no Bluetooth to look with.
   */
  search(seconds: number): Promise<DeviceSearch>;
  /** What is heard now, or was heard when somebody looked last. */
  found(): Promise<DeviceSearch>;
  /** What was paired; what the configuration names is not among it. */
  paired(): Promise<readonly PairedDevice[]>;
  /**
   * Makes one that was found ours from now on; one at a time. Errors: TactusError `usage` for one that was not found,
   * `unavailable` when it cannot be done now.
   */
  pair(wish: PairingWish): Promise<NewlyPaired>;
  /**
   * Connects headphones that are ours; those that are connected, once more. Gives back whether they are ours. Errors:
   * TactusError `unavailable` when they do not answer.
   */
  connect(address: string): Promise<boolean>;
  /** Gives back whether it was known. */
  forget(address: string): Promise<boolean>;
}
