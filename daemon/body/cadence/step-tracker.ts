import { medianOf } from '../../system/numbers.ts';
/** The rhythm that single steps make, as a straight line through the last ones: time = last + period x count. */
export interface StepRhythm {
  /** The line at the last step: steadier than the step itself. */
  readonly stepAtSeconds: number;
  readonly periodSeconds: number;
  readonly cadenceSpm: number;
}

export interface StepTracker {
  /** A foot fell. Late ones (before the last) are dropped. */
  step(atSeconds: number): void;
  /** Undefined until there are five steps that make a rhythm. */
  readonly rhythm: StepRhythm | undefined;
}

/** Two steps cannot follow one another faster than this (300 a minute), nor belong together when slower (30 a minute). */
const shortestStepSeconds = 0.2;
const longestStepSeconds = 2;
const fewestSteps = 5;
const mostSteps = 9;
/** Scatter, as a share of the period, from which the line is drawn through the latest steps only: the pace is turning. */
const turningScatter = 0.06;

export function createStepTracker(): StepTracker {
  let times: number[] = [];
  let rhythm: StepRhythm | undefined;

  return {
    step(atSeconds) {
      const last = times.at(-1);
      if (last !== undefined) {
        const interval = atSeconds - last;
        if (interval < shortestStepSeconds) return;
        if (interval > longestStepSeconds) {
          times = [];
          rhythm = undefined;
        }
      }
      times.push(atSeconds);
      if (times.length > mostSteps) times.shift();
      if (times.length < fewestSteps) return;
      const whole = fitLine(times);
      rhythm = whole.scatter <= turningScatter ? whole.rhythm : fitLine(times.slice(-fewestSteps)).rhythm;
    },
    get rhythm() {
      return rhythm;
    },
  };
}

/** Least squares through (count, time); a gap of about n median intervals counts as n steps, so missed ones do no harm. */
function fitLine(times: readonly number[]): { rhythm: StepRhythm; scatter: number } {
  const intervals = times.slice(1).map((time, index) => time - times[index]!);
  const median = medianOf(intervals);
  const counts = [0];
  for (const interval of intervals) counts.push(counts.at(-1)! + Math.max(1, Math.round(interval / median)));
  const origin = times[0]!;
  const meanCount = meanOf(counts);
  const meanTime = meanOf(times.map((time) => time - origin));
  let covariance = 0;
  let variance = 0;
  counts.forEach((count, index) => {
    covariance += (count - meanCount) * (times[index]! - origin - meanTime);
    variance += (count - meanCount) ** 2;
  });
  const periodSeconds = covariance / variance;
  const at = (count: number): number => origin + meanTime + periodSeconds * (count - meanCount);
  const squares = counts.map((count, index) => (times[index]! - at(count)) ** 2);
  const scatter = Math.sqrt(meanOf(squares)) / periodSeconds;
  return {
    scatter,
    rhythm: {
      stepAtSeconds: at(counts.at(-1)!),
      periodSeconds,
      cadenceSpm: Math.min(300, 60 / periodSeconds),
    },
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
