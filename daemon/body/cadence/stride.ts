/**
 * Learns how long this runner's steps are at each speed, so that cadence can be told from speed alone when the foot
 * pod is gone. Step length grows nearly linearly with speed within a gait (Cavanagh and Kram 1989): it is fitted by
 * least squares with slow forgetting, walking and running apart, and a mild preference for the usual slope.
 */
export interface StrideModel {
  /** Speed and cadence measured at the same time, about once a second. */
  learn(speedMps: number, cadenceSpm: number): void;
  /**
   * `runs`: the gait as far as one knows, which decides near the border between the gaits. Undefined where nothing was
   * learnt of that gait, nor, near the border, of the other.
   */
  cadenceSpm(speedMps: number, runs: boolean | undefined): number | undefined;
}

/** Where most people change from walking to running (Kram, Domingo and Ferris 1997). */
export const gaitChangeMps = 2;
/** So near to it people walk and run. */
const eitherGaitMps = 0.3;
const slowestMps = 0.6;
const forgetting = 1 - 1 / 600;
const fewestSamples = 10;
/** Metres of step for each m/s of speed, and how many samples (at a spread of 0.3 m/s) it takes to move away from it. */
const usualSlope = 0.3;
const slopeWeight = 30 * 0.3 ** 2;

interface Fit {
  samples: number;
  meanSpeed: number;
  meanLength: number;
  speedSquares: number;
  products: number;
  lowestSpm: number;
  highestSpm: number;
}

export function createStrideModel(): StrideModel {
  const walking = emptyFit();
  const running = emptyFit();
  const fitFor = (speedMps: number): Fit => (speedMps < gaitChangeMps ? walking : running);

  /** Near the border who runs goes on running; a gait that was never seen is taken for the other on that one's side. */
  const fitForGait = (speedMps: number, runs: boolean | undefined): Fit => {
    const usual = fitFor(speedMps);
    if (runs === undefined || Math.abs(speedMps - gaitChangeMps) > eitherGaitMps) return usual;
    const own = runs ? running : walking;
    return own.samples < fewestSamples ? usual : own;
  };

  return {
    learn(speedMps, cadenceSpm) {
      if (speedMps < slowestMps || cadenceSpm < 60 || cadenceSpm > 240) return;
      const fit = fitFor(speedMps);
      const length = (60 * speedMps) / cadenceSpm;
      fit.samples = fit.samples * forgetting + 1;
      const speedOff = speedMps - fit.meanSpeed;
      const lengthOff = length - fit.meanLength;
      fit.meanSpeed += speedOff / fit.samples;
      fit.meanLength += lengthOff / fit.samples;
      fit.speedSquares = fit.speedSquares * forgetting + speedOff * (speedMps - fit.meanSpeed);
      fit.products = fit.products * forgetting + speedOff * (length - fit.meanLength);
      fit.lowestSpm = Math.min(fit.lowestSpm, cadenceSpm);
      fit.highestSpm = Math.max(fit.highestSpm, cadenceSpm);
    },

    cadenceSpm(speedMps, runs) {
      const fit = fitForGait(speedMps, runs);
      if (fit.samples < fewestSamples || speedMps < slowestMps) return undefined;
      const slope = (fit.products + usualSlope * slopeWeight) / (fit.speedSquares + slopeWeight);
      const length = fit.meanLength + slope * (speedMps - fit.meanSpeed);
      if (length < 0.1) return undefined;
      // A little beyond what was seen is believed, no more.
      return Math.min(Math.max((60 * speedMps) / length, fit.lowestSpm - 10), fit.highestSpm + 10);
    },
  };
}

function emptyFit(): Fit {
  return {
    samples: 0,
    meanSpeed: 0,
    meanLength: 0,
    speedSquares: 0,
    products: 0,
    lowestSpm: Number.POSITIVE_INFINITY,
    highestSpm: 0,
  };
}
