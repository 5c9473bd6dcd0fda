import type { BodyState } from '../body/state.ts';
import type { WantedTempo } from './wanted-tempo.ts';

/** A runner who has to stand for a moment goes on as before: the tempo waits. */
export interface RedLight {
  /** What is wanted, or, for at most `holdSeconds`, the tempo as it is. Times do not run backwards. */
  update(body: BodyState, wanted: WantedTempo, holdSeconds: number): WantedTempo;
}

/** Who ran for less has no tempo yet to wait for. */
export const leastRunSeconds = 20;

export function createRedLight(): RedLight {
  let lastSeconds: number | undefined;
  let ranSeconds = 0;
  let standsSinceSeconds: number | undefined;
  return {
    update({ atSeconds, activity }, wanted, holdSeconds) {
      const dt = Math.max(0, atSeconds - (lastSeconds ?? atSeconds));
      lastSeconds = atSeconds;
      if (activity !== 'still') {
        standsSinceSeconds = undefined;
        if (activity !== 'unknown') ranSeconds += dt;
        return wanted;
      }
      standsSinceSeconds ??= atSeconds;
      if (atSeconds - standsSinceSeconds > holdSeconds) ranSeconds = 0;
      const waits = wanted.basis === 'rest' && ranSeconds >= leastRunSeconds;
      return waits ? { ...wanted, basis: 'hold' } : wanted;
    },
  };
}
