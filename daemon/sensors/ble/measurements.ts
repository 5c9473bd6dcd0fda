/**
 * Measurements of the Bluetooth SIG's sensor profiles, byte for byte (GATT Specification Supplement). Each function
 * gives undefined for bytes that are too short for what their flags promise.
 */

/** Reads little-endian fields one after the other; `ok` turns false when the bytes run out. */
function reader(bytes: Buffer) {
  let offset = 0;
  let ok = true;
  const take = (size: number): number | undefined => {
    if (offset + size > bytes.length) {
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
      return bytes.length - offset;
    },
    get ok(): boolean {
      return ok;
    },
  };
}

export interface HeartRateMeasurement {
  readonly heartRateBpm: number;
  /** Whether the skin is touched; undefined when the strap cannot tell. */
  readonly contact: boolean | undefined;
  readonly rrSeconds: readonly number[];
}

/** 0x2A37 */
export function parseHeartRate(bytes: Buffer): HeartRateMeasurement | undefined {
  const from = reader(bytes);
  const flags = from.uint(1);
  const heartRateBpm = from.uint(flags & 0x01 ? 2 : 1);
  const contact = flags & 0x04 ? (flags & 0x02) !== 0 : undefined;
  if (flags & 0x08) from.skip(2);
  const rrSeconds: number[] = [];
  if (flags & 0x10) while (from.left >= 2) rrSeconds.push(from.uint(2) / 1024);
  return from.ok ? { heartRateBpm, contact, rrSeconds } : undefined;
}

export interface RunningMeasurement {
  readonly speedMps: number;
  /** As the pod counts: steps, or strides of two steps, a minute. */
  readonly cyclesPerMinute: number;
  readonly running: boolean;
}

/** 0x2A53 */
export function parseRunning(bytes: Buffer): RunningMeasurement | undefined {
  const from = reader(bytes);
  const flags = from.uint(1);
  const speedMps = from.uint(2) / 256;
  const cyclesPerMinute = from.uint(1);
  return from.ok ? { speedMps, cyclesPerMinute, running: (flags & 0x04) !== 0 } : undefined;
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

const wheelLimit = 2 ** 32;
const crankLimit = 2 ** 16;

/** 0x2A5B */
export function parseCycling(bytes: Buffer): CyclingMeasurement | undefined {
  const from = reader(bytes);
  const flags = from.uint(1);
  const turns = (countSize: 2 | 4): Revolutions => ({
    count: from.uint(countSize),
    countLimit: countSize === 4 ? wheelLimit : crankLimit,
    eventTime: from.uint(2),
    timeUnitSeconds: 1 / 1024,
  });
  const wheel = flags & 0x01 ? turns(4) : undefined;
  const crank = flags & 0x02 ? turns(2) : undefined;
  return from.ok ? { wheel, crank } : undefined;
}

export interface PowerMeasurement {
  readonly powerWatts: number;
  readonly crank: Revolutions | undefined;
}

/** 0x2A63 */
export function parseCyclingPower(bytes: Buffer): PowerMeasurement | undefined {
  const from = reader(bytes);
  const flags = from.uint(2);
  const powerWatts = from.sint(2);
  if (flags & 0x01) from.skip(1);
  if (flags & 0x04) from.skip(2);
  if (flags & 0x10) from.skip(6);
  const crank =
    flags & 0x20
      ? { count: from.uint(2), countLimit: crankLimit, eventTime: from.uint(2), timeUnitSeconds: 1 / 1024 }
      : undefined;
  return from.ok ? { powerWatts, crank } : undefined;
}

export interface TreadmillMeasurement {
  readonly speedMps: number | undefined;
  readonly heartRateBpm: number | undefined;
}

/** 0x2ACD */
export function parseTreadmill(bytes: Buffer): TreadmillMeasurement | undefined {
  const from = reader(bytes);
  const flags = from.uint(2);
  // Bit 0 says "more data follows in another packet"; the speed is in the last one.
  const speedMps = flags & 0x0001 ? undefined : from.uint(2) / 100 / 3.6;
  const optionalSizes = [2, 3, 4, 4, 1, 1, 5];
  optionalSizes.forEach((size, index) => {
    if (flags & (1 << (index + 1))) from.skip(size);
  });
  const heartRateBpm = flags & 0x0100 ? from.uint(1) : undefined;
  return from.ok ? { speedMps, heartRateBpm } : undefined;
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
