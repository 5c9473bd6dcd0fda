import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Linux's Industrial I/O: accelerometers as folders of small text files (Documentation/ABI/testing/sysfs-bus-iio). */
export interface Accelerometer {
  /** `iio:device0` */
  readonly node: string;
  /** The chip, such as `mpu6050` or `lsm6dsl_accel`. */
  readonly name: string;
  /** Gravity included, m/s2, in the chip's own axes. Errors: Error when it is gone. */
  read(): Promise<{ readonly xMps2: number; readonly yMps2: number; readonly zMps2: number }>;
}

const axes = ['x', 'y', 'z'] as const;
const mostDevices = 64;

/** All accelerometers. Errors: none; a system without Industrial I/O has none. */
export async function findAccelerometers(folder: string): Promise<readonly Accelerometer[]> {
  const nodes = (await readdir(folder).catch(() => [])).filter((node) => /^iio:device\d+$/.test(node));
  const found = await Promise.all(nodes.slice(0, mostDevices).map((node) => openAccelerometer(folder, node)));
  return found.filter((device) => device !== undefined);
}

async function openAccelerometer(folder: string, node: string): Promise<Accelerometer | undefined> {
  const path = join(folder, node);
  const number = async (file: string): Promise<number> =>
    parseNumber(await readFile(join(path, file), 'utf8'));
  try {
    const name = (await readFile(join(path, 'name'), 'utf8')).trim().slice(0, 64);
    const shared = await number('in_accel_scale').catch(() => undefined);
    const scales = await Promise.all(
      axes.map(async (axis) => shared ?? (await number(`in_accel_${axis}_scale`))),
    );
    const offset = await number('in_accel_offset').catch(() => 0);
    const readAxis = async (axis: (typeof axes)[number], index: number): Promise<number> =>
      ((await number(`in_accel_${axis}_raw`)) + offset) * scales[index]!;
    const device: Accelerometer = {
      node,
      name,
      async read() {
        const [xMps2 = 0, yMps2 = 0, zMps2 = 0] = await Promise.all(axes.map(readAxis));
        return { xMps2, yMps2, zMps2 };
      },
    };
    await device.read();
    return device;
  } catch {
    return undefined;
  }
}

/** Errors: Error for what is no number. */
export function parseNumber(text: string): number {
  const trimmed = text.trim();
  const value = Number(trimmed);
  if (trimmed === '' || trimmed.length > 32 || !Number.isFinite(value))
    throw new Error(`no number: ${trimmed.slice(0, 32)}`);
  return value;
}
