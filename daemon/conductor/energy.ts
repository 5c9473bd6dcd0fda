import type { BodyState } from '../body/state.ts';
import { unit } from '../system/numbers.ts';

/** How lively the music is to be, from how hard the body works, and how that changes. */
export interface EnergyFollower {
  /**
   * Of the body's effort, or of another that is asked for. `isWaiting`: the music waits for the body; absent: while that stands still.
   */
  update(body: BodyState, askedEffort01?: number, isWaiting?: boolean): Liveliness;
  /** The run's usual energy: a mean over some minutes. */
  readonly usual01: number;
}

export interface Liveliness {
  /** Before any bias, smoothed over a few seconds. */
  readonly energy01: number;
  /** How much more, 1 at most, or less, -1, is done than in the last minute: what is new of it, and fades as it becomes usual. */
  readonly lift: number;
}

const riseSeconds = 2;
const fallSeconds = 3;
const usualSeconds = 120;
/** Effort below and above which energy is at its ends: nobody who moves sits at 0, few reach 1. */
const lowEffort = 0.1;
const highEffort = 0.9;
/** Whoever stands still hears the music wait, however fast the heart still goes. */
const stillShare = 0.3;

/** What a leap of effort adds to the energy at first: people hear what changes. */
const liftShare = 0.15;
/** What the effort of now is held against. Who has just set off has no past: it grows from the first of these to the second. */
const firstPastSeconds = 5;
const pastSeconds = 60;
const nowSeconds = 1;
/** So much more or less effort is how a pace wavers; so much a whole leap (2.5 to 3.3 m/s of somebody who can 4.5). */
const least = 0.03;
const whole = 0.18;
/** Uphill a slower pace is no rest. */
const uphill = 0.03;

export const energyOf = (effort01: number): number => unit((effort01 - lowEffort) / (highEffort - lowEffort));

export function createEnergyFollower(): EnergyFollower {
  let lastSeconds: number | undefined;
  let energy = 0;
  let usual = 0;
  const lifting = createLift();
  return {
    update(body, askedEffort01 = body.effort01, isWaiting = body.activity === 'still') {
      const dt = Math.max(0, body.atSeconds - (lastSeconds ?? body.atSeconds));
      const lift = lifting(body, askedEffort01, dt);
      const wanted = unit(energyOf(askedEffort01) * (isWaiting ? stillShare : 1) + liftShare * lift);
      if (lastSeconds === undefined) {
        energy = wanted;
        usual = wanted;
      }
      lastSeconds = Math.max(lastSeconds ?? body.atSeconds, body.atSeconds);
      energy += (wanted - energy) * (1 - Math.exp(-dt / (wanted > energy ? riseSeconds : fallSeconds)));
      usual += (energy - usual) * (1 - Math.exp(-dt / usualSeconds));
      return { energy01: energy, lift };
    },
    get usual01() {
      return usual;
    },
  };
}

/** The effort of now against that of the last minute, as `Liveliness.lift`. */
function createLift(): (body: BodyState, effort01: number, dt: number) => number {
  let now: number | undefined;
  let past = 0;
  let movedSeconds = 0;
  return ({ activity, slope = 0 }, effort01, dt) => {
    if (activity === 'still' || activity === 'unknown') {
      now = undefined;
      return 0;
    }
    if (now === undefined) {
      now = effort01;
      past = effort01;
      movedSeconds = 0;
    }
    movedSeconds += dt;
    now += (effort01 - now) * (1 - Math.exp(-dt / nowSeconds));
    past += (now - past) * (1 - Math.exp(-dt / Math.min(pastSeconds, firstPastSeconds + movedSeconds)));
    const more = now - past;
    const lift = Math.sign(more) * unit((Math.abs(more) - least) / (whole - least));
    return slope >= uphill ? Math.max(0, lift) : lift;
  };
}
