/**
 * Measurements of the Bluetooth SIG's sensor profiles, byte for byte (GATT Specification Supplement). The flags have the
 * names that they have there. Some sensors promise more in them than they send: what is whole is kept, what is cut off or
 * stands behind it is absent. A function gives undefined where nothing whole is left.
 */

/** Reads little-endian fields one after the other; `ok` turns false for good when the bytes run out. */
function reader(bytes: Buffer) {
  let offset = 0;
  let ok = true;
  const take = (size: number): number | undefined => {
    if (!ok || offset + size > bytes.length) {
      ok = false;
      return undefined;
    }
    offset += size;
    return offset - size;
  };
  return {
    uint(size: 1 | 2 | 3 | 4): number {
      const at = take(size);
      return at === undefined ? 0 : bytes.readUIntLE(at, size);
    },
    sint(size: 1 | 2): number {
      const at = take(size);
      return at === undefined ? 0 : bytes.readIntLE(at, size);
    },
    skip(size: number): void {
      take(size);
    },
    get left(): number {
      return ok ? bytes.length - offset : 0;
    },
    get ok(): boolean {
      return ok;
    },
  };
}

/** The profiles' unit of time. */
const ticksPerSecond = 1024;

type Reader = ReturnType<typeof reader>;

export interface HeartRateMeasurement {
  readonly heartRateBpm: number;
  /** Whether the skin is touched; undefined when the strap cannot tell. */
  readonly contact: boolean | undefined;
  readonly rrSeconds: readonly number[];
}

const heartRateFlags = {
  valueFormatUint16: 1 << 0,
  sensorContactDetected: 1 << 1,
  sensorContactSupported: 1 << 2,
  energyExpendedPresent: 1 << 3,
  rrIntervalPresent: 1 << 4,
} as const;

/** 0x2A37 */
export function parseHeartRate(bytes: Buffer): HeartRateMeasurement | undefined {
  const from = reader(bytes);
  const flags = from.uint(1);
  const heartRateBpm = from.uint(flags & heartRateFlags.valueFormatUint16 ? 2 : 1);
  if (!from.ok) return undefined;
  const contact =
    flags & heartRateFlags.sensorContactSupported
      ? (flags & heartRateFlags.sensorContactDetected) !== 0
      : undefined;
  if (flags & heartRateFlags.energyExpendedPresent) from.skip(2);
  const rrSeconds: number[] = [];
  if (flags & heartRateFlags.rrIntervalPresent) {
    while (from.left >= 2) rrSeconds.push(from.uint(2) / ticksPerSecond);
  }
  return { heartRateBpm, contact, rrSeconds };
}

export interface RunningMeasurement {
  readonly speedMps: number;
  /** As the pod counts: steps, or strides of two steps, a minute. */
  readonly cyclesPerMinute: number | undefined;
  /** Of a stride by the profile; of a step by some pods. */
  readonly strideMeters: number | undefined;
  readonly running: boolean;
}

const runningFlags = { strideLengthPresent: 1 << 0, walkingOrRunningStatus: 1 << 2 } as const;

/** 0x2A53 */
export function parseRunning(bytes: Buffer): RunningMeasurement | undefined {
  const from = reader(bytes);
  const flags = from.uint(1);
  const speedMps = from.uint(2) / 256;
  if (!from.ok) return undefined;
  const cyclesPerMinute = from.uint(1);
  const isWhole = from.ok;
  const strideCentimeters = flags & runningFlags.strideLengthPresent ? from.uint(2) : 0;
  return {
    speedMps,
    cyclesPerMinute: isWhole ? cyclesPerMinute : undefined,
    strideMeters: from.ok && strideCentimeters > 0 ? strideCentimeters / 100 : undefined,
    running: (flags & runningFlags.walkingOrRunningStatus) !== 0,
  };
}

/** A count of turns and when the last one ended: both wrap around. */
export interface Revolutions {
  readonly count: number;
  /** 2^16 for cranks, 2^32 for wheels. */
  readonly countLimit: number;
  /** In units of `timeUnitSeconds`, wraps at 2^16. */
  readonly eventTime: number;
  readonly timeUnitSeconds: number;
}

export interface CyclingMeasurement {
  readonly wheel: Revolutions | undefined;
  readonly crank: Revolutions | undefined;
}

/** Wheels are counted in four bytes, cranks in two. */
function revolutions(from: Reader, countSize: 2 | 4): Revolutions | undefined {
  const count = from.uint(countSize);
  const eventTime = from.uint(2);
  if (!from.ok) return undefined;
  return { count, countLimit: 2 ** (8 * countSize), eventTime, timeUnitSeconds: 1 / ticksPerSecond };
}

const cyclingFlags = { wheelRevolutionDataPresent: 1 << 0, crankRevolutionDataPresent: 1 << 1 } as const;

/** 0x2A5B */
export function parseCycling(bytes: Buffer): CyclingMeasurement | undefined {
  const from = reader(bytes);
  const flags = from.uint(1);
  const wheel = flags & cyclingFlags.wheelRevolutionDataPresent ? revolutions(from, 4) : undefined;
  const crank = flags & cyclingFlags.crankRevolutionDataPresent ? revolutions(from, 2) : undefined;
  return wheel || crank || from.ok ? { wheel, crank } : undefined;
}

export interface PowerMeasurement {
  readonly powerWatts: number;
  readonly crank: Revolutions | undefined;
}

const powerFlags = {
  pedalPowerBalancePresent: 1 << 0,
  accumulatedTorquePresent: 1 << 2,
  wheelRevolutionDataPresent: 1 << 4,
  crankRevolutionDataPresent: 1 << 5,
} as const;

/** 0x2A63 */
export function parseCyclingPower(bytes: Buffer): PowerMeasurement | undefined {
  const from = reader(bytes);
  const flags = from.uint(2);
  const powerWatts = from.sint(2);
  if (!from.ok) return undefined;
  if (flags & powerFlags.pedalPowerBalancePresent) from.skip(1);
  if (flags & powerFlags.accumulatedTorquePresent) from.skip(2);
  if (flags & powerFlags.wheelRevolutionDataPresent) from.skip(6);
  const crank = flags & powerFlags.crankRevolutionDataPresent ? revolutions(from, 2) : undefined;
  return { powerWatts, crank };
}

export interface TreadmillMeasurement {
  readonly speedMps: number | undefined;
  readonly heartRateBpm: number | undefined;
}

const treadmillFlags = {
  moreData: 1 << 0,
  averageSpeedPresent: 1 << 1,
  totalDistancePresent: 1 << 2,
  inclinationAndRampAnglePresent: 1 << 3,
  elevationGainPresent: 1 << 4,
  instantaneousPacePresent: 1 << 5,
  averagePacePresent: 1 << 6,
  expendedEnergyPresent: 1 << 7,
  heartRatePresent: 1 << 8,
} as const;

/** What stands between the speed and the heart rate, in its order, with its size in bytes. */
const treadmillSkipped: readonly (readonly [flag: number, size: number])[] = [
  [treadmillFlags.averageSpeedPresent, 2],
  [treadmillFlags.totalDistancePresent, 3],
  [treadmillFlags.inclinationAndRampAnglePresent, 4],
  [treadmillFlags.elevationGainPresent, 4],
  [treadmillFlags.instantaneousPacePresent, 1],
  [treadmillFlags.averagePacePresent, 1],
  [treadmillFlags.expendedEnergyPresent, 5],
];

/** 0x2ACD */
export function parseTreadmill(bytes: Buffer): TreadmillMeasurement | undefined {
  const from = reader(bytes);
  const flags = from.uint(2);
  // More data follows in another packet; the speed is in the last one.
  const speedMps = flags & treadmillFlags.moreData ? undefined : from.uint(2) / 100 / 3.6;
  if (!from.ok) return undefined;
  for (const [flag, size] of treadmillSkipped) if (flags & flag) from.skip(size);
  const heartRateBpm = flags & treadmillFlags.heartRatePresent ? from.uint(1) : undefined;
  return { speedMps, heartRateBpm: from.ok ? heartRateBpm : undefined };
}

/** 0x2A19, 0 to 1. */
export function parseBattery(bytes: Buffer): number | undefined {
  const percent = bytes[0];
  return percent !== undefined && percent <= 100 ? percent / 100 : undefined;
}

/** A device-information string. */
export function parseText(bytes: Buffer): string {
  return bytes
    .toString('utf8')
    .replace(/[^\p{L}\p{N}\p{P}\p{Z}\p{S}]/gu, '')
    .trim()
    .slice(0, 64);
}
