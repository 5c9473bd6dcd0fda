import { badWorkout } from './bad-workout.ts';
import type { Block, ReadWorkout } from './unroll.ts';
import type { Step, StepLength, Target } from './workout.ts';
import { exportFix, type ZwoElement, zwoRoot } from './zwo-document.ts';

/**
 * Zwift's workouts, as Zwift, its users and other programs write them. There is no specification; the elements and
 * attributes are those counted by https://github.com/h4l/zwift-workout-file-reference.
 */

/** Errors: TactusError `badData` when it is damaged or no workout. */
export function readZwo(name: string, text: string): ReadWorkout {
  const file = zwoRoot(name, text);
  const child = (tag: string): ZwoElement | undefined => file.children.find((each) => each.tag === tag);
  const workout = child('workout');
  if (workout === undefined) throw badWorkout(name, 'holds no <workout>', exportFix);
  const sport = child('sporttype')?.text.toLowerCase() ?? 'bike';
  if (sport === 'swim') throw badWorkout(name, 'is for swimming', 'Choose a workout for running or cycling.');
  const isRun = sport === 'run';
  const byDistance = goesByDistance(child('durationtype')?.text, isRun, workout);
  const remarks = new Set<string>();
  if (byDistance && child('durationtype') === undefined)
    remarks.add('its lengths are read as metres, as Zwift does in runs; <durationType> would say it');
  const reader: BlockReader = { name, isRun, byDistance, remark: (remark) => remarks.add(remark) };
  return {
    title: child('name')?.text,
    description: child('description')?.text,
    format: 'zwo',
    blocks: workout.children.flatMap((element) => blocksOf(element, reader)),
    remarks: [...remarks],
  };
}

/** Runs that name a race for their pace count metres, unless they say otherwise. */
function goesByDistance(said: string | undefined, isRun: boolean, workout: ZwoElement): boolean {
  if (said !== undefined) return said.toLowerCase() === 'distance';
  return isRun && workout.children.some(({ attributes }) => attributes.pace !== undefined);
}

interface BlockReader {
  readonly name: string;
  readonly isRun: boolean;
  readonly byDistance: boolean;
  readonly remark: (remark: string) => void;
}

/** What is said to the rider, or drawn: it is no step. */
const passedOver = /^(textevent|textnotification|gameplayevent|restday|#.*)$/;

function blocksOf(element: ZwoElement, reader: BlockReader): Block[] {
  const { tag, attributes: given } = element;
  if (passedOver.test(tag)) return [];
  const step = (
    purpose: Step['purpose'],
    duration: string | undefined,
    ...targets: readonly (Target | undefined)[]
  ): Step => {
    const target = targets.find((each) => each !== undefined);
    return { purpose, length: lengthOf(duration, tag, reader), ...(target && { target }) };
  };
  switch (tag) {
    case 'warmup':
      return [step('warmUp', given.duration, ramp(given, reader), steady(given, '', reader))];
    case 'cooldown':
      return [step('coolDown', given.duration, falling(ramp(given, reader)), steady(given, '', reader))];
    case 'ramp':
      return [step('work', given.duration, ramp(given, reader), steady(given, '', reader))];
    case 'steadystate':
    case 'solidstate': {
      const target = steady(given, '', reader);
      return [step(isEasy(target) ? 'rest' : 'work', given.duration, target)];
    }
    case 'freeride':
    case 'freerun':
      return [step('work', given.duration, cadence(given.cadence, reader))];
    case 'maxeffort':
      return [step('work', given.duration, share(1.5, 1.5, given.pace, reader))];
    case 'intervalst': {
      const blocks = [
        step('work', given.onduration, steady(given, 'on', reader)),
        step('rest', given.offduration, steady(given, 'off', reader)),
      ];
      return [{ times: numberOf(given.repeat, 'Repeat', reader) ?? 1, blocks }];
    }
    default:
      reader.remark(`<${tag.slice(0, 40)}> is not known and was left out`);
      return [];
  }
}

function lengthOf(duration: string | undefined, tag: string, reader: BlockReader): StepLength {
  const value = numberOf(duration, 'Duration', reader);
  if (value === undefined) {
    reader.remark(`a <${tag}> without a duration goes on until the lap button`);
    return { by: 'lap' };
  }
  return reader.byDistance ? { by: 'distance', meters: value } : { by: 'time', seconds: value };
}

type Attributes = ZwoElement['attributes'];

/** From low to high, as they are written: a ramp may fall. Equal ends make no ramp. */
function ramp(given: Attributes, reader: BlockReader): Target | undefined {
  const from = numberOf(given.powerlow, 'PowerLow', reader);
  const to = numberOf(given.powerhigh, 'PowerHigh', reader);
  if (from === undefined || to === undefined) return undefined;
  const [begins, ends] = [from, to].map((end) => {
    const least = Math.max(leastShare, end);
    return shareOf(least, least, given.pace, reader);
  });
  return from === to || ends === undefined ? begins : { ...begins!, endLow: ends.low, endHigh: ends.high };
}

/** Some programs write a cool-down from low to high, and mean down all the same. */
function falling(target: Target | undefined): Target | undefined {
  if (target?.endLow === undefined || target.endHigh === undefined || target.endLow < target.low)
    return target;
  const { of, low, high, endLow, endHigh } = target;
  return { of, low: endLow, high: endHigh, endLow: low, endHigh: high };
}

/** Of a whole block (`part` is empty), or of the work or the rest of intervals. */
function steady(given: Attributes, part: '' | 'on' | 'off', reader: BlockReader): Target | undefined {
  const of = (name: string): number | undefined =>
    numberOf(given[name], part === '' ? name : `${name} of ${part}`, reader);
  const exact = of(part === '' ? 'power' : `${part}power`) ?? (part === '' ? of('target') : undefined);
  if (exact !== undefined) return share(exact, exact, given.pace, reader);
  const low = of(`power${part}low`);
  const high = of(`power${part}high`);
  if (low !== undefined && high !== undefined)
    return share(Math.min(low, high), Math.max(low, high), given.pace, reader);
  const zone = of(part === '' ? 'zone' : `power${part}zone`);
  if (zone !== undefined) return { of: reader.isRun ? 'speedZone' : 'powerZone', low: zone, high: zone };
  return cadence(part === 'off' ? given.cadenceresting : given.cadence, reader);
}

/** Where a step goes by power, its cadence is a hint at most; where it has nothing else, it is the target. */
function cadence(text: string | undefined, reader: BlockReader): Target | undefined {
  const perMinute = numberOf(text, 'Cadence', reader);
  if (perMinute === undefined) return undefined;
  // Revolutions on a bike, where a stroke is a step of ours; runners of the same programs may count strides.
  const steps = !reader.isRun || perMinute < 120 ? 2 * perMinute : perMinute;
  return { of: 'cadenceSpm', low: steps, high: steps };
}

/** Metres of the races that `pace` counts. */
const raceMeters = [1609.344, 5000, 10_000, 21_097.5, 42_195];
/** What is run in an hour, roughly, by who runs for sport. */
const thresholdMeters = 15_000;
/** Riegel 1981: the time of a race grows with its length to the power of 1.06. */
const fatigue = 1.06;

/** Below this nobody aims: who is to do nothing is told 0. */
const leastShare = 0.05;

/** Of threshold: a bike's shares are of it, a run's are of a race's speed. Undefined where nothing is to be done. */
function share(low: number, high: number, pace: string | undefined, reader: BlockReader): Target | undefined {
  if (high < leastShare) return undefined;
  return shareOf(Math.max(leastShare, low), high, pace, reader);
}

function shareOf(low: number, high: number, pace: string | undefined, reader: BlockReader): Target {
  if (!reader.isRun) return { of: 'powerShare', low, high };
  const meters = raceMeters[Number(pace)];
  const factor = meters === undefined ? 1 : (thresholdMeters / meters) ** (fatigue - 1);
  return { of: 'speedShare', low: low * factor, high: high * factor };
}

/** Below this a steady step is rest between others. */
const easyShare = 0.65;
const isEasy = (target: Target | undefined): boolean =>
  target === undefined ||
  (target.of === 'powerShare' && target.high < easyShare) ||
  (target.of === 'speedShare' && target.high < easyShare + 0.1);

/** Errors: TactusError `badData` for what stands there and is no number. */
function numberOf(text: string | undefined, what: string, { name }: BlockReader): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  if (!/^\s*[-+]?(\d+(\.\d*)?|\.\d+)\s*$/.test(text))
    throw badWorkout(name, `has a ${what} of "${text.slice(0, 40)}"`, exportFix);
  return Number(text);
}
