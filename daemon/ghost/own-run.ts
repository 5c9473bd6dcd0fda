import type { BodyState } from '../body/state.ts';
import { createRunSeconds } from '../recorder/digest/run-seconds.ts';
import type { Position } from '../sensors/gps/ground.ts';
import type { ReadingOf } from '../sensors/reading.ts';
import type { RunSoFar } from './pace.ts';

/** The run that goes on, counted as its session will be. */
export interface OwnRun extends RunSoFar {
  hear(body: BodyState): void;
  locate(reading: ReadingOf<'position'>): void;
  /** Where it began, once that is known; `none`: no position came in time. */
  readonly start: Position | 'none' | undefined;
  /** Where it is; undefined where no position came of late. */
  positionAt(atSeconds: number): Position | undefined;
  /** For how long it has not been known how far it is: somebody moves, and no speed is told. Infinite before it ever was. */
  unmeasuredSeconds(atSeconds: number): number;
}

/** Less sure ones say nothing of a street. */
const worstAccuracyMeters = 50;
/** A position holds for so long. */
const freshSeconds = 10;
/** A receiver that has not found itself after so much of a run comes too late to say where that began. */
const patienceSeconds = 20;

export function createOwnRun(): OwnRun {
  const runSeconds = createRunSeconds();
  let movingSeconds = 0;
  let meters = 0;
  let start: Position | 'none' | undefined;
  let located: ReadingOf<'position'> | undefined;
  let measuredSeconds = Number.NEGATIVE_INFINITY;

  const positionAt = (atSeconds: number): Position | undefined =>
    located && atSeconds - located.atSeconds <= freshSeconds ? located : undefined;

  return {
    hear(body) {
      const { atSeconds, speedMps, distanceMeters } = body;
      const second = runSeconds.next(body);
      if (second.isMoving) movingSeconds += second.seconds;
      meters += second.meters ?? 0;
      if (distanceMeters !== undefined && (speedMps !== undefined || !second.isMoving))
        measuredSeconds = atSeconds;
      if (movingSeconds > 0) start ??= positionAt(atSeconds);
      if (movingSeconds >= patienceSeconds) start ??= 'none';
    },
    locate(reading) {
      if ((reading.accuracyMeters ?? 0) <= worstAccuracyMeters) located = reading;
    },
    get movingSeconds() {
      return movingSeconds;
    },
    get meters() {
      return meters;
    },
    get start() {
      return start;
    },
    positionAt,
    unmeasuredSeconds: (atSeconds) => atSeconds - measuredSeconds,
  };
}
