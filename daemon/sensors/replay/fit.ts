import FitParser, { type ParsedFit } from 'fit-file-parser';
import { z } from 'zod';
import { messageOf } from '../../system/errors.ts';
import type { Recording } from '../reading.ts';
import { type AboutFile, inSteps } from './in-steps.ts';
import { type MendedClock, mendClock } from './mended-clock.ts';
import { speedsFromPositions } from './speed-from-positions.ts';
import { badRecording, type StillSpan, type TrackSample, trackToRecording } from './track.ts';

/** FIT (Garmin's Flexible and Interoperable Data Transfer), as watches and bike computers write it: runs and walks. */

const footSports: ReadonlySet<string> = new Set(['running', 'walking', 'hiking']);

/** On a treadmill, too, when it is recorded as a machine. */
const isOnFoot = (session: { sport: string; sub_sport?: string | undefined }): boolean =>
  footSports.has(session.sport) || session.sub_sport === 'treadmill';

const optionalNumber = z.number().optional().catch(undefined);
const timestamp = z.date().transform((date) => date.getTime() / 1000);

const recordSchema = z.object({
  timestamp,
  heart_rate: optionalNumber,
  cadence: optionalNumber,
  fractional_cadence: optionalNumber,
  speed: optionalNumber,
  enhanced_speed: optionalNumber,
  altitude: optionalNumber,
  enhanced_altitude: optionalNumber,
  power: optionalNumber,
  /** Millimetres. */
  step_length: optionalNumber,
  position_lat: optionalNumber,
  position_long: optionalNumber,
  activity_type: z.string().optional().catch(undefined),
});
type FitRecord = z.infer<typeof recordSchema> & { readonly timeSeconds: number };

const sessionSchema = z.object({
  sport: z.string(),
  sub_sport: z.string().optional().catch(undefined),
  start_time: timestamp.optional().catch(undefined),
  timestamp: timestamp.optional().catch(undefined),
  total_elapsed_time: optionalNumber,
});

const fileIdSchema = z.object({ manufacturer: z.string() });

const eventSchema = z.object({
  timestamp,
  event: z.literal('timer'),
  event_type: z.string(),
});

const damagedFix = 'Copy it from the watch again, or export it again.';

/** Errors: TactusError `badData` when the file is damaged or holds no run. */
export async function readFit(name: string, bytes: Buffer): Promise<Recording> {
  const files = await Promise.all(splitChain(name, bytes).map((file) => parseFit(name, file)));
  const sessions = files.flatMap((file) => acceptable(sessionSchema, file.sessions));
  const written = files.flatMap((file) => acceptable(recordSchema, file.records));
  const elapsedSeconds = sessions.reduce((sum, session) => sum + (session.total_elapsed_time ?? 0), 0);
  const timed = written.map((record) => ({ ...record, timeSeconds: record.timestamp }));
  // The watch counts what elapsed apart from its clock: no pause is longer than the whole.
  const clock = mendClock(name, timed, () => elapsedSeconds || Number.POSITIVE_INFINITY);
  const stillSpans = timerPauses(
    files.flatMap((file) => acceptable(eventSchema, file.events)),
    clock.mend,
  );
  const onFoot = recordsOnFoot(name, sessions, clock);
  const makers = files.flatMap((file) => acceptable(fileIdSchema, file.file_ids));
  const samples = inSteps(withSpeed(onFoot.map(recordToSample)), aboutFile(sessions, makers));
  return trackToRecording(name, 'fit', samples, { stillSpans, remarks: clock.remarks });
}

/**
 * A FIT file may be several, one after the other, each with its own header and checksum. The parser looks at the first
 * alone and would not notice that the rest is damaged.
 */
function splitChain(name: string, bytes: Buffer): Buffer[] {
  const files: Buffer[] = [];
  let offset = 0;
  while (offset < bytes.length && !isPadding(bytes, offset)) {
    const headerLength = bytes[offset]!;
    const magic = bytes.toString('latin1', offset + 8, offset + 12);
    if (bytes.length - offset < 14 || (headerLength !== 12 && headerLength !== 14) || magic !== '.FIT') {
      throw badRecording(name, `is damaged: byte ${offset} should begin a FIT header`, damagedFix);
    }
    const fileLength = headerLength + bytes.readUInt32LE(offset + 4) + 2;
    if (offset + fileLength > bytes.length) {
      const missing = offset + fileLength - bytes.length;
      throw badRecording(name, `is cut off: its last ${missing} bytes are missing`, damagedFix);
    }
    files.push(bytes.subarray(offset, offset + fileLength));
    offset += fileLength;
  }
  return files;
}

/** Some devices write whole blocks and leave zeros behind the last file. */
function isPadding(bytes: Buffer, offset: number): boolean {
  return offset > 0 && bytes.subarray(offset).every((byte) => byte === 0);
}

async function parseFit(name: string, bytes: Buffer): Promise<ParsedFit> {
  const parser = new FitParser({ force: false, mode: 'list', speedUnit: 'm/s', lengthUnit: 'm' });
  try {
    // A copy: the parser reads the whole of the buffer's memory, also what lies before and after this file.
    return await parser.parseAsync(Buffer.from(Uint8Array.from(bytes).buffer));
  } catch (error) {
    const why = messageOf(error);
    throw badRecording(name, `is damaged: ${why}`, damagedFix, error);
  }
}

function acceptable<T>(schema: z.ZodType<T>, messages: readonly unknown[] | undefined): T[] {
  return (messages ?? []).flatMap((message) => {
    const parsed = schema.safeParse(message);
    return parsed.success ? [parsed.data] : [];
  });
}

/** In a multisport file only the legs on foot count; with one session everything recorded belongs to it. */
function recordsOnFoot(
  name: string,
  sessions: readonly z.infer<typeof sessionSchema>[],
  { samples: records, mend }: MendedClock<FitRecord>,
): readonly FitRecord[] {
  const legs = sessions.filter(isOnFoot);
  const typed = records.filter((record) => footSports.has(record.activity_type ?? ''));
  const found =
    sessions.length === 0
      ? typed
      : legs.length === sessions.length
        ? records
        : records.filter((record) =>
            legs.some((leg) => {
              const startSeconds = mend(leg.start_time ?? Number.POSITIVE_INFINITY);
              const endSeconds = startSeconds + (leg.total_elapsed_time ?? 0);
              return record.timeSeconds >= startSeconds && record.timeSeconds <= endSeconds;
            }),
          );
  if (found.length > 0) return found;
  const sports = [...new Set(sessions.map((session) => session.sport))];
  const what = sports.length === 0 || legs.length > 0 ? 'no recorded run' : `${sports.join(' and ')}, no run`;
  throw badRecording(name, `holds ${what}`, 'Choose the FIT file of a run, a walk or a hike.');
}

/** From each timer stop to the next start. What follows the last stop is not a pause. */
function timerPauses(
  events: readonly z.infer<typeof eventSchema>[],
  mend: (timeSeconds: number) => number,
): StillSpan[] {
  const mended = events
    .map((event) => ({ ...event, timeSeconds: mend(event.timestamp) }))
    .sort((a, b) => a.timeSeconds - b.timeSeconds);
  const spans: StillSpan[] = [];
  let stoppedAt: number | undefined;
  for (const event of mended) {
    if (event.event_type.startsWith('stop')) {
      stoppedAt ??= event.timeSeconds;
    } else if (event.event_type === 'start' && stoppedAt !== undefined) {
      spans.push({ fromSeconds: stoppedAt, toSeconds: event.timeSeconds });
      stoppedAt = undefined;
    }
  }
  return spans;
}

/** A recorder that tells positions and no speed at all leaves it to the reader. */
function withSpeed(samples: readonly TrackSample[]): readonly TrackSample[] {
  if (samples.some((sample) => sample.speedMps !== undefined)) return samples;
  const track = samples
    .flatMap((sample) => {
      const { latitude, longitude } = sample;
      return latitude === undefined || longitude === undefined ? [] : [{ ...sample, latitude, longitude }];
    })
    .sort((a, b) => a.timeSeconds - b.timeSeconds);
  const speeds = new Map(
    speedsFromPositions(track).map((speed, index) => [track[index]?.timeSeconds, speed]),
  );
  return samples.map((sample) => ({ ...sample, speedMps: speeds.get(sample.timeSeconds) }));
}

/** Garmin's own watches count strides; most others do. */
function aboutFile(
  sessions: readonly z.infer<typeof sessionSchema>[],
  makers: readonly z.infer<typeof fileIdSchema>[],
): AboutFile {
  const sports = [...new Set(sessions.map(({ sport }) => sport))];
  const isWalk = sports.length > 0 && sports.every((sport) => sport === 'walking' || sport === 'hiking');
  const isRun = sports.length === 1 && sports[0] === 'running';
  return {
    said: isWalk ? 'aWalk' : isRun ? 'aRun' : undefined,
    makersOdds: makers.some(({ manufacturer }) => manufacturer === 'garmin') ? 1 : 0,
  };
}

function recordToSample(record: FitRecord): TrackSample {
  return {
    timeSeconds: record.timeSeconds,
    heartRateBpm: record.heart_rate,
    cadenceSpm: record.cadence === undefined ? undefined : record.cadence + (record.fractional_cadence ?? 0),
    stepLengthMeters: record.step_length === undefined ? undefined : record.step_length / 1000,
    speedMps: record.enhanced_speed ?? record.speed,
    powerWatts: record.power,
    latitude: record.position_lat,
    longitude: record.position_long,
    altitudeMeters: record.enhanced_altitude ?? record.altitude,
  };
}
