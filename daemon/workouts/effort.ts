import type { BodyOptions } from '../body/options.ts';
import type { BodyState } from '../body/state.ts';
import type { Step, Target, TargetKind } from './workout.ts';

/** What can be done at most: what shares and zones are counted from. */
export type Capacities = Pick<
  BodyOptions,
  'restHeartRateBpm' | 'maxHeartRateBpm' | 'heartRateZonesBpm' | 'maxAerobicSpeedMps' | 'maxPowerWatts'
>;

/** A target at a moment of its step, in what the body is measured in. */
export interface Aim {
  readonly of: 'speedMps' | 'cadenceSpm' | 'heartRateBpm' | 'powerWatts';
  readonly low: number;
  readonly high: number;
}

/**
 * What is held for an hour, as a share of what is held for six minutes: speeds by Riegel's 1.06 (10 to the power of
 * -0.06 / 1.06), powers fall faster.
 */
const hourSpeedShare = 0.878;
const hourPowerShare = 0.8;
/** The bounds of zones as shares of what is held for an hour: of power Coggan's seven, of speed the usual six. */
const powerZones = [0, 0.55, 0.75, 0.9, 1.05, 1.2, 1.5, 2];
const speedZones = [0.5, 0.78, 0.88, 0.95, 1, 1.06, 1.15, 1.3];

/** Of a ramp what is aimed at `done01` through it. */
export function aimOf(target: Target, done01: number, capacities: Capacities): Aim {
  const { low, high, endLow = low, endHigh = high } = target;
  const at = (from: number, to: number): number => from + (to - from) * done01;
  const [from, to] = [at(low, endLow), at(high, endHigh)];
  const hourMps = hourSpeedShare * capacities.maxAerobicSpeedMps;
  const hourWatts = hourPowerShare * capacities.maxPowerWatts;
  const zone = (bounds: readonly number[], scale: number): readonly [number, number] => {
    const bound = (index: number): number => bounds[Math.min(bounds.length - 1, Math.max(0, index))]! * scale;
    return [bound(Math.round(from) - 1), bound(Math.round(to))];
  };
  const aim = (of: Aim['of'], [least, most]: readonly [number, number]): Aim => ({
    of,
    low: least,
    high: most,
  });
  const times = (scale: number): readonly [number, number] => [from * scale, to * scale];
  const aims: Readonly<Record<TargetKind, () => Aim>> = {
    speedMps: () => aim('speedMps', times(1)),
    speedShare: () => aim('speedMps', times(hourMps)),
    speedZone: () => aim('speedMps', zone(speedZones, hourMps)),
    cadenceSpm: () => aim('cadenceSpm', times(1)),
    heartRateBpm: () => aim('heartRateBpm', times(1)),
    heartRateShare: () => aim('heartRateBpm', times(capacities.maxHeartRateBpm)),
    heartRateZone: () => aim('heartRateBpm', zone(heartRateBounds(capacities), 1)),
    powerWatts: () => aim('powerWatts', times(1)),
    powerShare: () => aim('powerWatts', times(hourWatts)),
    powerZone: () => aim('powerWatts', zone(powerZones, hourWatts)),
  };
  return aims[target.of]();
}

/** Zones of the person's own, or fifths of the reserve. */
function heartRateBounds({ heartRateZonesBpm, restHeartRateBpm, maxHeartRateBpm }: Capacities): number[] {
  const fifth = (maxHeartRateBpm - restHeartRateBpm) / 5;
  const inner =
    heartRateZonesBpm.length === 4
      ? heartRateZonesBpm
      : [1, 2, 3, 4].map((fifths) => restHeartRateBpm + fifths * fifth);
  return [restHeartRateBpm, ...inner, maxHeartRateBpm];
}

/** Of steps that say nothing of it. */
const usualEffort01: Readonly<Record<Step['purpose'], number>> = {
  ...{ warmUp: 0.45, work: 0.8, rest: 0.3, coolDown: 0.35 },
};

/** How hard a step is at a moment, 0 rest to 1 all out, as the body's own effort is counted. */
export function effortOf({ purpose, target }: Step, done01: number, capacities: Capacities): number {
  const aim = target && aimOf(target, done01, capacities);
  if (aim === undefined || aim.of === 'cadenceSpm') return usualEffort01[purpose];
  const middle = (aim.low + aim.high) / 2;
  const { restHeartRateBpm: rest, maxHeartRateBpm: most } = capacities;
  const effort =
    aim.of === 'heartRateBpm'
      ? (middle - rest) / (most - rest)
      : middle / (aim.of === 'speedMps' ? capacities.maxAerobicSpeedMps : capacities.maxPowerWatts);
  return Math.min(1, Math.max(0, effort));
}

export const standings = ['below', 'in', 'above'] as const;

/** How the body stands to what it aims at; undefined where that is not measured (power, always, till it is). */
export function standingTo(aim: Aim, body: BodyState): (typeof standings)[number] | undefined {
  const value = aim.of === 'powerWatts' ? undefined : body[aim.of];
  if (value === undefined) return undefined;
  // A single value is met within two parts in a hundred.
  const slack = 0.02 * aim.low;
  if (value < aim.low - slack) return 'below';
  return value > aim.high + slack ? 'above' : 'in';
}
