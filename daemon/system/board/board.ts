import { readdir, readFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';

/** How the machine itself is, as far as its kernel tells. What is not known is absent. */
export interface Board {
  /** The hottest place that is measured. */
  readonly temperatureCelsius?: number;
  /** Why the processor is held back now, or was since it was switched on. */
  readonly heldBack: readonly HeldBack[];
  readonly battery?: Battery;
  /** How the frequency of the processor is chosen: the governors of all its cores. */
  readonly governors: readonly string[];
  /** Threads that run or want to, over the last minute, for each processor. */
  readonly load01?: number;
  /** What can be had without swapping. */
  readonly memoryAvailableBytes?: number;
}

export interface HeldBack {
  readonly by: 'underVoltage' | 'heat' | 'overCurrent';
  /** Otherwise since it was switched on. */
  readonly isNow: boolean;
}

export interface Battery {
  readonly charge01: number;
  readonly isCharging: boolean;
}

/** `root`: where the machine's files are, for tests. Never throws; a dozen small reads. */
export async function readBoard(root = '/'): Promise<Board> {
  const files = filesUnder(root);
  const [temperatureCelsius, heldBack, battery, governors, memoryAvailableBytes] = await Promise.all([
    readTemperature(files),
    readHeldBack(files),
    readBattery(files),
    readGovernors(files),
    readMemory(files),
  ]);
  const cores = governors.length || (await files.list('sys/devices/system/cpu', /^cpu\d+$/)).length;
  return {
    ...(temperatureCelsius !== undefined && { temperatureCelsius }),
    heldBack,
    ...(battery && { battery }),
    governors: [...new Set(governors)],
    ...(cores > 0 && { load01: loadavg()[0]! / cores }),
    ...(memoryAvailableBytes !== undefined && { memoryAvailableBytes }),
  };
}

interface Files {
  /** Without white space around it; undefined where it cannot be read. */
  text(path: string): Promise<string | undefined>;
  number(path: string): Promise<number | undefined>;
  list(path: string, pattern: RegExp): Promise<readonly string[]>;
}

function filesUnder(root: string): Files {
  const text: Files['text'] = (path) =>
    readFile(join(root, path), 'utf8').then(
      (content) => content.trim(),
      () => undefined, // Not every kernel has it.
    );
  return {
    text,
    async number(path) {
      const content = await text(path);
      const value = content === undefined || content === '' ? Number.NaN : Number(content);
      return Number.isFinite(value) ? value : undefined;
    },
    list: (path, pattern) =>
      readdir(join(root, path)).then(
        (names) => names.filter((name) => pattern.test(name)).sort(),
        () => [],
      ),
  };
}

/** Zones of the kernel's thermal framework, in thousandths; what no silicon survives is no temperature. */
async function readTemperature(files: Files): Promise<number | undefined> {
  const folder = 'sys/class/thermal';
  const zones = await files.list(folder, /^thermal_zone\d+$/);
  const celsius = await Promise.all(zones.map((zone) => files.number(join(folder, zone, 'temp'))));
  const known = celsius.flatMap((each) => (each === undefined ? [] : [each / 1000]));
  const likely = known.filter((each) => each > -40 && each < 150);
  return likely.length === 0 ? undefined : Math.max(...likely);
}

/** Bits of a Raspberry Pi's `get_throttled`; 16 higher: since it was switched on. */
const throttledBits = [
  { bit: 0, by: 'underVoltage' },
  { bit: 2, by: 'heat' },
  { bit: 3, by: 'heat' },
] as const;
const sinceStart = 16;
const throttledFile = 'sys/devices/platform/soc/soc:firmware/get_throttled';

async function readHeldBack(files: Files): Promise<readonly HeldBack[]> {
  const throttled = Number.parseInt((await files.text(throttledFile)) ?? '0', 16) || 0;
  const found: HeldBack[] = throttledBits.flatMap(({ bit, by }) => {
    const isNow = ((throttled >>> bit) & 1) === 1;
    const was = ((throttled >>> (bit + sinceStart)) & 1) === 1;
    return isNow || was ? [{ by, isNow }] : [];
  });
  for (const monitor of await files.list('sys/class/hwmon', /^hwmon\d+$/)) {
    const folder = join('sys/class/hwmon', monitor);
    const name = await files.text(join(folder, 'name'));
    // Newer kernels of the Raspberry Pi have no other.
    if (name === 'rpi_volt' && (await files.number(join(folder, 'in0_lcrit_alarm'))) === 1)
      found.push({ by: 'underVoltage', isNow: true });
    // Jetson: how often each of its limits of current was hit.
    if (name === 'soctherm_oc') {
      const counts = await files.list(folder, /^oc\d+_event_cnt$/);
      const hits = await Promise.all(counts.map((count) => files.number(join(folder, count))));
      if (hits.some((hit) => (hit ?? 0) > 0)) found.push({ by: 'overCurrent', isNow: false });
    }
  }
  const kinds = [...new Set(found.map(({ by }) => by))];
  return kinds.map((by) => ({ by, isNow: found.some((each) => each.by === by && each.isNow) }));
}

/** The emptiest: that of a mouse or a headset is not the machine's. */
async function readBattery(files: Files): Promise<Battery | undefined> {
  const folder = 'sys/class/power_supply';
  const found: Battery[] = [];
  for (const supply of await files.list(folder, /./)) {
    const at = (name: string): string => join(folder, supply, name);
    if ((await files.text(at('type'))) !== 'Battery' || (await files.text(at('scope'))) === 'Device')
      continue;
    const percent = await files.number(at('capacity'));
    if (percent === undefined) continue;
    const status = await files.text(at('status'));
    found.push({ charge01: Math.min(Math.max(percent / 100, 0), 1), isCharging: status !== 'Discharging' });
  }
  return found.sort((one, other) => one.charge01 - other.charge01)[0];
}

async function readGovernors(files: Files): Promise<readonly string[]> {
  const folder = 'sys/devices/system/cpu';
  const cores = await files.list(folder, /^cpu\d+$/);
  const governors = await Promise.all(
    cores.map((core) => files.text(join(folder, core, 'cpufreq/scaling_governor'))),
  );
  return governors.filter((governor) => governor !== undefined);
}

async function readMemory(files: Files): Promise<number | undefined> {
  const kilobytes = /^MemAvailable:\s+(\d+) kB$/m.exec((await files.text('proc/meminfo')) ?? '')?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}
