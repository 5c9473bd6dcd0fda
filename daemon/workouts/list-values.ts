import type { StepLength, Target, TargetKind } from './workout.ts';

/** What people write for a length or a target in a list; undefined for what is neither. */

export const lengthForms = '"10 min", "90 s", "1:30", "400 m", "1.2 km" or lap';

const number = String.raw`\d{1,6}(?:\.\d{1,6})?`;
const amountPattern = new RegExp(`^(${number})\\s*(s|sec|min|h|m|km|mi)$`, 'i');
const clockPattern = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)$/;

const secondsPer: Readonly<Record<string, number>> = { s: 1, sec: 1, min: 60, h: 3600 };
const metersPer: Readonly<Record<string, number>> = { m: 1, km: 1000, mi: 1609.344 };

/** `10 min`, `90 s`, `1:30` (minutes and seconds), `1:00:00`, `400 m`, `1.2 km`, `lap`, `open`. */
export function parseLength(text: string): StepLength | undefined {
  const trimmed = text.trim();
  if (/^(lap|open)$/i.test(trimmed)) return { by: 'lap' };
  const clock = clockSeconds(trimmed);
  if (clock !== undefined) return { by: 'time', seconds: clock };
  const [, amount, unit = ''] = amountPattern.exec(trimmed) ?? [];
  if (amount === undefined) return undefined;
  const seconds = secondsPer[unit.toLowerCase()];
  if (seconds !== undefined) return { by: 'time', seconds: Number(amount) * seconds };
  return { by: 'distance', meters: Number(amount) * metersPer[unit.toLowerCase()]! };
}

function clockSeconds(text: string): number | undefined {
  const [, hours = '0', minutes, seconds] = clockPattern.exec(text) ?? [];
  return minutes === undefined ? undefined : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

export const aims = ['pace', 'speed', 'cadence', 'heartRate', 'power'] as const;
export type Aim = (typeof aims)[number];

export const aimForms: Readonly<Record<Aim, string>> = {
  pace: '"5:20", "5:00-5:20", "8:00 /mi" or "95 %"',
  speed: '"12 km/h" or "3.2-3.4 m/s"',
  cadence: '"172" or "170-175"',
  heartRate: '"150-160", "80-85 %" or "zone 3"',
  power: '"250 W", "95-100 %" or "zone 4"',
};

/** One side of a target: between two values, in a unit. */
interface Side {
  readonly values: readonly [string, string];
  readonly unit: string;
}

/** A value, a range `a-b`, or a ramp `a to b`; what is said once of a ramp's unit counts for both ends. */
export function parseTarget(aim: Aim, text: string): Target | undefined {
  const sides = text.trim().split(/\s+to\s+/i);
  if (sides.length > 2) return undefined;
  const parsed = sides.map(parseSide);
  const unit = parsed.map((side) => side?.unit).find((each) => each !== '' && each !== undefined) ?? '';
  const ends = parsed.map((side) => side && measured(aim, { ...side, unit: side.unit || unit }));
  const [from, to] = ends;
  if (from === undefined || (ends.length === 2 && to?.of !== from.of)) return undefined;
  return { ...from, ...(to && { endLow: to.low, endHigh: to.high }) };
}

const sidePattern =
  /^(zone\s*|z)?([\d.:]{1,8})(?:\s*-\s*([\d.:]{1,8}))?\s*(%|bpm|spm|w|km\/h|m\/s|\/km|\/mi)?$/i;

function parseSide(text: string): Side | undefined {
  const [, zone, first, last = first, unit = ''] = sidePattern.exec(text.trim()) ?? [];
  if (first === undefined || last === undefined || (zone && unit)) return undefined;
  return { values: [first, last], unit: zone ? 'zone' : unit.toLowerCase() };
}

type Measured = Pick<Target, 'of' | 'low' | 'high'>;

/** Units of each aim: what they mean, and how a value is read. An empty unit is the usual one. */
const units: Readonly<
  Record<Aim, Readonly<Record<string, readonly [TargetKind, (value: string) => number | undefined]>>>
> = {
  pace: {
    '': ['speedMps', paceSpeed(1000)],
    '/km': ['speedMps', paceSpeed(1000)],
    '/mi': ['speedMps', paceSpeed(1609.344)],
    '%': ['speedShare', percent],
    zone: ['speedZone', plain],
  },
  speed: {
    'km/h': ['speedMps', (value) => times(plain(value), 1 / 3.6)],
    'm/s': ['speedMps', plain],
    '%': ['speedShare', percent],
    zone: ['speedZone', plain],
  },
  cadence: { '': ['cadenceSpm', plain], spm: ['cadenceSpm', plain] },
  heartRate: {
    '': ['heartRateBpm', plain],
    bpm: ['heartRateBpm', plain],
    '%': ['heartRateShare', percent],
    zone: ['heartRateZone', plain],
  },
  power: { w: ['powerWatts', plain], '%': ['powerShare', percent], zone: ['powerZone', plain] },
};

function measured(aim: Aim, { values, unit }: Side): Measured | undefined {
  const known = units[aim][unit];
  if (known === undefined) return undefined;
  const [of, read] = known;
  const [first, last] = values.map(read);
  if (first === undefined || last === undefined) return undefined;
  // The faster pace is the higher speed, in whichever order they stand.
  return { of, low: Math.min(first, last), high: Math.max(first, last) };
}

function plain(value: string): number | undefined {
  return new RegExp(`^${number}$`).test(value) ? Number(value) : undefined;
}

function percent(value: string): number | undefined {
  return times(plain(value), 0.01);
}

const times = (value: number | undefined, factor: number): number | undefined =>
  value === undefined ? undefined : value * factor;

function paceSpeed(meters: number): (value: string) => number | undefined {
  return (value) => {
    const seconds = clockSeconds(value);
    return seconds === undefined || seconds === 0 ? undefined : meters / seconds;
  };
}
