import { badRecording } from './track.ts';

/**
 * A recorder's clock may be wrong for a while, and be set in the middle of a run; now and then a single time is damaged.
 * Of samples in the order in which they were written this finds those whose times go together, and joins what lies
 * before and after a leap as if it had taken a second.
 *
 * It keeps as many samples as it can, where each setting of the clock counts as much as five lost samples: so a bad time
 * or two among good ones are dropped, and thirty seconds before the watch knew its date are kept.
 */
export interface MendedClock<T> {
  /** In order of time, which is mended in each. */
  readonly samples: readonly T[];
  /** What was done to them, for a person to read. */
  readonly remarks: readonly string[];
  /** Another moment of the same clock, mended likewise; `index`: how many of the samples were written before it. */
  mend(timeSeconds: number, index?: number): number;
}

/** A night's rest of an ultra marathon; what is longer is a day, and the clock was set. */
export const longestPauseSeconds = 18 * 3600;
/** Recorders write a few samples out of turn. */
const outOfTurnSeconds = 10;
/** A sample alone before or after so long a pause is a last known place, not the run. */
const longStopSeconds = 3600;
/** Where only the date was set, the time of day goes on; samples are at most so far apart. */
const usualStepSeconds = 60;

const settingCost = 5;
const longStopCost = 1.5;
/** To leave out more than this costs more than to believe in two settings. */
const mostLeftOut = 2 * settingCost;
const mostStretches = 50;

interface Timed {
  readonly timeSeconds: number;
}

/**
 * `longestPause`: how far the clock may have gone on after a sample, where more is known than the times (seconds).
 *
 * Errors: TactusError `badData` when most times do not go together.
 */
export function mendClock<T extends Timed>(
  name: string,
  written: readonly T[],
  longestPause: (after: T) => number = () => longestPauseSeconds,
): MendedClock<T> {
  const inOrder = isBackwards(written) ? written.toReversed() : written;
  const isSetting = (before: T, after: T): boolean => {
    const step = after.timeSeconds - before.timeSeconds;
    return step < -outOfTurnSeconds || step > Math.min(longestPauseSeconds, longestPause(before));
  };
  const kept = keptOf(inOrder, isSetting);
  const stretches = stretchesOf(inOrder, kept, isSetting);
  if (2 * kept.length < inOrder.length || stretches.length > mostStretches) {
    throw badRecording(
      name,
      'has a clock that leaps to and fro, so it cannot be told when anything was',
      'Export it again, or choose another recording.',
    );
  }
  const samples = stretches
    .flatMap(({ shiftSeconds, samples: own }) =>
      shiftSeconds === 0
        ? own
        : own.map((sample) => ({ ...sample, timeSeconds: sample.timeSeconds + shiftSeconds })),
    )
    .sort((a, b) => a.timeSeconds - b.timeSeconds);
  return {
    samples,
    remarks: remarksOf(inOrder.length - kept.length, stretches),
    mend(timeSeconds, index = 0) {
      // Where the clock was set back two stretches may have told this time: the file's order decides.
      let near = stretches[0];
      for (const stretch of stretches.slice(1)) {
        const farther = secondsOutside(stretch, timeSeconds) - secondsOutside(near!, timeSeconds);
        if (farther < 0 || (farther === 0 && stretch.fromIndex <= index)) near = stretch;
      }
      return timeSeconds + (near?.shiftSeconds ?? 0);
    },
  };
}

/**
 * One sample a moment, of samples in order of time: some recorders write the heart in one and the place in another, so
 * what the first does not tell is taken from the later.
 */
export function joinMoments<T extends Timed>(samples: readonly T[]): T[] {
  const joined: T[] = [];
  for (const sample of samples) {
    const last = joined.at(-1);
    if (last?.timeSeconds === sample.timeSeconds)
      joined[joined.length - 1] = { ...sample, ...whatIsTold(last) };
    else joined.push(sample);
  }
  return joined;
}

function whatIsTold<T extends Timed>(sample: T): Partial<T> {
  return Object.fromEntries(Object.entries(sample).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** Some programs turn a track round, times and all. */
function isBackwards(samples: readonly Timed[]): boolean {
  let balance = 0;
  for (let index = 1; index < samples.length; index += 1)
    balance += Math.sign(samples[index]!.timeSeconds - samples[index - 1]!.timeSeconds);
  return balance < -samples.length / 2;
}

/** The indices of the cheapest chain through the samples. */
function keptOf<T extends Timed>(samples: readonly T[], isSetting: (a: T, b: T) => boolean): number[] {
  const worth = new Float64Array(samples.length);
  const previous = new Int32Array(samples.length).fill(-1);
  let best = -1;
  for (let index = 0; index < samples.length; index += 1) {
    const here = samples[index]!;
    worth[index] = 1;
    for (let before = index - 1; before >= 0 && before >= index - 1 - mostLeftOut; before -= 1) {
      const there = samples[before]!;
      const isLong = here.timeSeconds - there.timeSeconds > longStopSeconds;
      const cost = isSetting(there, here) ? settingCost : isLong ? longStopCost : 0;
      const through = worth[before]! + 1 - cost;
      if (through <= worth[index]!) continue;
      worth[index] = through;
      previous[index] = before;
    }
    if (best < 0 || worth[index]! > worth[best]!) best = index;
  }
  const kept: number[] = [];
  for (let index = best; index >= 0; index = previous[index]!) kept.push(index);
  return kept.reverse();
}

/** What was written between two settings of the clock. It grows while it is read. */
interface Stretch<T> {
  readonly samples: T[];
  readonly fromIndex: number;
  fromSeconds: number;
  toSeconds: number;
  /** How far the clock was set here; 0 at the beginning. */
  readonly setSeconds: number;
  /** Mended time less the clock's. */
  readonly shiftSeconds: number;
}

function stretchesOf<T extends Timed>(
  samples: readonly T[],
  kept: readonly number[],
  isSetting: (a: T, b: T) => boolean,
): Stretch<T>[] {
  const stretches: Stretch<T>[] = [];
  let before: T | undefined;
  for (const index of kept) {
    const sample = samples[index]!;
    const { timeSeconds } = sample;
    const last = stretches.at(-1);
    if (last && before && !isSetting(before, sample)) {
      last.samples.push(sample);
      last.fromSeconds = Math.min(last.fromSeconds, timeSeconds);
      last.toSeconds = Math.max(last.toSeconds, timeSeconds);
    } else {
      const step = last ? timeSeconds - last.toSeconds : 0;
      const setSeconds = last ? step - stepOver(step) : 0;
      stretches.push({
        samples: [sample],
        fromIndex: index,
        fromSeconds: timeSeconds,
        toSeconds: timeSeconds,
        setSeconds,
        shiftSeconds: (last?.shiftSeconds ?? 0) - setSeconds,
      });
    }
    before = sample;
  }
  return stretches;
}

const daySeconds = 86_400;

function stepOver(leapSeconds: number): number {
  const timeOfDay = ((leapSeconds % daySeconds) + daySeconds) % daySeconds;
  return timeOfDay > 0 && timeOfDay <= usualStepSeconds ? timeOfDay : 1;
}

function secondsOutside(
  { fromSeconds, toSeconds }: { readonly fromSeconds: number; readonly toSeconds: number },
  timeSeconds: number,
): number {
  return Math.max(fromSeconds - timeSeconds, timeSeconds - toSeconds, 0);
}

function remarksOf(leftOut: number, stretches: readonly { readonly setSeconds: number }[]): string[] {
  const remarks: string[] = [];
  if (leftOut === 1) remarks.push('1 sample was left out: its time cannot be right');
  if (leftOut > 1) remarks.push(`${leftOut} samples were left out: their times cannot be right`);
  const [, second, ...more] = stretches;
  if (more.length > 0) {
    remarks.push(`the clock was set ${more.length + 1} times during the run: the leaps are left out`);
  } else if (second) {
    remarks.push(
      `the clock was set ${describeSetting(second.setSeconds)} during the run: the leap is left out`,
    );
  }
  return remarks;
}

function describeSetting(seconds: number): string {
  const size = Math.abs(seconds);
  const units = [
    { name: 'day', seconds: daySeconds },
    { name: 'hour', seconds: 3600 },
    { name: 'minute', seconds: 60 },
    { name: 'second', seconds: 1 },
  ];
  const unit = units.find((each) => size >= each.seconds) ?? units.at(-1)!;
  const count = Math.round(size / unit.seconds);
  return `${seconds > 0 ? 'on' : 'back'} by ${count} ${unit.name}${count === 1 ? '' : 's'}`;
}
