/** The coming bar is written anew for somebody who plays along when it is as near as this: all that is played before it counts. */
const fromSeconds = 1;
/** Nearer than this it is too late, however quick the writer. */
const untilSeconds = 0.2;
/** The time that writing takes is told by ticks, and varies: so much more is allowed for. */
const spare = 1.25;
/** After a bar that took long less is expected again bit by bit. */
const forgetting = 0.25;

/**
 * When a bar is to be asked for, so that it is there before it begins: where writing takes long, the sooner, and not at all
 * where it would come too late, as that takes the time from the bars behind it.
 */
export interface AnswerTime {
  isNow(secondsLeft: number): boolean;
  /** A bar took so long to be written. */
  took(seconds: number): void;
}

export function createAnswerTime(): AnswerTime {
  let writingSeconds = 0;
  return {
    isNow: (secondsLeft) =>
      secondsLeft >= Math.max(untilSeconds, writingSeconds) &&
      secondsLeft <= Math.max(fromSeconds, spare * writingSeconds + untilSeconds),
    took(seconds) {
      writingSeconds = Math.max(seconds, writingSeconds + forgetting * (seconds - writingSeconds));
    },
  };
}
