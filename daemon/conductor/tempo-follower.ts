import { highestTempoBpm, lowestTempoBpm, type WantedTempo } from './wanted-tempo.ts';

/** Turns the tempo that is wanted into one that can be played: no jump, whatever comes. */
export interface TempoFollower {
  /** `turnSeconds`: how long a turn to what is wanted now may take, where it is to be slow. */
  update(atSeconds: number, wanted: WantedTempo, turnSeconds: number): number;
}

/**
 * From one beat to the next the tempo changes by at most 3 %, always. A little less here: the clock that plays it looks
 * between our updates.
 */
const mostPerBeat = Math.log(1.03) * 0.97;
/**
 * What a cadence is off by more than this is made good at once, the rest slowly: a count that flickers by a step is not
 * heard, and the tempo still stays within 1 % of it. (Chosen on a recorded run of 47 minutes that counts in twos.)
 */
const band = 0.008;
const quickSeconds = 0.6;
const calmSeconds = 8;
/**
 * Two equal low-pass filters in a row leave, after x time constants, (1 + x) exp(-x) of a step: at 4.4 it is 6.6 %, that
 * is 3 % of the tempo after speed has changed by half.
 */
const timeConstantsInTurn = 4.4;
/** A slow tempo stands until what it follows has moved this far: it does not waver with the receiver. */
const slack = 0.004;

export function createTempoFollower(): TempoFollower {
  let lastSeconds: number | undefined;
  /** Natural logarithms of tempi: equal steps are equal ratios. */
  let tempo = 0;
  let between = 0;
  let smooth = 0;

  const move = (wanted: number, basis: WantedTempo['basis'], dt: number, turnSeconds: number): number => {
    switch (basis) {
      case 'hold':
        between = smooth = tempo;
        return 0;
      case 'cadence':
      case 'link':
      case 'manual': {
        between = smooth = tempo;
        const error = wanted - tempo;
        const calm = Math.min(band, Math.max(-band, error));
        return (error - calm) * approach(dt, quickSeconds) + calm * approach(dt, calmSeconds);
      }
      default: {
        const share = approach(dt, turnSeconds / timeConstantsInTurn);
        between += (wanted - between) * share;
        smooth += (between - smooth) * share;
        return Math.max(0, smooth - slack - tempo) + Math.min(0, smooth + slack - tempo);
      }
    }
  };

  return {
    update(atSeconds, wanted, turnSeconds) {
      const target = Math.log(wanted.tempoBpm);
      if (lastSeconds === undefined) {
        // Nothing has sounded yet: the music begins where the body is.
        lastSeconds = atSeconds;
        between = smooth = tempo = target;
        return wanted.tempoBpm;
      }
      const dt = Math.max(0, atSeconds - lastSeconds);
      lastSeconds = Math.max(lastSeconds, atSeconds);
      const beats = Math.min(1, (dt * Math.exp(tempo)) / 60);
      const limit = mostPerBeat * beats;
      const wish = move(target, wanted.basis, dt, turnSeconds);
      tempo += Math.min(limit, Math.max(-limit, wish));
      return Math.min(highestTempoBpm, Math.max(lowestTempoBpm, Math.exp(tempo)));
    },
  };
}

/** Share of the way that a low-pass filter goes in `dt`. */
function approach(dt: number, timeConstantSeconds: number): number {
  return 1 - Math.exp(-dt / timeConstantSeconds);
}
