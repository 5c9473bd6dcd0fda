import type { Lap } from '../summary.ts';
import { createTimeMean, rounded } from './mean.ts';

/** A second of a run, or what is known of it. */
export interface RunSecond {
  readonly seconds: number;
  readonly isMoving: boolean;
  /** Gone since the second before. */
  readonly meters: number | undefined;
  readonly heartRateBpm: number | undefined;
  readonly cadenceSpm: number | undefined;
}

/** A part of a run, or all of it, summed up. */
export interface Stretch {
  add(second: RunSecond): void;
  readonly movingSeconds: number;
  readonly distanceMeters: number | undefined;
  readonly heartRateMeanBpm: number | undefined;
  readonly cadenceMeanSpm: number | undefined;
}

export function createStretch(): Stretch {
  const heart = createTimeMean();
  const cadence = createTimeMean();
  let movingSeconds = 0;
  let meters: number | undefined;
  return {
    add(second) {
      heart.add(second.heartRateBpm, second.seconds);
      if (second.meters !== undefined) meters = (meters ?? 0) + second.meters;
      if (!second.isMoving) return;
      movingSeconds += second.seconds;
      if (second.cadenceSpm !== undefined && second.cadenceSpm > 0)
        cadence.add(second.cadenceSpm, second.seconds);
    },
    get movingSeconds() {
      return movingSeconds;
    },
    get distanceMeters() {
      return meters;
    },
    get heartRateMeanBpm() {
      return heart.mean;
    },
    get cadenceMeanSpm() {
      return cadence.mean;
    },
  };
}

export interface BegunLap {
  readonly atSeconds: number;
  readonly stretch: Stretch;
}

export function lapOf({ atSeconds, stretch }: BegunLap, endSeconds: number): Lap {
  const { movingSeconds, distanceMeters, heartRateMeanBpm, cadenceMeanSpm } = stretch;
  return {
    atSeconds: rounded(atSeconds),
    lengthSeconds: rounded(Math.max(0, endSeconds - atSeconds)),
    movingSeconds: rounded(movingSeconds),
    ...(distanceMeters !== undefined && { distanceMeters: rounded(distanceMeters) }),
    ...(heartRateMeanBpm !== undefined && { heartRateMeanBpm: rounded(heartRateMeanBpm) }),
    ...(cadenceMeanSpm !== undefined && { cadenceMeanSpm: rounded(cadenceMeanSpm) }),
  };
}
