import { medianOf } from '../../system/numbers.ts';
import { createStepLine, type Line, type StepLine } from './step-line.ts';

/** The rhythm that single steps make. */
export interface StepRhythm extends Line {
  /** Of the last few steps alone: it turns sooner than the line. */
  readonly cadenceSpm: number;
}

export interface StepTracker {
  /** A foot fell. Late ones (before the last) are dropped. */
  step(atSeconds: number): void;
  /** Undefined until there are five steps that make a rhythm. */
  readonly rhythm: StepRhythm | undefined;
}

/** Two steps hardly follow one another faster than this (300 a minute), nor belong together when slower (30 a minute). */
const shortestStepSeconds = 0.2;
const longestStepSeconds = 2;
const fewestSteps = 5;
const mostSteps = 9;
/** Scatter from which the latest steps alone count, for the pace turns: a share of the period, or so much more than of late. */
const turningScatter = 0.06;
const moreScatter = 1.5;
/** A turning pace is another line from so far off the line's period on: a share of it, or as far as steps scatter. */
const otherPeriod = 0.04;
/** A stray costs so much trust, a step of the line gives one back: two strays in a row, or two of four, make another line. */
const strayCost = 2;
const mostDistrust = 4;

/** One of the line's steps: the how manieth, and when it fell. */
interface CountedStep {
  readonly count: number;
  readonly atSeconds: number;
}

export function createStepTracker(): StepTracker {
  /** The last ones, strays as well: what another line would begin with. */
  let recent: number[] = [];
  let steps: CountedStep[] = [];
  let line: StepLine | undefined;
  let rhythm: StepRhythm | undefined;
  let distrust = 0;

  /** Gives the steps that make the rhythm, with this one. */
  const countedWith = (atSeconds: number): CountedStep[] => {
    const taken = line?.step(atSeconds) ?? 0;
    if (taken > 0) {
      distrust = Math.max(0, distrust - 1);
      return [...steps, { count: steps.at(-1)!.count + taken, atSeconds }].slice(-mostSteps);
    }
    distrust += strayCost;
    if (line !== undefined && distrust < mostDistrust) return steps;
    line = undefined;
    distrust = 0;
    return countSteps(recent);
  };

  return {
    step(atSeconds) {
      const last = recent.at(-1);
      if (last !== undefined) {
        const interval = atSeconds - last;
        if (interval < (line === undefined ? shortestStepSeconds : 0)) return;
        if (interval > longestStepSeconds) {
          recent = [];
          steps = [];
          line = undefined;
          rhythm = undefined;
        }
      }
      recent = [...recent, atSeconds].slice(-mostSteps);
      steps = countedWith(atSeconds);
      if (steps.length < fewestSteps) return;
      const whole = fitLine(steps);
      const isTurning = whole.scatter > Math.max(turningScatter, moreScatter * (line?.scatter ?? 0));
      const { fitted } = isTurning ? fitLine(steps.slice(-fewestSteps)) : whole;
      if (line === undefined || (isTurning && isOther(line, fitted)))
        line = createStepLine(fitted, isTurning ? fewestSteps : steps.length, whole.scatter);
      rhythm = {
        stepAtSeconds: line.stepAtSeconds,
        periodSeconds: line.periodSeconds,
        cadenceSpm: Math.min(300, 60 / fitted.periodSeconds),
      };
    },
    get rhythm() {
      return rhythm;
    },
  };
}

function isOther({ periodSeconds, scatter }: StepLine, fitted: Line): boolean {
  return Math.abs(fitted.periodSeconds / periodSeconds - 1) > Math.max(otherPeriod, scatter);
}

/** Where nothing is known yet a gap of about n median intervals counts as n steps, so missed ones do no harm. */
function countSteps(times: readonly number[]): CountedStep[] {
  const apart = times.filter((time, index) => index === 0 || time - times[index - 1]! >= shortestStepSeconds);
  const intervals = apart.slice(1).map((time, index) => time - apart[index]!);
  const median = medianOf(intervals);
  let count = 0;
  return apart.map((atSeconds, index) => {
    if (index > 0) count += Math.max(1, Math.round(intervals[index - 1]! / median));
    return { count, atSeconds };
  });
}

/** Least squares through the steps. */
function fitLine(steps: readonly CountedStep[]): { fitted: Line; scatter: number } {
  const origin = steps[0]!.atSeconds;
  const meanCount = meanOf(steps.map(({ count }) => count));
  const meanTime = meanOf(steps.map(({ atSeconds }) => atSeconds - origin));
  let covariance = 0;
  let variance = 0;
  for (const { count, atSeconds } of steps) {
    covariance += (count - meanCount) * (atSeconds - origin - meanTime);
    variance += (count - meanCount) ** 2;
  }
  const periodSeconds = covariance / variance;
  const at = (count: number): number => origin + meanTime + periodSeconds * (count - meanCount);
  const squares = steps.map(({ count, atSeconds }) => (atSeconds - at(count)) ** 2);
  const scatter = Math.sqrt(meanOf(squares)) / periodSeconds;
  return { scatter, fitted: { stepAtSeconds: at(steps.at(-1)!.count), periodSeconds } };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
