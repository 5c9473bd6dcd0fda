import type { SessionListener } from './events.ts';
import { isMoving, isUnderWay } from './under-way.ts';

/** How far a run is. */
export interface Run {
  readonly elapsedSeconds: number;
  /** Of these, while the body moved. */
  readonly movingSeconds: number;
  /** Absent while no sensor tells of a way. */
  readonly distanceMeters?: number | undefined;
  /** Of the time in which the body moved and music sounded; absent before any. */
  readonly lockedShare01?: number | undefined;
  /** Laps that are over. */
  readonly laps: number;
  /** When the lap began that is being run, in elapsed seconds. */
  readonly lapBeganSeconds: number;
  /** Absent in the first lap. */
  readonly lastLapSeconds?: number | undefined;
}

/** A listener that knows how far the run is. */
export interface RunTracker {
  readonly listener: Required<Pick<SessionListener, 'moment' | 'command' | 'ended'>>;
  /** As at the last moment. */
  readonly run: Run;
}

/** Who rests for so long has ended a run; the next one begins when he goes on. */
const restSeconds = 600;

const unbegun: Run = { elapsedSeconds: 0, movingSeconds: 0, laps: 0, lapBeganSeconds: 0 };

/**
 * A run begins with the music, or anew where the body moves for the first time in it: nobody runs while he ties his
 * shoes. Rest is to stand while nothing plays, or to be heard by no sensor.
 */
export function createRunTracker(): RunTracker {
  let run = unbegun;
  /** Absent before the first, and from when somebody ended one until the next begins. */
  let beganSeconds: number | undefined;
  let beganMeters: number | undefined;
  let lastSeconds = 0;
  let activeSeconds = 0;
  let hasMoved = false;
  let soundedSeconds = 0;
  let lockedSeconds = 0;
  /** The step of a workout that goes on. */
  let workoutStep: number | undefined;

  const begin = (atSeconds: number): void => {
    run = unbegun;
    beganSeconds = atSeconds;
    beganMeters = undefined;
    lastSeconds = atSeconds;
    hasMoved = false;
    soundedSeconds = 0;
    lockedSeconds = 0;
  };

  const endLap = (): void => {
    const { elapsedSeconds, lapBeganSeconds, laps } = run;
    run = {
      ...run,
      laps: laps + 1,
      lapBeganSeconds: elapsedSeconds,
      lastLapSeconds: elapsedSeconds - lapBeganSeconds,
    };
  };

  return {
    listener: {
      moment(moment) {
        const { body, sound, intent } = moment;
        const { atSeconds, sources } = body;
        const moves = isMoving(body);
        const rests = !moves && (sound.playing === 'stopped' || Object.keys(sources).length === 0);
        const isFirst = beganSeconds === undefined;
        if (isFirst && !isUnderWay(moment)) return;
        const wasAway = !rests && atSeconds - activeSeconds >= restSeconds;
        if (isFirst || wasAway || (moves && !hasMoved)) begin(atSeconds);
        hasMoved ||= moves;
        if (isFirst || !rests) activeSeconds = atSeconds;
        beganMeters ??= body.distanceMeters;
        if (moves && sound.lock !== undefined) {
          soundedSeconds += atSeconds - lastSeconds;
          if (sound.lock === 'locked') lockedSeconds += atSeconds - lastSeconds;
        }
        run = {
          ...run,
          ...(soundedSeconds > 0 && { lockedShare01: lockedSeconds / soundedSeconds }),
          elapsedSeconds: atSeconds - (beganSeconds ?? atSeconds),
          movingSeconds: run.movingSeconds + (moves ? atSeconds - lastSeconds : 0),
          ...(body.distanceMeters !== undefined && {
            distanceMeters: body.distanceMeters - (beganMeters ?? 0),
          }),
        };
        lastSeconds = atSeconds;
        const step = intent.agenda?.steps[0]?.index;
        if (workoutStep !== undefined && step !== workoutStep) endLap();
        workoutStep = step;
      },
      command({ cue }) {
        // In a workout a lap begins with each step, and the button is one way to the next.
        if (cue === 'lap' && workoutStep === undefined) endLap();
      },
      ended() {
        run = unbegun;
        beganSeconds = undefined;
      },
    },
    get run() {
      return run;
    },
  };
}
