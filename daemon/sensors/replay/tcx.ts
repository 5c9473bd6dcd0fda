import type { GaitSaid } from '../gait.ts';
import type { Recording } from '../reading.ts';
import { inSteps } from './in-steps.ts';
import { joinMoments, mendClock } from './mended-clock.ts';
import { parseTcx, type TcxActivity, type TcxDocument } from './tcx-document.ts';
import { badRecording, leftOut, type TrackSample, trackToRecording } from './track.ts';
import { bySegment, standingBetween } from './track-segments.ts';
import { movesOnFoot, withSpeeds } from './track-speed.ts';
import { decimalCommas, impossiblePlace } from './xml.ts';

/**
 * TCX as Garmin, Strava and many others export it: a run, or the legs on foot of a multisport race.
 *
 * Errors: TactusError `badData` when the file is damaged, or holds no run or several.
 */
export function readTcx(name: string, text: string): Recording {
  const tcx = parseTcx(name, text);
  const activities = onFoot(name, tcx);
  const written = activities
    .flatMap(({ tracks }) => tracks)
    .flatMap((track, segment) => track.map((sample) => ({ ...sample, segment })));
  const clock = mendClock(name, written);
  const samples = withSpeeds(joinMoments(clock.samples));
  if (2 * tcx.withComma > written.length) throw decimalCommas(name, 'numbers');
  return {
    ...trackToRecording(name, 'tcx', inSteps(samples, { said: saidBy(activities) }), {
      stillSpans: standingBetween(bySegment(samples)),
      remarks: [...remarksOf(tcx), ...clock.remarks],
    }),
    sport: 'running',
  };
}

const footSports: ReadonlySet<string> = new Set(['running', 'walking', 'hiking']);
/** TCX knows running, biking and other; some programs know more. */
const otherSports: ReadonlySet<string> = new Set(['biking', 'cycling', 'swimming', 'rowing', 'skiing']);
const anotherFix = 'Choose the TCX file of a run, a walk or a hike.';

/** What is on foot, or moves like it where it is not said. */
function onFoot(name: string, { activities, hasPlan }: TcxDocument): readonly TcxActivity[] {
  const recorded = activities.filter(({ tracks }) => tracks.some((track) => track.length > 0));
  if (recorded.length === 0) {
    const what = hasPlan
      ? 'is TCX of a course or a workout, a plan, no recorded run'
      : 'is TCX that holds no recorded run';
    throw badRecording(name, what, 'Export the recorded activity.');
  }
  const said = recorded.filter(({ sport }) => footSports.has(sport));
  const found = said.length > 0 ? said : recorded.filter(isMaybeOnFoot);
  if (found.length === 0) {
    const sports = [...new Set(recorded.map(({ sport }) => sport))].filter((sport) => otherSports.has(sport));
    throw badRecording(
      name,
      `holds ${sports.length > 0 ? sports.join(' and ') : 'what moves as nobody does on foot'}, no run`,
      anotherFix,
    );
  }
  if (found.length > 1 && !found.every(({ isLeg }) => isLeg)) {
    const ids = found.slice(0, 5).map(({ id }) => id.slice(0, 32));
    const more = found.length > ids.length ? ' ...' : '';
    throw badRecording(name, `holds ${found.length} runs: ${ids.join(', ')}${more}`, 'Export one of them.');
  }
  return found;
}

function isMaybeOnFoot({ sport, tracks }: TcxActivity): boolean {
  const samples: TrackSample[] = tracks.flat().sort((a, b) => a.timeSeconds - b.timeSeconds);
  return !otherSports.has(sport) && movesOnFoot(withSpeeds(joinMoments(samples)));
}

function saidBy(activities: readonly TcxActivity[]): GaitSaid | undefined {
  if (activities.every(({ sport }) => sport === 'running')) return 'aRun';
  return activities.every(({ sport }) => sport === 'walking' || sport === 'hiking') ? 'aWalk' : undefined;
}

function remarksOf({ remarks, withoutTime, withoutPlace }: TcxDocument): string[] {
  return [
    ...remarks,
    ...leftOut(withoutTime, 'point', 'no time'),
    ...leftOut(withoutPlace, 'place', impossiblePlace),
  ];
}
