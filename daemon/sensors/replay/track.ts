import { TactusError } from '../../system/errors.ts';
import { type Recording, type SensorReading, sensorReadingSchema } from '../reading.ts';

/**
 * What every file format is turned into first: samples with absolute times, and breaks in which the recorder itself
 * says that the body stood still. Formats differ only in how they get here.
 */
export interface TrackSample {
  /** Absolute seconds in the recorder's own clock. */
  readonly timeSeconds: number;
  readonly heartRateBpm?: number | undefined;
  readonly cadenceSpm?: number | undefined;
  /** Read only to know what the cadence counts. */
  readonly stepLengthMeters?: number | undefined;
  readonly speedMps?: number | undefined;
  /** Since anywhere; it only grows. */
  readonly distanceMeters?: number | undefined;
  readonly powerWatts?: number | undefined;
  readonly latitude?: number | undefined;
  readonly longitude?: number | undefined;
  readonly altitudeMeters?: number | undefined;
}

export interface StillSpan {
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

/** What a file told besides its samples. */
export interface TrackNotes {
  readonly stillSpans?: readonly StillSpan[];
  /** What a person should know of how it was read. */
  readonly remarks?: readonly string[];
}

/** Longer than the longest ultra marathons take; a file that claims more has a broken clock. */
const longestSeconds = 7 * 24 * 3600;

/** What says that it is older was written by a clock that nobody had set, or knows the time of day only. */
const earliestSeconds = Date.UTC(2000, 0) / 1000;

/** Samples further apart than this leave a gap in a pause: a watch writes one or two more when its timer has stopped. */
const longestStepSeconds = 2;

/** A mistake in somebody's file, in one line. */
export function badRecording(name: string, what: string, fix: string, cause?: unknown): TactusError {
  return new TactusError('badData', `${name} ${what}`, fix, cause === undefined ? {} : { cause });
}

/** The remark on some things of a kind that were left out; none when there were none. */
export function leftOut(count: number, what: string, why: string): string[] {
  return count === 0 ? [] : [`${count} ${what}${count === 1 ? ' was' : 's were'} left out: ${why}`];
}

/** Errors: TactusError `badData` when no run lasts so long. */
export function checkDuration(name: string, seconds: number): void {
  if (seconds <= longestSeconds) return;
  throw badRecording(
    name,
    `claims to last ${Math.round(seconds / 86_400)} days, so its clock cannot be right`,
    'Cut it to one run, or export it again.',
  );
}

/**
 * Samples to readings. Zero is the first sample, the timeline is never compressed: through a still span the body is said
 * to stand, once a second where there are no samples for over 2 s, in those quantities that the recording has. Values no
 * body can have are left out (a watch writes 65.535 m/s when it does not know).
 *
 * Errors: TactusError `badData` when nothing is left or the clock cannot be right.
 */
export function trackToRecording(
  name: string,
  sensorId: string,
  samples: readonly TrackSample[],
  { stillSpans = [], remarks = [] }: TrackNotes = {},
): Recording {
  const sorted = [...samples].sort((a, b) => a.timeSeconds - b.timeSeconds);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (!first || !last) throw badRecording(name, 'holds no samples', 'Choose another recording.');
  const zero = first.timeSeconds;
  checkDuration(name, last.timeSeconds - zero);
  const withStillness = [...sorted, ...stillSamples(sorted, stillSpans)].sort(
    (a, b) => a.timeSeconds - b.timeSeconds,
  );
  const readings = withStillness.flatMap((sample) => sampleToReadings(sensorId, sample, zero));
  if (readings.length === 0) {
    throw badRecording(
      name,
      'says nothing about a body: no heart rate, cadence, speed or position',
      'Record with at least one sensor, or choose another recording.',
    );
  }
  const isDated = zero >= earliestSeconds;
  const durationSeconds = last.timeSeconds - zero;
  return { name, durationSeconds, readings, remarks, ...(isDated && { startedUnixSeconds: zero }) };
}

function stillSamples(sorted: readonly TrackSample[], spans: readonly StillSpan[]): TrackSample[] {
  const hasCadence = sorted.some((sample) => sample.cadenceSpm !== undefined);
  const hasSpeed = sorted.some((sample) => sample.speedMps !== undefined);
  const firstSeconds = sorted[0]?.timeSeconds ?? 0;
  const lastSeconds = sorted.at(-1)?.timeSeconds ?? 0;
  const still: TrackSample[] = [];
  for (const span of spans) {
    const toSeconds = Math.min(span.toSeconds, lastSeconds);
    // What lies before the first sample is not in the recording; where a stop's time is damaged it may be decades.
    let fromSeconds = Math.max(span.fromSeconds, firstSeconds);
    for (let index = firstAfter(sorted, fromSeconds); fromSeconds < toSeconds; index += 1) {
      const nextSeconds = Math.min(sorted[index]?.timeSeconds ?? toSeconds, toSeconds);
      const isWhole = fromSeconds === span.fromSeconds && nextSeconds === toSeconds;
      if (isWhole || nextSeconds - fromSeconds > longestStepSeconds) {
        for (let timeSeconds = fromSeconds + 1; timeSeconds < nextSeconds; timeSeconds += 1)
          still.push({ timeSeconds, ...(hasCadence && { cadenceSpm: 0 }), ...(hasSpeed && { speedMps: 0 }) });
      }
      fromSeconds = nextSeconds;
    }
  }
  return still;
}

function firstAfter(sorted: readonly TrackSample[], timeSeconds: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.timeSeconds > timeSeconds) high = middle;
    else low = middle + 1;
  }
  return low;
}

function sampleToReadings(sensorId: string, sample: TrackSample, zeroSeconds: number): SensorReading[] {
  const atSeconds = roundToMillis(sample.timeSeconds - zeroSeconds);
  const origin = { sensorId, atSeconds };
  const candidates: unknown[] = [];
  if (sample.cadenceSpm !== undefined) {
    candidates.push({ ...origin, kind: 'cadence', cadenceSpm: sample.cadenceSpm });
  }
  if (sample.speedMps !== undefined) candidates.push({ ...origin, kind: 'speed', speedMps: sample.speedMps });
  if (sample.heartRateBpm !== undefined) {
    candidates.push({ ...origin, kind: 'heartRate', heartRateBpm: sample.heartRateBpm });
  }
  if (sample.powerWatts !== undefined) {
    candidates.push({ ...origin, kind: 'power', powerWatts: sample.powerWatts });
  }
  if (sample.latitude !== undefined && sample.longitude !== undefined) {
    const altitudeMeters = sample.altitudeMeters;
    const altitudeKnown = altitudeMeters !== undefined && altitudeMeters >= -500 && altitudeMeters <= 9000;
    candidates.push({
      ...origin,
      kind: 'position',
      latitude: sample.latitude,
      longitude: sample.longitude,
      ...(altitudeKnown && { altitudeMeters: roundToMillis(altitudeMeters) }),
    });
  }
  return candidates.flatMap((candidate) => {
    const parsed = sensorReadingSchema.safeParse(candidate);
    return parsed.success ? [parsed.data] : [];
  });
}

/** Absolute times are large numbers; what binary fractions add to their differences is not in the recording. */
function roundToMillis(value: number): number {
  return Math.round(value * 1000) / 1000;
}
