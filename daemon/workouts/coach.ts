import type { BodyState } from '../body/state.ts';
import type { Step, Workout } from './workout.ts';

/** A step that is to come. */
export interface StepAhead {
  /** Counted from 0; as many as there are steps: the end. */
  readonly index: number;
  /** When it begins, monotonic seconds, if the body goes on as it does. */
  readonly atSeconds: number;
}

/** Where in the workout the body is. */
export interface CoachMoment {
  readonly index: number;
  /** Of the step. */
  readonly elapsedSeconds: number;
  readonly elapsedMeters: number;
  /** What is left of a step that goes by time, or by distance; absent where that is not known. */
  readonly leftSeconds?: number;
  readonly leftMeters?: number;
  /** How much of the step is done; 0 of one that only a lap ends. */
  readonly done01: number;
  /** As far as they can be foreseen: not beyond a step that a lap ends. */
  readonly ahead: readonly StepAhead[];
}

/** Where a workout was broken off. */
export type Place = Pick<CoachMoment, 'index' | 'elapsedSeconds' | 'elapsedMeters'>;

/** Pure: where one is follows from the body's states and the laps. */
export interface Coach {
  /** Times do not run backwards. Undefined before the body moves for the first time, and once the last step is over. */
  update(body: BodyState): CoachMoment | undefined;
  /** The step is over, whatever it waits for. */
  lap(): void;
  readonly isOver: boolean;
}

/** No song is foreseen farther than through so many changes. */
const stepsAhead = 7;
/** Slower than this nobody goes on foot: when a way will be over is not known. */
const slowestMps = 0.5;

const beginning: Place = { index: 0, elapsedSeconds: 0, elapsedMeters: 0 };

/** `from`: where it goes on; what passed since it was broken off does not count. */
export function createCoach({ steps }: Pick<Workout, 'steps'>, from = beginning): Coach {
  let { index } = from;
  let begunSeconds: number | undefined;
  let begunMeters = -from.elapsedMeters;
  let meters = 0;
  let lastMeters: number | undefined;
  let lastSeconds = 0;
  let laps = 0;

  const advanceWay = ({ atSeconds, distanceMeters, speedMps = 0 }: BodyState): void => {
    if (distanceMeters !== undefined && lastMeters !== undefined)
      meters += Math.max(0, distanceMeters - lastMeters);
    else if (distanceMeters === undefined) meters += speedMps * Math.max(0, atSeconds - lastSeconds);
    lastMeters = distanceMeters;
    lastSeconds = atSeconds;
  };

  const next = (atSeconds: number, atMeters: number): void => {
    index += 1;
    begunSeconds = atSeconds;
    begunMeters = atMeters;
  };

  return {
    update(body) {
      const { atSeconds } = body;
      if (begunSeconds === undefined) {
        lastSeconds = atSeconds;
        lastMeters = body.distanceMeters;
        if (!isMoving(body)) return undefined;
        begunSeconds = atSeconds - from.elapsedSeconds;
      }
      advanceWay(body);
      for (let step = steps[index]; step !== undefined; step = steps[index]) {
        const { length } = step;
        if (laps > 0) {
          laps -= 1;
          next(atSeconds, meters);
        } else if (length.by === 'time' && atSeconds - begunSeconds >= length.seconds)
          // Not later because we look ten times a second: the times of many steps add up.
          next(begunSeconds + length.seconds, meters);
        else if (length.by === 'distance' && meters - begunMeters >= length.meters)
          next(atSeconds, begunMeters + length.meters);
        else break;
      }
      laps = 0;
      const step = steps[index];
      if (step === undefined) return undefined;
      const gone = { seconds: atSeconds - begunSeconds, meters: meters - begunMeters };
      return {
        index,
        elapsedSeconds: gone.seconds,
        elapsedMeters: gone.meters,
        ...leftOf(step, gone),
        ahead: foresee(steps, index, gone, body),
      };
    },
    lap() {
      laps += begunSeconds === undefined ? 0 : 1;
    },
    get isOver() {
      return index >= steps.length;
    },
  };
}

interface Gone {
  readonly seconds: number;
  readonly meters: number;
}

const isMoving = ({ activity }: BodyState): boolean => activity !== 'still' && activity !== 'unknown';

function leftOf({ length }: Step, gone: Gone): Pick<CoachMoment, 'leftSeconds' | 'leftMeters' | 'done01'> {
  if (length.by === 'time')
    return { leftSeconds: length.seconds - gone.seconds, done01: gone.seconds / length.seconds };
  if (length.by === 'distance')
    return { leftMeters: length.meters - gone.meters, done01: gone.meters / length.meters };
  return { done01: 0 };
}

function foresee(steps: readonly Step[], from: number, gone: Gone, body: BodyState): StepAhead[] {
  const ahead: StepAhead[] = [];
  let { atSeconds } = body;
  let past = gone;
  for (let index = from; index < steps.length && ahead.length < stepsAhead; index += 1) {
    const { length } = steps[index]!;
    const speedMps = body.speedMps ?? 0;
    if (length.by === 'time') atSeconds += length.seconds - past.seconds;
    else if (length.by === 'distance' && speedMps >= slowestMps)
      atSeconds += (length.meters - past.meters) / speedMps;
    else break;
    ahead.push({ index: index + 1, atSeconds });
    past = { seconds: 0, meters: 0 };
  }
  return ahead;
}
