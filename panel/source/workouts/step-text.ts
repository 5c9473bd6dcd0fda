import type { WorkoutProgress } from '../../../daemon/workouts/progress.ts';
import type { Step, StepLength } from '../../../daemon/workouts/workout.ts';
import { distance, duration, speedText, whole } from '../model/format.ts';
import { commonWords } from '../words/common.ts';
import { workoutsWords } from '../words/workouts.ts';

/** As its maker calls it, else what it is for. */
export const stepTitle = ({ name, purpose }: Step): string => name ?? workoutsWords().purposes[purpose];

export function lengthText(length: StepLength): string {
  if (length.by === 'time') return duration(length.seconds);
  return length.by === 'distance' ? distance(length.meters) : workoutsWords().untilLap;
}

/** What is left of the step that goes on: of one that a lap ends, how long it lasts already. */
export function leftText({ leftSeconds, leftMeters, elapsedSeconds }: WorkoutProgress): string {
  if (leftSeconds !== undefined) return duration(Math.ceil(leftSeconds));
  return leftMeters === undefined ? duration(elapsedSeconds) : distance(Math.ceil(leftMeters));
}

/** What is aimed at, as one says it: paces from the slower to the faster. */
export function aimText({ of, low, high }: NonNullable<WorkoutProgress['aim']>): string {
  const { units } = commonWords();
  const texts = {
    speedMps: speedText,
    cadenceSpm: (spm: number) => `${whole(spm)}${units.perMinute}`,
    heartRateBpm: (bpm: number) => `${whole(bpm)}${units.perMinute}`,
    powerWatts: (watts: number) => `${whole(watts)} W`,
  } as const;
  const [from, to] = [texts[of](low), texts[of](high)];
  return from === to ? from : `${from} – ${to}`;
}

/** What there is of it in all, as far as its steps say. */
export function totalText(totals: {
  readonly steps: number;
  readonly seconds: number;
  readonly meters: number;
  readonly openSteps: number;
}): string {
  const words = workoutsWords();
  return [
    words.steps(totals.steps),
    ...(totals.seconds > 0 ? [duration(totals.seconds)] : []),
    ...(totals.meters > 0 ? [distance(totals.meters)] : []),
    ...(totals.openSteps > 0 ? [words.openSteps(totals.openSteps)] : []),
  ].join(' · ');
}
