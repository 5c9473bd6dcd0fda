/** Where a speed comes from: what it is worth, and how late it is. */
export type SpeedOrigin = 'sensor' | 'receiver' | 'places';

/**
 * One speed from all who tell it: a Kalman filter whose state is the speed now. Each reading is compared with what the
 * filter held when the reading was true (`delaySeconds` ago), so that a slow receiver does not pull a quick foot pod back
 * at every turn; the difference corrects the present.
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
 * Foot pods count the last strides; receivers smooth Doppler over some seconds; a difference of places is as late as half
 * its base line, and its errors last, so that it is trusted little.
 */
const qualities: Readonly<Record<SpeedOrigin, Quality>> = {
  sensor: { standardDeviationMps: 0.1, delaySeconds: 0 },
  receiver: { standardDeviationMps: 0.2, delaySeconds: 1 },
  places: { standardDeviationMps: 0.8, delaySeconds: 3 },
};
/** How freely a body's speed wanders: variance gained each second, (m/s)². */
const wanderPerSecond = 0.1;
/** A reading further off than this many standard deviations counts as being just so far: one leap is no proof. */
const mostDeviations = 4;
const historySeconds = 8;
const restMps = 0.05;

export function createSpeedFilter(): SpeedFilter {
  let history: { atSeconds: number; speedMps: number }[] = [];
  let variance = 0;

  const heldAt = (atSeconds: number): number => {
    const held = history.findLast((entry) => entry.atSeconds <= atSeconds) ?? history[0];
    return held?.speedMps ?? 0;
  };

  return {
    accept(origin, atSeconds, speedMps) {
      const { standardDeviationMps, delaySeconds } = qualities[origin];
      const noise = standardDeviationMps ** 2;
      const last = history.at(-1);
      if (last === undefined || atSeconds - last.atSeconds > 2 * historySeconds) {
        history = [{ atSeconds, speedMps }];
        variance = noise;
        return;
      }
      variance += wanderPerSecond * Math.max(0, atSeconds - last.atSeconds);
      const limit = mostDeviations * Math.sqrt(variance + noise);
      const off = speedMps - heldAt(atSeconds - delaySeconds);
      const gain = variance / (variance + noise);
      const correction = gain * Math.min(limit, Math.max(-limit, off));
      variance *= 1 - gain;
      // What is learnt now was so before: the next late reading must not correct it once more.
      const since = atSeconds - delaySeconds;
      for (const entry of history) if (entry.atSeconds >= since) entry.speedMps += correction;
      const now = Math.max(last.atSeconds, atSeconds);
      history.push({ atSeconds: now, speedMps: last.speedMps + (last.atSeconds >= since ? 0 : correction) });
      history = history.filter((entry) => now - entry.atSeconds <= historySeconds);
    },
    get speedMps() {
      const speed = history.at(-1)?.speedMps ?? 0;
      return speed < restMps ? 0 : Math.min(15, speed);
    },
  };
}
