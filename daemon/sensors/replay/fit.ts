import type { Recording } from '../reading.ts';
import { type FitContent, type FitRecord, type FitTimerEvent, readFitContent } from './fit-records.ts';
import { type Footing, footingOf, footingOfRecord, otherFiles, sportName } from './fit-sports.ts';
import { type AboutFile, inSteps } from './in-steps.ts';
import { joinMoments, type MendedClock, mendClock } from './mended-clock.ts';
import { badRecording, type StillSpan, trackToRecording } from './track.ts';
import { movesOnFoot, withSpeeds } from './track-speed.ts';

/** FIT, as watches and bike computers write it: runs, walks, and what may be one. */

const anotherFix = 'Choose the FIT file of a run, a walk or a hike.';

/** Errors: TactusError `badData` when the file is damaged or holds no run. */
export function readFit(name: string, bytes: Buffer): Recording {
  const content = readFitContent(name, bytes);
  if (content.records.length === 0 || isPlan(content.fileType)) {
    const what = otherFiles[content.fileType ?? 0];
    const isSaid = what === undefined ? 'holds no recorded run' : `is ${what}, no recorded run`;
    throw badRecording(name, isSaid, anotherFix);
  }
  const clock = mendFitClock(name, content);
  const records = withSpeeds(joinMoments(clock.samples));
  const onFoot = recordsOnFoot(name, content, records, clock);
  const samples = inSteps(onFoot, aboutFile(content));
  const stillSpans = timerPauses(content.timerEvents, clock);
  const remarks = [...content.remarks, ...clock.remarks];
  return { ...trackToRecording(name, 'fit', samples, { stillSpans, remarks }), sport: 'running' };
}

/** Garmin's own watches count strides; most others do. */
function aboutFile({ sessions, sport, isGarmins }: FitContent): AboutFile {
  const sports = (sessions.length > 0 ? sessions : [sport]).map((said) => said?.sport);
  const isWalk = sports.every((said) => said === walking || said === hiking);
  const isRun = sports.every((said) => said === running);
  return { said: isWalk ? 'aWalk' : isRun ? 'aRun' : undefined, makersOdds: isGarmins ? 1 : 0 };
}

const running = 1;
const cycling = 2;
const walking = 11;
const hiking = 17;

/** Courses and segments hold places with times at which nobody was there. */
const isPlan = (fileType: number | undefined): boolean => fileType === 6 || fileType === 34;

/** How long after a sample the watch may note that its timer stopped. */
const noteSeconds = 60;

/** The watch counts what elapsed apart from its clock: no pause but one of the timer is longer than the whole. */
function mendFitClock(name: string, { records, sessions, timerEvents }: FitContent): MendedClock<FitRecord> {
  const elapsedSeconds = sessions.reduce((sum, session) => sum + (session.elapsedSeconds ?? 0), 0);
  const stops = new Set(timerEvents.flatMap((event) => (event.type === 'stop' ? [event.timeSeconds] : [])));
  const stopsAfter = ({ timeSeconds }: FitRecord): boolean => {
    for (let second = -1; second <= noteSeconds; second += 1)
      if (stops.has(timeSeconds + second)) return true;
    return false;
  };
  return mendClock(name, records, (after) =>
    elapsedSeconds === 0 || stopsAfter(after) ? Number.POSITIVE_INFINITY : elapsedSeconds,
  );
}

interface Leg {
  readonly footing: Footing;
  readonly sport: number | undefined;
  readonly records: readonly FitRecord[];
}

/** In a multisport file only the legs on foot count; what is not said to be on foot or not has to move like it. */
function recordsOnFoot(
  name: string,
  content: FitContent,
  records: readonly FitRecord[],
  clock: MendedClock<FitRecord>,
): readonly FitRecord[] {
  const legs = legsOf(content, records, clock);
  for (const footing of ['foot', 'unclear'] as const) {
    const found = legs
      .filter((leg) => leg.footing === footing && (footing === 'foot' || movesOnFoot(leg.records)))
      .flatMap((leg) => leg.records);
    if (found.length > 0) return found;
  }
  const others = legs.filter((leg) => leg.footing === 'other');
  const sports = [...new Set(others.map(({ sport }) => sportName(sport)))];
  const what =
    sports.length > 0
      ? `${sports.join(' and ')}, no run`
      : 'what moves as nobody does on foot, no recorded run';
  throw badRecording(name, `holds ${what}`, anotherFix);
}

function legsOf(
  { sessions, sport }: FitContent,
  records: readonly FitRecord[],
  clock: MendedClock<FitRecord>,
): Leg[] {
  const footings = sessions.map((session) => footingOf(session.sport, session.subSport));
  const [first] = sessions;
  if (first && footings.every((footing) => footing === footings[0]))
    return [{ footing: footings[0]!, sport: first.sport, records }];
  if (first) {
    return sessions.map((session, index) => {
      const fromSeconds = clock.mend(session.startSeconds ?? Number.POSITIVE_INFINITY);
      const toSeconds = fromSeconds + (session.elapsedSeconds ?? 0);
      const own = records.filter(({ timeSeconds }) => timeSeconds >= fromSeconds && timeSeconds <= toSeconds);
      return { footing: footings[index]!, sport: session.sport, records: own };
    });
  }
  if (sport) return [{ footing: footingOf(sport.sport, sport.subSport), sport: sport.sport, records }];
  const typed = (['foot', 'unclear', 'other'] as const).map((footing) => ({
    footing,
    sport: footing === 'other' ? cycling : undefined,
    records: records.filter(({ activityType }) => footingOfRecord(activityType) === footing),
  }));
  return typed.filter((leg) => leg.records.length > 0);
}

/** From each timer stop to the next start. What follows the last stop is not a pause. */
function timerPauses(events: readonly FitTimerEvent[], clock: MendedClock<FitRecord>): StillSpan[] {
  const mended = events
    .map(({ type, timeSeconds, index }) => ({ type, timeSeconds: clock.mend(timeSeconds, index) }))
    .sort((a, b) => a.timeSeconds - b.timeSeconds);
  const spans: StillSpan[] = [];
  let stoppedAt: number | undefined;
  for (const { type, timeSeconds } of mended) {
    if (type === 'stop') {
      stoppedAt ??= timeSeconds;
    } else if (stoppedAt !== undefined) {
      spans.push({ fromSeconds: stoppedAt, toSeconds: timeSeconds });
      stoppedAt = undefined;
    }
  }
  return spans;
}
