import { type Step, type StepLength, type Target, totalsOf, type Workout } from './workout.ts';

/** `1:02:45`, `42:07`, `0:30`. */
function clockText(seconds: number): string {
  const whole = Math.round(seconds);
  const [minutes, rest] = [Math.floor(whole / 60) % 60, whole % 60];
  const hours = Math.floor(whole / 3600);
  const two = (value: number): string => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

const metersText = (meters: number): string =>
  meters >= 1000 ? `${Math.round(meters / 10) / 100} km` : `${Math.round(meters)} m`;

export function lengthText(length: StepLength): string {
  if (length.by === 'time') return clockText(length.seconds);
  return length.by === 'distance' ? metersText(length.meters) : 'until lap';
}

const percent = (share: number): string => String(Math.round(share * 100));

/** How a value is written, and what stands behind all of them. */
const words: Readonly<Record<Target['of'], readonly [write: (value: number) => string, unit: string]>> = {
  speedMps: [(mps) => clockText(1000 / mps), '/km'],
  speedShare: [percent, ' % of threshold pace'],
  speedZone: [String, ''],
  cadenceSpm: [(spm) => String(Math.round(spm)), ' steps a minute'],
  heartRateBpm: [(bpm) => String(Math.round(bpm)), ' bpm'],
  heartRateShare: [percent, ' % of the highest heart rate'],
  heartRateZone: [String, ''],
  powerWatts: [(watts) => String(Math.round(watts)), ' W'],
  powerShare: [percent, ' % of FTP'],
  powerZone: [String, ''],
};
const zoneOf: Readonly<Partial<Record<Target['of'], string>>> = {
  ...{ speedZone: 'pace zone ', heartRateZone: 'heart zone ', powerZone: 'power zone ' },
};

export function targetText({ of, low, high, endLow, endHigh }: Target): string {
  const [write, unit] = words[of];
  const range = (from: number, to: number): string => {
    // The slower pace is the longer time; people name the slower first, too.
    const [one, other] = [write(from), write(to)];
    return one === other ? one : `${one}-${other}`;
  };
  const end = endLow === undefined || endHigh === undefined ? '' : ` to ${range(endLow, endHigh)}`;
  return `${zoneOf[of] ?? ''}${range(low, high)}${end}${unit}`;
}

export const purposeWords: Readonly<Record<Step['purpose'], string>> = {
  ...{ warmUp: 'warm-up', work: 'work', rest: 'rest', coolDown: 'cool-down' },
};

/** A line of a list. */
export function workoutLine(id: string, workout: Workout): string {
  return `${id.padEnd(24)} ${totalsText(workout).padEnd(34)} ${workout.title}`;
}

/** `21 steps, 45:00 and 2 km, 1 until lap`. */
export function totalsText(workout: Workout): string {
  const { steps, seconds, meters, openSteps } = totalsOf(workout);
  const ways = [
    ...(seconds > 0 ? [clockText(seconds)] : []),
    ...(meters > 0 ? [metersText(meters)] : []),
    ...(openSteps > 0 ? [`${openSteps} until lap`] : []),
  ];
  return `${steps} step${steps === 1 ? '' : 's'}, ${ways.join(' and ')}`;
}

/** All of it, a line a step. */
export function workoutText(workout: Workout): string {
  const lines = workout.steps.map(({ purpose, name, length, target, round, rounds }, index) =>
    [
      String(index + 1).padStart(3),
      purposeWords[purpose].padEnd(9),
      lengthText(length).padStart(9),
      (rounds === undefined || rounds === 1 ? '' : `${round}/${rounds}`).padStart(6),
      ` ${target ? targetText(target) : ''}`,
      ...(name ? [`(${name})`] : []),
    ]
      .join(' ')
      .trimEnd(),
  );
  const { title, description } = workout;
  return `${[title, totalsText(workout), ...(description ? [description] : []), ...lines].join('\n')}\n`;
}
