import { type FitMessage, readFitMessages, timestampField } from './fit-messages.ts';
import { badRecording, type TrackSample } from './track.ts';

/** What of a FIT file a run is made of, in the units of this house; numbers are those of Garmin's public FIT profile. */
export interface FitContent {
  readonly fileType: number | undefined;
  /** Whether any of the files is of a watch of Garmin's own. */
  readonly isGarmins: boolean;
  readonly records: readonly FitRecord[];
  readonly sessions: readonly FitSession[];
  readonly timerEvents: readonly FitTimerEvent[];
  /** What the watch was set to, where no session says it. */
  readonly sport: FitSport | undefined;
  readonly remarks: readonly string[];
}

/** A sample whose cadence is still as the device counts it. */
export interface FitRecord extends TrackSample {
  readonly activityType: number | undefined;
}

export interface FitSport {
  readonly sport: number | undefined;
  readonly subSport: number | undefined;
}

export interface FitSession extends FitSport {
  readonly startSeconds: number | undefined;
  readonly elapsedSeconds: number | undefined;
}

export interface FitTimerEvent {
  readonly timeSeconds: number;
  readonly type: 'start' | 'stop';
  /** How many records were written before it. */
  readonly index: number;
}

const messages = { fileId: 0, sport: 12, session: 18, record: 20, event: 21 } as const;
const wanted: ReadonlySet<number> = new Set(Object.values(messages));
/** Eleven days of a sample a second. */
const mostRecords = 1_000_000;
const mostSessions = 100;
const garmin = 1;

/** FIT counts from the last day of 1989. */
const epochSeconds = 631_065_600;
const degreesPerSemicircle = 180 / 2 ** 31;

/** Errors: TactusError `badData` when the file is damaged or cut off. */
export function readFitContent(name: string, bytes: Buffer): FitContent {
  let fileType: number | undefined;
  let isGarmins = false;
  let sport: FitSport | undefined;
  const records: FitRecord[] = [];
  const sessions: FitSession[] = [];
  const timerEvents: FitTimerEvent[] = [];
  const remarks: string[] = [];
  const toRecord = createRecordReader();
  for (const message of readFitMessages(name, bytes, wanted, (remark) => remarks.push(remark))) {
    const { number, values } = message;
    if (number === messages.fileId) {
      fileType = values.get(0);
      isGarmins ||= values.get(1) === garmin;
    } else if (number === messages.sport) sport = { sport: values.get(0), subSport: values.get(1) };
    else if (number === messages.session) sessions.push(toSession(values));
    else if (number === messages.record) {
      const record = toRecord(message);
      if (record) records.push(record);
    } else {
      const event = toTimerEvent(values, records.length);
      if (event) timerEvents.push(event);
    }
    if (Math.max(records.length, timerEvents.length) > mostRecords || sessions.length > mostSessions)
      throw badRecording(name, 'holds more than a run can have', 'Cut it to a single run.');
  }
  return { fileType, isGarmins, records, sessions, timerEvents, sport, remarks };
}

type Values = FitMessage['values'];

function toSession(values: Values): FitSession {
  return {
    sport: values.get(5),
    subSport: values.get(6),
    startSeconds: timeOf(values.get(2)),
    elapsedSeconds: scaled(values.get(7), 1000),
  };
}

function toTimerEvent(values: Values, index: number): FitTimerEvent | undefined {
  const timeSeconds = timeOf(values.get(timestampField));
  const isTimer = values.get(0) === 0;
  const type = eventTypes[values.get(1) ?? -1];
  return isTimer && type && timeSeconds !== undefined ? { timeSeconds, type, index } : undefined;
}

/** Start, stop, stop all, stop and disable, the same for all. */
const eventTypes: Readonly<Record<number, FitTimerEvent['type']>> = {
  0: 'start',
  1: 'stop',
  4: 'stop',
  8: 'stop',
  9: 'stop',
};

function createRecordReader(): (message: FitMessage) => FitRecord | undefined {
  const toDistance = createCompressedDistance();
  return ({ values, bytes }) => {
    const compressed = compressedOf(bytes.get(8));
    const compressedMeters = compressed && toDistance(compressed.distance);
    const timeSeconds = timeOf(values.get(timestampField));
    if (timeSeconds === undefined) return undefined;
    const cycles = values.get(4);
    return {
      timeSeconds,
      latitude: scaled(values.get(0), 1 / degreesPerSemicircle),
      longitude: scaled(values.get(1), 1 / degreesPerSemicircle),
      altitudeMeters: altitudeOf(values.get(78) ?? values.get(2)),
      heartRateBpm: values.get(3),
      cadenceSpm: cycles === undefined ? scaled(values.get(52), 256) : cycles + (values.get(53) ?? 0) / 128,
      stepLengthMeters: scaled(values.get(85), 10_000),
      distanceMeters: scaled(values.get(5), 100) ?? compressedMeters,
      speedMps: scaled(values.get(73) ?? values.get(6), 1000) ?? compressed?.speedMps,
      powerWatts: values.get(7),
      activityType: values.get(42),
    };
  };
}

/** Twelve bits of speed (cm/s) and twelve of distance (1/16 m, beginning anew after 256 m). */
function compressedOf(
  bytes: Uint8Array | undefined,
): { readonly speedMps: number; readonly distance: number } | undefined {
  const [low, middle, high] = bytes ?? [];
  if (bytes?.length !== 3 || low === undefined || middle === undefined || high === undefined)
    return undefined;
  if (low === 0xff && middle === 0xff && high === 0xff) return undefined;
  return { speedMps: (low | ((middle & 15) << 8)) / 100, distance: (middle >> 4) | (high << 4) };
}

function createCompressedDistance(): (distance: number) => number {
  let last: number | undefined;
  let sum = 0;
  return (distance) => {
    sum += last === undefined ? 0 : (distance - last) & 0xfff;
    last = distance;
    return sum / 16;
  };
}

function timeOf(stamp: number | undefined): number | undefined {
  return stamp === undefined ? undefined : stamp + epochSeconds;
}

function altitudeOf(value: number | undefined): number | undefined {
  return value === undefined ? undefined : value / 5 - 500;
}

function scaled(value: number | undefined, scale: number): number | undefined {
  return value === undefined ? undefined : value / scale;
}
