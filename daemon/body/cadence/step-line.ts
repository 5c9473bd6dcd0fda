/** Where steps fall by their own rhythm: the how manieth falls at `stepAtSeconds` + count x `periodSeconds`. */
export interface Line {
  readonly stepAtSeconds: number;
  readonly periodSeconds: number;
}

/**
 * The line that single steps scatter around, as a Kalman filter knows it (state: when the step falls, and the period). It
 * learns less of each step the surer it is, so it stands stiller than any step or any short mean.
 */
export interface StepLine extends Line {
  /** A foot fell. Returns how many steps that is after the last one; 0 for what is none of them, and changes nothing. */
  step(atSeconds: number): number;
  /** How far steps fall from it of late, as a share of the period. */
  readonly scatter: number;
}

/**
 * All in shares of the period, so that the filter is the same at every cadence; standard deviations. Scatter of single steps:
 * what is assumed at first, the least that is believed, and over how many steps it is measured.
 */
const usualScatter = 0.035;
const leastScatter = 0.018;
const scatterMemorySteps = 20;
/** How far, from one step to the next, the true line wanders, and its period (of runners by 0.5 to 0.8 steps a minute). */
const wander = 0.006;
const periodWander = 0.0013;
/** A step further from the line than this, in its scatter of late, is none of its steps; never nearer or further than these. */
const gateInScatters = 3.5;
const [nearestGate, farthestGate] = [0.2, 0.4];
/** Of a normal distribution the standard deviation is so many times the mean distance. */
const deviationOfMean = 1.25;
/**
 * Steps that fall ever on the same side of the line tell that the pace turns: their mean of late is beyond three times what
 * chance makes of it (a third of the scatter, with this memory). Then the period may be off by so much more, each step.
 */
const leanMemorySteps = 5;
const turningWander = 0.02;
const leastLean = 0.02;

/**
 * `fitted`: a straight line through the last `count` steps, by least squares, which tells how sure it is. `fittedScatter`: how
 * far they fell from it, as a share of the period.
 */
export function createStepLine(fitted: Line, count: number, fittedScatter: number): StepLine {
  let { stepAtSeconds, periodSeconds } = fitted;
  // Variances of the end of such a line, of its slope, and of both together (n points, one apart).
  let scatter = Math.max(usualScatter, fittedScatter);
  const noise = scatter ** 2;
  let phaseVariance = (noise * (4 * count - 2)) / (count * (count + 1));
  let covariance = (noise * 6) / (count * (count + 1));
  let periodVariance = (noise * 12) / (count ** 3 - count);
  let lean = 0;

  return {
    step(atSeconds) {
      const since = (atSeconds - stepAtSeconds) / periodSeconds;
      const steps = Math.round(since);
      const error = since - steps;
      const gate = Math.min(farthestGate, Math.max(nearestGate, gateInScatters * scatter));
      if (steps < 1 || Math.abs(error) > gate) return 0;
      lean += (error - lean) / leanMemorySteps;
      if (Math.abs(lean) > Math.max(scatter, leastLean)) periodVariance += turningWander ** 2;
      phaseVariance += steps * (2 * covariance + steps * periodVariance + wander ** 2);
      covariance += steps * periodVariance;
      periodVariance += steps * periodWander ** 2;
      const sum = phaseVariance + Math.max(leastScatter, scatter) ** 2;
      const [gain, periodGain] = [phaseVariance / sum, covariance / sum];
      stepAtSeconds += (steps + gain * error) * periodSeconds;
      periodSeconds *= 1 + periodGain * error;
      periodVariance -= periodGain * covariance;
      covariance -= gain * covariance;
      phaseVariance -= gain * phaseVariance;
      scatter += (deviationOfMean * Math.abs(error) - scatter) / scatterMemorySteps;
      return steps;
    },
    get stepAtSeconds() {
      return stepAtSeconds;
    },
    get periodSeconds() {
      return periodSeconds;
    },
    get scatter() {
      return scatter;
    },
  };
}
