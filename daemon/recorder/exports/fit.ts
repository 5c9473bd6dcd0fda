import { setImmediate as yieldToEvents } from 'node:timers/promises';
import { type FitDevInfo, FitWriter } from '@markw65/fit-file-writer';
import type { Lap } from '../summary.ts';
import { mostOf, type Sample, type SampledSession } from './samples.ts';

/** FIT counts from the last day of 1989; below the least it counts from when a device was switched on. */
const epochSeconds = 631_065_600;
const leastStamp = 0x10000000;
/** Some years before its 32 bits are full. */
const mostStamp = 0xe0000000;
const semicirclesPerDegree = 2 ** 31 / 180;
/** Few enough that nothing is held up. */
const recordsAtOnce = 200;

/** What our own fields are known by, for ever: a UUID of our own. */
const applicationId = [
  ...[0x8d, 0x2a, 0x61, 0xf4, 0x0b, 0x57, 0x4e, 0x93],
  ...[0xa1, 0x6c, 0x3e, 0xd9, 0x72, 0x18, 0xc5, 0x4f],
];

/** Fields that Garmin's profile does not have, by their place in this list. */
const ownFields = [
  { name: 'tempo', type: 'float32', units: 'bpm' },
  { name: 'phase_error', type: 'sint16', units: 'ms' },
  { name: 'locked', type: 'uint8', units: '0/1' },
  { name: 'energy', type: 'uint8', units: '%' },
  { name: 'locked_share', type: 'uint8', units: '%' },
] as const;

/**
 * A FIT activity: a record a second, laps, one session. Cadence is in strides a minute, as watches count it. Times are
 * those of UTC, but for the local one by which calendars sort.
 */
export async function makeFit(session: SampledSession): Promise<Uint8Array> {
  const { samples, laps, summary, startedSeconds, sport } = session;
  const writer = new FitWriter({ noCompressedTimestamps: true });
  const start = Math.min(mostStamp, Math.max(leastStamp, startedSeconds - epochSeconds));
  const stampOf = (atSeconds: number): number => start + Math.floor(atSeconds);
  const end = stampOf(summary.lengthSeconds);
  const device = { manufacturer: 'development', product: 0, serial_number: 1 } as const;
  const product_name = terminated('Tactus');

  writer.writeMessage('file_id', { type: 'activity', ...device, product_name, time_created: start });
  writer.writeMessage('device_info', { timestamp: start, device_index: 0, ...device, product_name });
  describeOwnFields(writer);
  writer.writeMessage('event', { timestamp: start, event: 'timer', event_type: 'start', event_group: 0 });
  for (const [index, sample] of samples.entries()) {
    if (index % recordsAtOnce === 0) await yieldToEvents();
    const timestamp = stampOf(sample.second);
    writer.writeMessage('record', { timestamp, ...recordOf(sample) }, ownOf(sample));
  }
  writer.writeMessage('event', { timestamp: end, event: 'timer', event_type: 'stop_all', event_group: 0 });
  for (const [index, lap] of laps.entries()) {
    const isLast = index === laps.length - 1;
    writer.writeMessage('lap', {
      message_index: { value: index },
      event: 'lap',
      event_type: 'stop',
      lap_trigger: isLast ? 'session_end' : 'manual',
      sport,
      start_time: stampOf(lap.atSeconds),
      timestamp: isLast ? end : stampOf(lap.atSeconds + lap.lengthSeconds),
      ...figuresOf(lap, lap.samples),
    });
  }
  writer.writeMessage(
    'session',
    {
      message_index: { value: 0 },
      event: 'session',
      event_type: 'stop',
      trigger: 'activity_end',
      sport,
      start_time: start,
      timestamp: end,
      first_lap_index: 0,
      num_laps: laps.length,
      ...figuresOf({ ...summary, heartRateMeanBpm: summary.heartRate?.meanBpm }, samples),
    },
    own({ locked_share: percent(summary.lockedShare01) }),
  );
  writer.writeMessage('activity', {
    timestamp: end,
    num_sessions: 1,
    type: 'manual',
    event: 'activity',
    event_type: 'stop',
    local_timestamp: end - 60 * new Date((end + epochSeconds) * 1000).getTimezoneOffset(),
    ...known({ total_timer_time: scaled(summary.lengthSeconds, 1000) }),
  });
  const { buffer, byteOffset, byteLength } = writer.finish();
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Strings end with a zero, which the writer leaves to us. */
const terminated = (ascii: string): string => `${ascii}\0`;

function describeOwnFields(writer: FitWriter): void {
  const developer_data_index = 0;
  writer.writeMessage('developer_data_id', { application_id: applicationId, developer_data_index });
  for (const [index, { name, type, units }] of ownFields.entries())
    writer.writeMessage('field_description', {
      developer_data_index,
      field_definition_number: index,
      fit_base_type_id: type,
      field_name: terminated(name),
      units: terminated(units),
    });
}

/** What is known of our own fields, in their order. */
const own = (
  values: Readonly<Partial<Record<(typeof ownFields)[number]['name'], number | undefined>>>,
): FitDevInfo[] =>
  ownFields.flatMap(({ name }, field_num) => {
    const value = values[name];
    return value === undefined ? [] : [{ field_num, value }];
  });

const ownOf = ({ tempoBpm, energy01, lock }: Sample): FitDevInfo[] =>
  own({
    tempo: tempoBpm,
    phase_error: lock && Math.round(lock.phaseErrorMs),
    locked: lock && Number(lock.isLocked),
    energy: percent(energy01),
  });

const percent = (share01: number | undefined): number | undefined =>
  share01 === undefined ? undefined : Math.round(100 * share01);

function recordOf({ place, ...sample }: Sample) {
  const { whole, fraction } = strides(sample.cadenceSpm);
  return known({
    position_lat: place && Math.round(place.point[0] * semicirclesPerDegree),
    position_long: place && Math.round(place.point[1] * semicirclesPerDegree),
    enhanced_altitude: altitudeOf(place?.altitudeMeters),
    distance: scaled(sample.distanceMeters, 100),
    enhanced_speed: scaled(sample.speedMps, 1000),
    heart_rate: wholeOf(sample.heartRateBpm),
    cadence: whole,
    fractional_cadence: fraction,
    power: wholeOf(sample.powerWatts, 0xfffe),
  });
}

/** Of a lap, or of all of it. The timer runs from the beginning to the end. */
function figuresOf(
  figures: Pick<Lap, 'lengthSeconds' | 'movingSeconds' | 'distanceMeters' | 'cadenceMeanSpm'> & {
    readonly heartRateMeanBpm?: number | undefined;
  },
  samples: readonly Sample[],
) {
  const { lengthSeconds, movingSeconds, distanceMeters, heartRateMeanBpm, cadenceMeanSpm } = figures;
  const mean = strides(cadenceMeanSpm);
  const most = strides(mostOf(samples, ({ cadenceSpm }) => cadenceSpm));
  const isSpeedKnown = distanceMeters !== undefined && lengthSeconds > 0;
  return known({
    total_elapsed_time: scaled(lengthSeconds, 1000),
    total_timer_time: scaled(lengthSeconds, 1000),
    total_moving_time: scaled(movingSeconds, 1000),
    total_distance: scaled(distanceMeters, 100),
    enhanced_avg_speed: isSpeedKnown ? scaled(distanceMeters / lengthSeconds, 1000) : undefined,
    avg_heart_rate: wholeOf(heartRateMeanBpm),
    max_heart_rate: wholeOf(mostOf(samples, ({ heartRateBpm }) => heartRateBpm)),
    avg_cadence: mean.whole,
    avg_fractional_cadence: mean.fraction,
    max_cadence: most.whole,
    max_fractional_cadence: most.fraction,
  });
}

/** Without what is not known. */
const known = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

/** The writer cuts off what is finer than its steps: half a step more is the nearest. Undefined beyond 32 bits. */
const scaled = (value: number | undefined, scale: number): number | undefined =>
  value === undefined || value < 0 || value * scale > 0xfffffff0 ? undefined : value + 0.5 / scale;

const wholeOf = (value: number | undefined, most = 0xfe): number | undefined =>
  value === undefined || value < 0 || value > most ? undefined : Math.round(value);

const altitudeOf = (meters: number | undefined): number | undefined =>
  meters === undefined || meters < -500 || meters > 9000 ? undefined : meters + 0.5 / 5;

/** Steps as strides a minute: whole ones, and 128ths. */
function strides(cadenceSpm: number | undefined) {
  if (cadenceSpm === undefined || cadenceSpm < 0 || cadenceSpm > 500)
    return { whole: undefined, fraction: undefined };
  const in128ths = Math.round(64 * cadenceSpm);
  return { whole: Math.floor(in128ths / 128), fraction: (in128ths % 128) / 128 };
}
