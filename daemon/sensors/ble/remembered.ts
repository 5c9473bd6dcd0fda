import { join } from 'node:path';
import { z } from 'zod';
import { readWithLastGood, writeFileAtomically } from '../../system/atomic-file.ts';
import { TactusError } from '../../system/errors.ts';
import { type SensorsOptions, sensorsOptionsSchema } from '../options.ts';

/** Bluetooth sensors that were paired: `tactus pair` writes them down, the daemon listens to them. */
const devicesSchema = sensorsOptionsSchema.shape.bluetooth.unwrap().shape.devices;
const fileSchema = z.object({ devices: devicesSchema });

export type RememberedSensor = SensorsOptions['bluetooth']['devices'][number];

/** As many as the daemon listens to. */
const mostSensors = 16;

export const rememberedSensorsPath = (stateFolder: string): string =>
  join(stateFolder, 'bluetooth-sensors.json');

/** None when there is no file, or only a damaged one. */
export async function readRememberedSensors(stateFolder: string): Promise<readonly RememberedSensor[]> {
  const parse = (text: string) => fileSchema.parse(JSON.parse(text)).devices;
  return (await readWithLastGood(rememberedSensorsPath(stateFolder), parse)) ?? [];
}

/** Errors: TactusError `cannotCreate`; `usage` when there are too many. */
export async function rememberSensor(stateFolder: string, sensor: RememberedSensor): Promise<void> {
  const others = (await readRememberedSensors(stateFolder)).filter((other) => !isSame(other, sensor));
  await write(stateFolder, [...others, sensor]);
}

/** Gives back whether it was remembered. Errors: TactusError `cannotCreate`. */
export async function forgetSensor(stateFolder: string, address: string): Promise<boolean> {
  const before = await readRememberedSensors(stateFolder);
  const others = before.filter((other) => !isSame(other, { address }));
  if (others.length === before.length) return false;
  await write(stateFolder, others);
  return true;
}

/** The options with the remembered sensors beside those that the configuration names, which come first. */
export function withRemembered(
  options: SensorsOptions,
  remembered: readonly RememberedSensor[],
): SensorsOptions {
  const named = options.bluetooth.devices;
  const others = remembered.filter((sensor) => !named.some((other) => isSame(other, sensor)));
  const devices = [...named, ...others].slice(0, mostSensors);
  return { ...options, bluetooth: { ...options.bluetooth, devices } };
}

async function write(stateFolder: string, devices: readonly RememberedSensor[]): Promise<void> {
  if (devices.length > mostSensors) {
    throw new TactusError(
      'usage',
      `${mostSensors} Bluetooth sensors are remembered already, and more cannot be listened to at once.`,
      'Forget one with `tactus pair --forget ADDRESS`.',
    );
  }
  const text = `${JSON.stringify({ devices }, null, 2)}\n`;
  await writeFileAtomically(rememberedSensorsPath(stateFolder), text, { mode: 0o600, keepLastGood: true });
}

function isSame(a: { readonly address: string }, b: { readonly address: string }): boolean {
  return a.address.toUpperCase() === b.address.toUpperCase();
}
