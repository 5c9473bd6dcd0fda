import { beatHeardAt, type PlayerClock } from '../player/shared/clock.ts';
import type { Bar } from '../score/bar.ts';

/**
 * The bar that is at the ear at a moment near the clock's own: what the player plays is on its way, and until it is
 * there the bar before it is heard. Undefined while nothing plays.
 */
export function heardBar(
  clock: Pick<PlayerClock, 'state' | 'beat' | 'heardAtSeconds' | 'tempoBpm' | 'barIndex'>,
  bars: readonly Bar[],
  atSeconds: number,
): Bar | undefined {
  if (clock.barIndex === undefined) return undefined;
  const beat = beatHeardAt(clock, atSeconds);
  return (
    bars.find(({ startBeat, lengthBeats }) => startBeat <= beat && beat < startBeat + lengthBeats) ??
    bars.find(({ index }) => index === clock.barIndex)
  );
}
