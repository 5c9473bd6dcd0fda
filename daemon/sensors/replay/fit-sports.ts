/** Sports and kinds of files by their numbers in Garmin's public FIT profile. */

/** `unclear`: it may be a run or not; how it moves tells. */
export type Footing = 'foot' | 'unclear' | 'other';

/** Running, walking, mountaineering, hiking, snowshoeing, marching, and pushing a wheelchair. */
const onFoot: ReadonlySet<number> = new Set([1, 11, 16, 17, 35, 45, 65, 66]);
/** Treadmill, street, trail, track, indoor walking, casual and speed walking, indoor running, obstacles, ultra, rucking. */
const subSportsOnFoot: ReadonlySet<number> = new Set([1, 2, 3, 4, 27, 30, 31, 45, 59, 67, 86, 87, 124]);
/** Bicycles and machines on which nobody runs. */
const otherSubSports: ReadonlySet<number> = new Set([5, 6, 10, 11, 12, 13, 14, 28, 29, 46, 47, 88]);

/** Not on foot, and so called when a file is refused. */
const otherSports: Readonly<Record<number, string>> = {
  2: 'cycling',
  3: 'a transition',
  5: 'swimming',
  12: 'cross-country skiing',
  13: 'alpine skiing',
  14: 'snowboarding',
  15: 'rowing',
  19: 'paddling',
  20: 'flying',
  21: 'e-biking',
  22: 'motorcycling',
  23: 'boating',
  24: 'driving',
  26: 'hang gliding',
  27: 'riding',
  30: 'inline skating',
  32: 'sailing',
  33: 'ice skating',
  34: 'sky diving',
  36: 'snowmobiling',
  37: 'paddling',
  38: 'surfing',
  39: 'wakeboarding',
  40: 'water skiing',
  41: 'kayaking',
  42: 'rafting',
  43: 'windsurfing',
  44: 'kitesurfing',
  53: 'diving',
};

export function footingOf(sport: number | undefined, subSport: number | undefined): Footing {
  if (onFoot.has(sport ?? 0) || subSport === 1) return 'foot';
  if (otherSports[sport ?? 0] !== undefined || otherSubSports.has(subSport ?? 0)) return 'other';
  return subSportsOnFoot.has(subSport ?? 0) ? 'foot' : 'unclear';
}

/** Of one that is not on foot. */
export const sportName = (sport: number | undefined): string =>
  otherSports[sport ?? 0] ?? 'training on a machine';

/** `activity_type` of a record. */
export function footingOfRecord(activityType: number | undefined): Footing {
  if (activityType === 1 || activityType === 6) return 'foot';
  return activityType === 2 || activityType === 3 || activityType === 5 ? 'other' : 'unclear';
}

/** What a file without a recorded run is, by the type in its beginning. */
export const otherFiles: Readonly<Record<number, string>> = {
  1: 'settings of a device',
  2: 'settings of a device',
  3: 'settings of a device',
  5: 'a workout, a plan of what is to be run',
  6: 'a course, a way that is to be followed',
  7: 'a schedule of workouts',
  9: 'weights',
  10: 'totals',
  11: 'goals',
  14: 'blood pressures',
  15: 'the steps of a day',
  20: 'a summary of activities',
  28: 'the steps of a day',
  32: 'the steps of a day',
  34: 'a segment, a way that is to be followed',
};
