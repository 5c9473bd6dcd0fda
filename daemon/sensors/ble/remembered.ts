import { join } from 'node:path';
import { z } from 'zod';
import { TactusError } from '../../system/errors.ts';
import { readWithLastGood, writeFileAtomically } from '../../system/files/atomic-file.ts';
import { type SensorsOptions, sensorsOptionsSchema } from '../options.ts';

/** What was paired: `tactus pair` writes it down, the daemon listens to the sensors and calls the headphones. */
const fileSchema = z.object({
  devices: sensorsOptionsSchema.shape.bluetooth.unwrap().shape.devices,
  headphones: sensorsOptionsSchema.shape.headphones.unwrap().shape.devices,
});

export type Remembered = z.infer<typeof fileSchema>;
export type RememberedDevice = Remembered['devices'][number];

/** As many as the daemon can have. */
const most = { devices: 16, headphones: 4 } as const;
const words = { devices: 'Bluetooth sensors', headphones: 'headphones' } as const;

export const rememberedPath = (stateFolder: string): string => join(stateFolder, 'bluetooth-sensors.json');

/**
 * None when there is no file, or only a damaged one. `onDamage`: the file is, or may not be read, whether or not its last
 * good copy stands in.
 */
export async function readRemembered(stateFolder: string, onDamage?: () => void): Promise<Remembered> {
  const parse = (text: string): Remembered => fileSchema.parse(JSON.parse(text));
  const found = await readWithLastGood(rememberedPath(stateFolder), parse, onDamage);
  return found ?? { devices: [], headphones: [] };
}

/** Errors: TactusError `cannotCreate`; `usage` when there are too many. */
export async function remember(
  stateFolder: string,
  kind: keyof Remembered,
  device: RememberedDevice,
): Promise<void> {
  const before = await readRemembered(stateFolder);
  const devices = [...before[kind].filter((other) => !isSame(other, device)), device];
  if (devices.length > most[kind]) {
    throw new TactusError(
      'usage',
      `${most[kind]} ${words[kind]} are remembered already, and there can be no more.`,
      'Forget one with `tactus pair --forget ADDRESS`.',
    );
  }
  await write(stateFolder, { ...before, [kind]: devices });
}

/** Gives back whether it was remembered. Errors: TactusError `cannotCreate`. */
export async function forget(stateFolder: string, address: string): Promise<boolean> {
  const before = await readRemembered(stateFolder);
  const without = (devices: readonly RememberedDevice[]): RememberedDevice[] =>
    devices.filter((other) => !isSame(other, { address }));
  const after = { devices: without(before.devices), headphones: without(before.headphones) };
  const count = ({ devices, headphones }: Remembered): number => devices.length + headphones.length;
  if (count(after) === count(before)) return false;
  await write(stateFolder, after);
  return true;
}

/** The options with what is remembered beside what the configuration names, which comes first. */
export function withRemembered(options: SensorsOptions, remembered: Remembered): SensorsOptions {
  const join = (named: readonly RememberedDevice[], kind: keyof Remembered): RememberedDevice[] => {
    const others = remembered[kind].filter((device) => !named.some((other) => isSame(other, device)));
    return [...named, ...others].slice(0, most[kind]);
  };
  return {
    ...options,
    bluetooth: { ...options.bluetooth, devices: join(options.bluetooth.devices, 'devices') },
    headphones: { ...options.headphones, devices: join(options.headphones.devices, 'headphones') },
  };
}

async function write(stateFolder: string, remembered: Remembered): Promise<void> {
  const text = `${JSON.stringify(remembered, null, 2)}\n`;
  await writeFileAtomically(rememberedPath(stateFolder), text, { mode: 0o600, keepLastGood: true });
}

function isSame(a: { readonly address: string }, b: { readonly address: string }): boolean {
  return a.address.toUpperCase() === b.address.toUpperCase();
}
