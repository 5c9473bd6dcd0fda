import { type FitMessage, readFitMessages } from '../sensors/replay/fit-messages.ts';
import { otherFiles } from '../sensors/replay/fit-sports.ts';
import { badWorkout } from './bad-workout.ts';
import type { Block, ReadWorkout } from './unroll.ts';
import type { Step, StepLength, Target, TargetKind } from './workout.ts';

/** FIT workouts, as Garmin's public profile has them: a step a message, repeats that go back to an earlier one. */

const messages = { fileId: 0, workout: 26, step: 27 } as const;
const wanted: ReadonlySet<number> = new Set(Object.values(messages));
const workoutFile = 5;
const mostMessages = 1000;
const anotherFix = 'Choose the FIT file of a workout; its recording is for `--replay`.';
const exportFix = 'Export it again from the program that made it.';

type Values = FitMessage['values'];

/** Field numbers of a workout step. */
const fields = {
  ...{
    name: 0,
    durationType: 1,
    durationValue: 2,
    targetType: 3,
    targetValue: 4,
    low: 5,
    high: 6,
    intensity: 7,
  },
  ...{ secondTargetType: 19, secondTargetValue: 20, secondLow: 21, secondHigh: 22, index: 254 },
} as const;

const cycling = 2;
const swimming = 5;

/** Errors: TactusError `badData` when the file is damaged or holds no workout. */
export function readFitWorkout(name: string, bytes: Buffer): ReadWorkout {
  const remarks = new Set<string>();
  let title: string | undefined;
  let sport: number | undefined;
  let fileType: number | undefined;
  const steps: FitMessage[] = [];
  for (const message of readFitMessages(name, bytes, wanted, (remark) => remarks.add(remark))) {
    if (message.number === messages.fileId) fileType ??= message.values.get(0);
    else if (message.number === messages.workout) {
      title ??= textOf(message.bytes.get(8));
      sport ??= message.values.get(4);
    } else if (steps.push(message) > mostMessages)
      throw badWorkout(name, `has more than ${mostMessages} steps`, 'Cut it to one workout.');
  }
  if (fileType !== undefined && fileType !== workoutFile && steps.length === 0) {
    const what = fileType === 4 ? 'a recorded activity' : (otherFiles[fileType] ?? 'of another kind');
    throw badWorkout(name, `is ${what}, no workout`, anotherFix);
  }
  if (steps.length === 0) throw badWorkout(name, 'holds no steps', anotherFix);
  if (sport === swimming) throw badWorkout(name, 'is for swimming', 'Choose a workout for running.');
  // Programs may write them out of order; a repeat names a step by its number.
  const ordered = steps
    .map((message, at) => ({ message, index: (message.values.get(fields.index) ?? at) & 0xfff }))
    .sort((one, other) => one.index - other.index);
  const reader: StepReader = {
    name,
    isRun: sport !== cycling,
    steps: ordered.map(({ message }) => message),
    indices: ordered.map(({ index }) => index),
    remark: (remark) => remarks.add(remark),
  };
  return {
    title,
    format: 'fit',
    blocks: blocksUpTo(reader, 0, reader.steps.length),
    remarks: [...remarks],
  };
}

interface StepReader {
  readonly name: string;
  readonly isRun: boolean;
  readonly steps: readonly FitMessage[];
  /** What each is numbered. */
  readonly indices: readonly number[];
  readonly remark: (remark: string) => void;
}

const repeats = { steps: 6, time: 7, distance: 8 } as const;
const isRepeat = (type: number): boolean => (type >= 6 && type <= 13) || (type >= 17 && type <= 27);

/** A repeat stands behind what it repeats, so the blocks before it are gathered into it as it comes. */
function blocksUpTo(reader: StepReader, from: number, to: number): Block[] {
  /** Each with the place of its first message. */
  const blocks: { readonly at: number; readonly block: Block }[] = [];
  for (let at = from; at < to; at += 1) {
    const { values } = reader.steps[at]!;
    const type = values.get(fields.durationType) ?? 5;
    if (!isRepeat(type)) {
      blocks.push({ at, block: stepOf(reader.steps[at]!, reader) });
      continue;
    }
    const back = reader.indices.indexOf(values.get(fields.durationValue) ?? -1);
    const first = blocks.findIndex((each) => each.at >= back);
    if (back < from || back >= at || first < 0)
      throw badWorkout(reader.name, 'is damaged: a repeat goes back to no step before it', exportFix);
    const gathered = blocks.splice(first);
    const inner = gathered.map(({ block }) => block);
    blocks.push({
      at: gathered[0]!.at,
      block: { times: timesOf(type, values, inner, reader), blocks: inner },
    });
  }
  return blocks.map(({ block }) => block);
}

/** How often in all; of what goes on until a time or a way is over, as often as that takes. */
function timesOf(type: number, values: Values, blocks: readonly Block[], { remark }: StepReader): number {
  const wantedValue = values.get(fields.targetValue);
  if (type === repeats.steps) return wantedValue ?? 1;
  const once = lengthsOf(blocks);
  const whole = type === repeats.time ? once.seconds : type === repeats.distance ? once.meters : 0;
  const scale = type === repeats.time ? 1000 : 100;
  if (whole === 0 || wantedValue === undefined) {
    remark('a repeat that ends by what the body does is done once; the lap button goes on');
    return 1;
  }
  return Math.max(1, Math.ceil(wantedValue / scale / whole));
}

function lengthsOf(blocks: readonly Block[]): { readonly seconds: number; readonly meters: number } {
  let seconds = 0;
  let meters = 0;
  for (const block of blocks) {
    const inner = 'blocks' in block ? lengthsOf(block.blocks) : undefined;
    const times = 'blocks' in block ? block.times : 1;
    if (inner !== undefined) {
      seconds += times * inner.seconds;
      meters += times * inner.meters;
    } else if ('length' in block && block.length.by === 'time') seconds += block.length.seconds;
    else if ('length' in block && block.length.by === 'distance') meters += block.length.meters;
  }
  return { seconds, meters };
}

function stepOf({ values, bytes }: FitMessage, reader: StepReader): Step {
  const name = textOf(bytes.get(fields.name));
  const target =
    targetOf(
      values.get(fields.targetType),
      values.get(fields.targetValue),
      values.get(fields.low),
      values.get(fields.high),
      reader,
    ) ??
    targetOf(
      values.get(fields.secondTargetType),
      values.get(fields.secondTargetValue),
      values.get(fields.secondLow),
      values.get(fields.secondHigh),
      reader,
    );
  return {
    purpose: purposeOf(values.get(fields.intensity)),
    ...(name && { name: name.slice(0, 80) }),
    length: lengthOf(values, reader),
    ...(target && { target }),
  };
}

/** `intensity`: active, rest, warm-up, cool-down, recovery, interval, other. */
function purposeOf(intensity: number | undefined): Step['purpose'] {
  if (intensity === 1 || intensity === 4) return 'rest';
  if (intensity === 2) return 'warmUp';
  return intensity === 3 ? 'coolDown' : 'work';
}

const durations = { time: 0, distance: 1, open: 5, repetitionTime: 28, timeOnly: 31 } as const;

function lengthOf(values: Values, { remark }: StepReader): StepLength {
  const type = values.get(fields.durationType) ?? durations.open;
  const value = values.get(fields.durationValue);
  if (type === durations.open) return { by: 'lap' };
  if (value !== undefined) {
    if (type === durations.time || type === durations.repetitionTime || type === durations.timeOnly)
      return { by: 'time', seconds: value / 1000 };
    if (type === durations.distance) return { by: 'distance', meters: value / 100 };
  }
  remark('a step that ends by heart rate, power, energy or count goes on until the lap button');
  return { by: 'lap' };
}

const targets: Readonly<Record<number, 'speed' | 'heartRate' | 'cadence' | 'power'>> = {
  ...{
    0: 'speed',
    1: 'heartRate',
    3: 'cadence',
    4: 'power',
    7: 'power',
    8: 'power',
    9: 'power',
    10: 'power',
  },
  ...{ 12: 'speed', 13: 'heartRate' },
};

function targetOf(
  type: number | undefined,
  zone: number | undefined,
  low: number | undefined,
  high: number | undefined,
  reader: StepReader,
): Target | undefined {
  const kind = targets[type ?? -1];
  if (kind === undefined) return undefined;
  if (zone !== undefined && zone > 0) {
    if (kind === 'cadence') return undefined;
    return { of: `${kind}Zone`, low: zone, high: zone };
  }
  if (low === undefined || high === undefined) return undefined;
  const [from, to] = [Math.min(low, high), Math.max(low, high)];
  const as = (of: TargetKind, scale: (value: number) => number): Target => ({
    of,
    low: scale(from),
    high: scale(to),
  });
  switch (kind) {
    case 'speed':
      return as('speedMps', (value) => value / 1000);
    case 'cadence':
      // Watches count revolutions, and for runners strides; some programs write steps.
      return as('cadenceSpm', (value) => (!reader.isRun || to < 120 ? 2 * value : value));
    case 'heartRate':
      // Up to 100 a share of the highest heart rate, from 100 on beats a minute.
      return from > 100
        ? as('heartRateBpm', (value) => value - 100)
        : as('heartRateShare', (value) => Math.min(value, 100) / 100);
    case 'power':
      return from > 1000
        ? as('powerWatts', (value) => value - 1000)
        : as('powerShare', (value) => Math.min(value, 1000) / 100);
  }
}

/** Text up to its first 0. */
function textOf(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined) return undefined;
  const end = bytes.indexOf(0);
  const text = Buffer.from(end < 0 ? bytes : bytes.subarray(0, end)).toString('utf8');
  return text.trim() || undefined;
}
