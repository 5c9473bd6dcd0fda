import { medianOf } from '../../../system/numbers.ts';
import { sampleRateHz } from './resample.ts';

/** How often steps come, and how surely. */
export interface StepRhythm {
  readonly stepSeconds: number;
  /** Correlation of the force with itself one period later, 0-1. */
  readonly confidence01: number;
}

/** Force is kept four samples to one: steps are slow. */
export const decimation = 4;
const rateHz = sampleRateHz / decimation;
/** Long enough for two strides of the slowest walk. */
export const windowSeconds = 5;
const fastestStepSeconds = 60 / 210;
const slowestStepSeconds = 60 / 56;
/** Less movement than this is standing. */
const leastMovement = 0.3;
const leastConfidence = 0.4;
/** Knocks are cut to this many times the usual swing, so that one of them does not drown a slow walk. */
const clippedAt = 3;
/** A shorter period that repeats nearly as well as the best one is the period. */
const nearlyAsWell = 0.7;
/**
 * Between 57 and 105 strikes a minute one cannot tell steps of a slow walk from strides of one foot at a run by their
 * timing; by their force one can: it grows with the square of the cadence. m/s² at one strike a second, halfway between.
 */
const strideMovement = 1.4;

/** The rhythm of force over the last seconds (25 samples a second), or undefined while there is none. */
export function findRhythm(force: readonly number[]): StepRhythm | undefined {
  const mean = force.reduce((sum, value) => sum + value, 0) / force.length;
  const raw = force.map((value) => value - mean);
  const bound = clippedAt * medianOf(raw.map(Math.abs));
  const swings = raw.map((value) => Math.min(bound, Math.max(-bound, value)));
  const movement = Math.sqrt(swings.reduce((sum, value) => sum + value ** 2, 0) / swings.length);
  if (movement < leastMovement) return undefined;

  const shortest = Math.floor(fastestStepSeconds * rateHz);
  const longest = Math.min(Math.ceil(2 * slowestStepSeconds * rateHz), Math.floor(force.length / 2));
  const correlations: number[] = [];
  for (let lag = 0; lag <= longest + 1; lag++) correlations.push(correlation(swings, lag));
  const peaks: { readonly lag: number; readonly height: number }[] = [];
  for (let lag = shortest; lag <= longest; lag++) {
    const [left = 0, here = 0, right = 0] = correlations.slice(lag - 1, lag + 2);
    if (here < left || here <= right || here < leastConfidence) continue;
    peaks.push({ lag: lag + (0.5 * (left - right)) / (left - 2 * here + right), height: here });
  }
  const highest = Math.max(0, ...peaks.map((peak) => peak.height));
  const found = peaks.find((peak) => peak.height >= nearlyAsWell * highest);
  if (found === undefined) return undefined;
  let stepSeconds = found.lag / rateHz;
  if (isStride(stepSeconds, movement)) stepSeconds /= 2;
  // Now and then two strides are more alike than one: then the force is beyond doubt.
  if (stepSeconds < found.lag / rateHz && isStride(stepSeconds, movement / 2)) stepSeconds /= 2;
  return { stepSeconds, confidence01: Math.min(1, found.height) };
}

/** Whether what repeats so slowly is two steps (or four) rather than one. */
function isStride(periodSeconds: number, movement: number): boolean {
  if (periodSeconds > slowestStepSeconds) return true;
  return periodSeconds >= 2 * fastestStepSeconds && movement > strideMovement / periodSeconds ** 2;
}

function correlation(values: readonly number[], lag: number): number {
  let products = 0;
  let early = 0;
  let late = 0;
  for (let index = 0; index + lag < values.length; index++) {
    const a = values[index]!;
    const b = values[index + lag]!;
    products += a * b;
    early += a * a;
    late += b * b;
  }
  return products / Math.sqrt(early * late + 1e-12);
}
