/**
 * One key for everything, for devices that have no more: pressed shortly it plays and stops, twice it skips, held it
 * begins a lap. Times are the caller's seconds.
 */
export interface Gestures {
  press(atSeconds: number): void;
  release(atSeconds: number): void;
  /** What has been meant until now; to be asked some times a second. */
  meant(nowSeconds: number): 'toggle' | 'skip' | 'lap' | undefined;
}

/** Held for so long, it is no short press any more. */
const longPressSeconds = 0.7;
/** So long after a short press a second may come. */
const doublePressSeconds = 0.35;

export function createGestures(): Gestures {
  let pressedAt: number | undefined;
  let releasedAt: number | undefined;
  let shortPresses = 0;
  /** The press that lasts, or lasted, so long; told as soon as somebody asks. */
  let longPress: 'none' | 'untold' | 'told' = 'none';

  return {
    press(atSeconds) {
      pressedAt = atSeconds;
      if (longPress === 'told') longPress = 'none';
    },
    release(atSeconds) {
      if (pressedAt === undefined) return;
      const long = atSeconds - pressedAt >= longPressSeconds;
      pressedAt = undefined;
      releasedAt = atSeconds;
      if (!long) shortPresses += 1;
      else if (longPress === 'none') longPress = 'untold';
    },
    meant(nowSeconds) {
      const held = pressedAt !== undefined && nowSeconds - pressedAt >= longPressSeconds;
      if (longPress === 'untold' || (held && longPress === 'none')) {
        longPress = held ? 'told' : 'none';
        shortPresses = 0;
        return 'lap';
      }
      if (pressedAt !== undefined || shortPresses === 0) return undefined;
      if (shortPresses >= 2) {
        shortPresses = 0;
        return 'skip';
      }
      if (releasedAt !== undefined && nowSeconds - releasedAt >= doublePressSeconds) {
        shortPresses = 0;
        return 'toggle';
      }
      return undefined;
    },
  };
}
