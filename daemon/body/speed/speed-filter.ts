/** Where a speed comes from: what it is worth, and how late it is. */
export type SpeedOrigin = 'sensor' | 'receiver' | 'positions';

/**
 * One speed from all who tell it: a Kalman filter over the times at which the readings were true, not at which they came.
 * A late reading is put among those of its own time, and what followed is worked out again: so a slow receiver steadies a
 * quick foot pod and never pulls it back to where the runner was.
 */
export interface SpeedFilter {
  accept(origin: SpeedOrigin, atSeconds: number, speedMps: number): void;
  /** The last estimate; 0 before any reading. It does not extrapolate: between readings speed holds. */
  readonly speedMps: number;
}

interface Quality {
  readonly standardDeviationMps: number;
  readonly delaySeconds: number;
}

/**
 * Foot pods count the strides of the last second; receivers smooth Doppler over some; a line through positions is as late as
 * half its length, and its errors last, so that it is trusted little.
 */
const speedQualities: Readonly<Record<SpeedOrigin, Quality>> = {
  sensor: { standardDeviationMps: 0.1, delaySeconds: 1 },
  receiver: { standardDeviationMps: 0.2, delaySeconds: 2 },
  positions: { standardDeviationMps: 0.8, delaySeconds: 3 },
};
/** How freely a body's speed wanders: variance gained each second, (m/s)². */
const wanderPerSecond = 0.1;
/** A reading further off than this many standard deviations counts as being just so far: one leap is no proof. */
const mostDeviations = 4;
/** Nothing comes later than this. */
const historySeconds = 6;
/** All of them are weighed again with each reading. Of so many who tell it the earliest need no longer be put in order. */
const mostReadings = 256;
const silenceSeconds = 16;
const restMps = 0.05;

interface SpeedReport {
  readonly trueSeconds: number;
  readonly speedMps: number;
  readonly variance: number;
}

interface Belief {
  readonly atSeconds: number;
  readonly speedMps: number;
  readonly variance: number;
}

export function createSpeedFilter(): SpeedFilter {
  /** What is believed of the time before `told`. */
  let settled: Belief | undefined;
  let told: readonly SpeedReport[] = [];
  let believed: Belief | undefined;
  let heardSeconds = Number.NEGATIVE_INFINITY;

  return {
    accept(origin, atSeconds, speedMps) {
      const { standardDeviationMps, delaySeconds } = speedQualities[origin];
      if (atSeconds - heardSeconds > silenceSeconds) [settled, told] = [undefined, []];
      heardSeconds = Math.max(heardSeconds, atSeconds);
      const reading = {
        trueSeconds: atSeconds - delaySeconds,
        speedMps,
        variance: standardDeviationMps ** 2,
      };
      told = [...told, reading].sort((a, b) => a.trueSeconds - b.trueSeconds);
      while (told[0] && (told.length > mostReadings || told[0].trueSeconds < heardSeconds - historySeconds)) {
        settled = correct(settled, told[0]);
        told = told.slice(1);
      }
      believed = told.reduce(correct, settled);
    },
    get speedMps() {
      const speed = believed?.speedMps ?? 0;
      return speed < restMps ? 0 : Math.min(15, speed);
    },
  };
}

function correct(before: Belief | undefined, told: SpeedReport): Belief {
  if (before === undefined) return { ...told, atSeconds: told.trueSeconds };
  const seconds = Math.max(0, told.trueSeconds - before.atSeconds);
  const variance = before.variance + wanderPerSecond * seconds;
  const limit = mostDeviations * Math.sqrt(variance + told.variance);
  const off = Math.min(limit, Math.max(-limit, told.speedMps - before.speedMps));
  const gain = variance / (variance + told.variance);
  return {
    atSeconds: Math.max(before.atSeconds, told.trueSeconds),
    speedMps: before.speedMps + gain * off,
    variance: (1 - gain) * variance,
  };
}
