import type { BodyState } from '../../body/state.ts';
import { zoneOf } from '../../body/zones.ts';
import type { Moment, SessionListener } from '../../session/events.ts';
import { createRunTracker, type Run } from '../../session/run-tracker.ts';
import type { WorkoutProgress } from '../../workouts/progress.ts';
import type { Announcement } from './announcement.ts';
import { createSensorWatch } from './sensor-watch.ts';

export interface RunWatchDependencies {
  /** Heart rates at which zones 2 to 5 begin. */
  readonly zonesBpm: readonly number[];
  readonly workout: () => WorkoutProgress | undefined;
}

/** What there is to say of a run. */
export interface RunWatch {
  /** All that is not told by moments. */
  readonly listener: Required<Pick<SessionListener, 'reading' | 'command' | 'ended'>>;
  /** What has happened since the last moment. */
  look(moment: Moment): readonly Announcement[];
}

export function createRunWatch({ zonesBpm, workout }: RunWatchDependencies): RunWatch {
  const tracker = createRunTracker();
  const sensors = createSensorWatch();
  const intervals = createIntervalWatch();
  const kilometres = createKilometreWatch();
  const laps = createLapWatch();
  const zones = createZoneWatch(zonesBpm);
  const { command, ended, moment: track } = tracker.listener;
  return {
    listener: { reading: sensors.hear, command, ended },
    look(moment) {
      track(moment);
      const progress = workout();
      return [
        ...intervals(progress),
        ...laps(tracker.run, progress),
        ...kilometres(tracker.run),
        ...zones(moment.body),
        ...sensors.look(moment.body.atSeconds),
      ];
    },
  };
}

/** A step that has gone on for longer does not begin: it goes on after a restart. */
const freshSeconds = 5;

function createIntervalWatch() {
  let place: { readonly of: string; readonly elapsedSeconds: number } | undefined;
  return (progress: WorkoutProgress | undefined): readonly Announcement[] => {
    const last = place;
    if (progress?.state !== 'running') {
      place = undefined;
      return last !== undefined && progress?.state === 'over' ? [{ kind: 'interval' }] : [];
    }
    const { name, index, step, aim, elapsedSeconds = 0 } = progress;
    place = { of: `${name} ${index}`, elapsedSeconds };
    // The same workout may be begun anew.
    const goesOn = last?.of === place.of && last.elapsedSeconds <= elapsedSeconds;
    if (goesOn || step === undefined || elapsedSeconds > freshSeconds) return [];
    return [{ kind: 'interval', step, ...(aim && { aim }) }];
  };
}

/** In a workout the laps are its steps. */
function createLapWatch() {
  let told = 0;
  let wasCoached = false;
  return (
    { laps, lastLapSeconds = 0 }: Run,
    progress: WorkoutProgress | undefined,
  ): readonly Announcement[] => {
    const isCoached = progress?.state === 'running';
    const isStep = isCoached || wasCoached;
    const isNew = laps > told;
    wasCoached = isCoached;
    told = laps;
    return isNew && !isStep ? [{ kind: 'lap', count: laps, seconds: lastLapSeconds }] : [];
  };
}

function createKilometreWatch() {
  let told = 0;
  let toldSeconds = 0;
  return ({ distanceMeters = 0, elapsedSeconds }: Run): readonly Announcement[] => {
    const count = Math.floor(distanceMeters / 1000);
    if (count === told) return [];
    const isNext = count === told + 1;
    const isAnotherRun = count < told;
    const seconds = elapsedSeconds - toldSeconds;
    told = count;
    toldSeconds = elapsedSeconds;
    return isAnotherRun ? [] : [{ kind: 'kilometre', count, ...(isNext && { seconds }) }];
  };
}

/** On the border of two zones a heart goes to and fro. */
const zoneSeconds = 10;

function createZoneWatch(zonesBpm: readonly number[]) {
  let told: number | undefined;
  let coming: { readonly zone: number; readonly sinceSeconds: number } | undefined;
  return ({ atSeconds, heartRateBpm }: BodyState): readonly Announcement[] => {
    const zone = heartRateBpm === undefined ? told : zoneOf(heartRateBpm, zonesBpm);
    // In the first one somebody is already.
    told ??= zone;
    if (zone === undefined || zone === told) {
      coming = undefined;
      return [];
    }
    if (coming?.zone !== zone) coming = { zone, sinceSeconds: atSeconds };
    if (atSeconds - coming.sinceSeconds < zoneSeconds) return [];
    told = zone;
    coming = undefined;
    return [{ kind: 'zone', zone }];
  };
}
