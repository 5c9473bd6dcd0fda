import type { IncomingReading } from '../../../daemon/panel/protocol/client-message.ts';

/** What a phone tells becomes readings here; without a browser, so that a test can look. */

/** Some phones tell 100 times a second; steps need 50. */
const leastIntervalSeconds = 0.015;
/** More than a batch takes at most; the oldest goes when nobody fetches. */
const mostWaiting = 128;
/** The protocol's limit on how old a reading may be, with some air. */
const oldestSeconds = 50;
/** Beyond this a stamp is of another clock. */
const believableAgeSeconds = 10;
const hardestMps2 = 400;
const fastestMps = 15;

export interface Vector {
  readonly x: number | null;
  readonly y: number | null;
  readonly z: number | null;
}

export interface BrowserPosition {
  readonly latitude: number;
  readonly longitude: number;
  readonly altitude: number | null;
  readonly speed: number | null;
  readonly accuracy: number;
}

interface MotionSample {
  readonly localSeconds: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Acceleration on its way: collected one by one, fetched by the batch. */
export class MotionBatch {
  readonly #sensorId: string;
  #samples: MotionSample[] = [];
  #lastSeconds = Number.NEGATIVE_INFINITY;

  constructor(sensorId: string) {
    this.#sensorId = sensorId;
  }

  /** Gives back whether it is a measurement at all: a desktop computer tells nulls. */
  push(acceleration: Vector | null, localSeconds: number): boolean {
    if (acceleration === null) return false;
    const { x, y, z } = acceleration;
    if (x === null || y === null || z === null) return false;
    if (![x, y, z].every((value) => Math.abs(value) <= hardestMps2)) return false;
    if (localSeconds - this.#lastSeconds < leastIntervalSeconds) return true;
    this.#lastSeconds = localSeconds;
    this.#samples.push({ localSeconds, x, y, z });
    if (this.#samples.length > mostWaiting) this.#samples.shift();
    return true;
  }

  /** Everything since the last call. `toDaemonSeconds` knows the daemon's clock; before it does, ages are told. */
  take(
    nowSeconds: number,
    toDaemonSeconds: (localSeconds: number) => number | undefined,
  ): readonly IncomingReading[] {
    const samples = this.#samples.filter(({ localSeconds }) => nowSeconds - localSeconds < oldestSeconds);
    this.#samples = [];
    return samples.map(({ localSeconds, x, y, z }) => ({
      kind: 'acceleration',
      sensorId: this.#sensorId,
      ...momentOf(localSeconds, nowSeconds, toDaemonSeconds),
      xMps2: round(x),
      yMps2: round(y),
      zMps2: round(z),
    }));
  }
}

/** What no body does is left out, so that the position itself is not refused with it. */
export function positionReading(
  sensorId: string,
  position: BrowserPosition,
  localSeconds: number,
  nowSeconds: number,
  toDaemonSeconds: (localSeconds: number) => number | undefined,
): IncomingReading {
  const { latitude, longitude, altitude, speed, accuracy } = position;
  return {
    kind: 'position',
    sensorId,
    ...momentOf(localSeconds, nowSeconds, toDaemonSeconds),
    latitude,
    longitude,
    ...(altitude !== null && altitude >= -500 && altitude <= 9000 && { altitudeMeters: altitude }),
    ...(speed !== null && speed >= 0 && speed <= fastestMps && { speedMps: speed }),
    ...(accuracy >= 0 && accuracy <= 1e5 && { accuracyMeters: accuracy }),
  };
}

/** Browsers stamp with clocks of different origins; a stamp that makes no sense is taken to mean now. */
export function believableSeconds(stampSeconds: number, nowSeconds: number): number {
  const age = nowSeconds - stampSeconds;
  return age >= 0 && age <= believableAgeSeconds ? stampSeconds : nowSeconds;
}

function momentOf(
  localSeconds: number,
  nowSeconds: number,
  toDaemonSeconds: (localSeconds: number) => number | undefined,
): { readonly atSeconds: number } | { readonly ageSeconds: number } {
  const atSeconds = toDaemonSeconds(localSeconds);
  return atSeconds === undefined || atSeconds < 0
    ? { ageSeconds: round(Math.max(0, nowSeconds - localSeconds)) }
    : { atSeconds: Math.round(atSeconds * 1e4) / 1e4 };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
