import type { BodyState } from '../body/state.ts';
import { unit } from '../system/numbers.ts';

/** How lively the music is to be, from how hard the body works. */
export interface EnergyFollower {
  /**
   * Energy 0-1 before any bias, smoothed over a few seconds; of the body's effort, or of another that is asked for. `isWaiting`: the music
   * waits for the body; absent: while that stands still.
   */
  update(body: BodyState, askedEffort01?: number, isWaiting?: boolean): number;
  /** The run's usual energy: a mean over some minutes. */
  readonly usual01: number;
}

const riseSeconds = 4;
const fallSeconds = 8;
const usualSeconds = 120;
/** Effort below and above which energy is at its ends: nobody who moves sits at 0, few reach 1. */
const lowEffort = 0.1;
const highEffort = 0.9;
/** Whoever stands still hears the music wait, however fast the heart still goes. */
const stillShare = 0.3;

export const energyOf = (effort01: number): number => unit((effort01 - lowEffort) / (highEffort - lowEffort));

export function createEnergyFollower(): EnergyFollower {
  let lastSeconds: number | undefined;
  let energy = 0;
  let usual = 0;
  return {
    update(body, askedEffort01 = body.effort01, isWaiting = body.activity === 'still') {
      const wanted = energyOf(askedEffort01) * (isWaiting ? stillShare : 1);
      if (lastSeconds === undefined) {
        energy = wanted;
        usual = wanted;
      }
      const dt = Math.max(0, body.atSeconds - (lastSeconds ?? body.atSeconds));
      lastSeconds = Math.max(lastSeconds ?? body.atSeconds, body.atSeconds);
      energy += (wanted - energy) * (1 - Math.exp(-dt / (wanted > energy ? riseSeconds : fallSeconds)));
      usual += (energy - usual) * (1 - Math.exp(-dt / usualSeconds));
      return energy;
    },
    get usual01() {
      return usual;
    },
  };
}
