/** So long the body had moved when it had gone so far: seconds, metres. */
export type PacePoint = readonly [number, number];

/** How somebody went: when he was where. Stops do not count, neither in his time nor in that of whoever is compared. */
export interface Pace {
  /** The whole way. */
  readonly meters: number;
  /** When he had gone so far, seconds of moving; undefined of a way that is longer than his. */
  secondsAt(meters: number): number | undefined;
}

/** `points` in order; nobody goes back. Between two of them he went evenly, and where he stayed he is until he leaves. */
export function createPace(points: readonly PacePoint[]): Pace {
  const seconds = [0];
  const ways = [0];
  for (const [atSeconds, meters] of points) {
    if (!Number.isFinite(atSeconds) || !Number.isFinite(meters) || atSeconds < seconds.at(-1)!) continue;
    seconds.push(atSeconds);
    ways.push(Math.max(meters, ways.at(-1)!));
  }
  const meters = ways.at(-1)!;
  return {
    meters,
    secondsAt(way) {
      if (!(way <= meters)) return undefined;
      const next = firstBeyond(ways, way);
      // At the very end, or before the beginning.
      if (next === ways.length || next === 0) return next === 0 ? 0 : seconds.at(-1)!;
      const [from, to] = [ways[next - 1]!, ways[next]!];
      const share01 = (way - from) / (to - from);
      return seconds[next - 1]! + share01 * (seconds[next]! - seconds[next - 1]!);
    },
  };
}

/** Which of `rising` is the first that is more than `value`; as many as there are where none is. */
function firstBeyond(rising: readonly number[], value: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Who runs now, so far. */
export interface RunSoFar {
  readonly movingSeconds: number;
  readonly meters: number;
}

/**
 * How long before whoever runs now the other one was where that one is, seconds of moving; below 0: how long after.
 * Undefined beyond the end of the other's way.
 */
export function leadOf(pace: Pace, { movingSeconds, meters }: RunSoFar): number | undefined {
  const then = pace.secondsAt(meters);
  return then === undefined ? undefined : movingSeconds - then;
}
