import type { JournalHeader, JournalLine } from '../journal-lines.ts';
import type { Details, SessionLike, Summary } from '../summary.ts';
import { createCurve } from './curve.ts';
import { createHeart } from './heart.ts';
import { createLocked, type Lock } from './locked.ts';
import { rounded } from './mean.ts';
import { createMusicCount } from './music.ts';
import { createRunSeconds } from './run-seconds.ts';
import { createSoundKept } from './sound-kept.ts';
import { type BegunLap, createStretch, lapOf } from './stretch.ts';
import { createTrack } from './track.ts';

/** What a session's folder knows beside the journal. */
type FolderFacts = 'id' | 'running' | 'bytes' | 'hasSound';

/** Sums a session up while it goes on, and the same from its journal afterwards. */
export interface Digest {
  hear(line: JournalLine): void;
  /** Undefined before the header. */
  readonly header: JournalHeader | undefined;
  /** The last line was its end: nothing cut it. */
  readonly isEnded: boolean;
  /** The last second that is known, and the last with a sign of somebody or of music. */
  readonly lastSeconds: number;
  /** Gone until now; undefined where nobody tells. */
  readonly distanceMeters: number | undefined;
  /** How feet and beats fell together some seconds before the body was last told of, where that is known. */
  readonly lock: Lock | undefined;
  /** Undefined before the header. */
  summary(): Omit<Summary, FolderFacts | 'cut'> | undefined;
  details(): Details;
}

/** Nobody runs or likes more; whoever presses for ever shall not fill our memory. */
const mostTold = 1000;

export function createDigest(): Digest {
  const whole = createStretch();
  const runSeconds = createRunSeconds();
  const heart = createHeart();
  const locked = createLocked();
  const music = createMusicCount();
  const curve = createCurve();
  const track = createTrack();
  const sound = createSoundKept();
  const likes: SessionLike[] = [];
  const skipped: SessionLike[] = [];
  const laps: BegunLap[] = [{ atSeconds: 0, stretch: createStretch() }];
  let header: JournalHeader | undefined;
  let startedAt = '';
  let skips = 0;
  let isEnded = false;
  let lastSeconds = 0;
  let signSeconds = 0;
  let workoutStep: number | undefined;
  let course: Summary['course'];
  let lock: Lock | undefined;

  const hearBody = (line: Extract<JournalLine, { kind: 'body' }>): void => {
    const { atSeconds, cadenceSpm, speedMps, heartRateBpm } = line;
    const second = { ...runSeconds.next(line), heartRateBpm, cadenceSpm };
    const { seconds, isMoving } = second;
    whole.add(second);
    laps.at(-1)!.stretch.add(second);
    heart.add(heartRateBpm, seconds);
    locked.follow(line.sources?.step);
    lock = locked.second(atSeconds, cadenceSpm, isMoving);
    const { movingSeconds, distanceMeters } = whole;
    const gone = distanceMeters !== undefined && { movingSeconds, distanceMeters };
    curve.add(atSeconds, { cadenceSpm, speedMps, heartRateBpm, ...gone });
  };

  const hearReading = (line: Extract<JournalLine, { kind: 'reading' }>): void => {
    if (line.reading !== 'position') return;
    const { latitude, longitude, altitudeMeters, accuracyMeters, atSeconds, sensorId } = line;
    if (typeof latitude !== 'number' || typeof longitude !== 'number') return;
    const numberOr = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
    track.add({
      ...{ atSeconds, sensorId, latitude, longitude },
      ...{ altitudeMeters: numberOr(altitudeMeters), accuracyMeters: numberOr(accuracyMeters) },
    });
  };

  const beginLap = (atSeconds: number): void => {
    if (laps.length < mostTold) laps.push({ atSeconds, stretch: createStretch() });
  };

  const hearIntent = (line: Extract<JournalLine, { kind: 'intent' }>): void => {
    curve.add(line.atSeconds, { energy01: line.energy01 });
    locked.aim(line.phaseOffsetMs);
    if (workoutStep !== undefined && line.workoutStep !== workoutStep) beginLap(line.atSeconds);
    workoutStep = line.workoutStep;
  };

  const hearCommand = ({ atSeconds, command: { cue } }: Extract<JournalLine, { kind: 'command' }>): void => {
    if (cue === 'skip') skips += 1;
    // In a workout a lap begins with each step, and the button is one way to the next.
    if (cue === 'lap' && workoutStep === undefined) beginLap(atSeconds);
  };

  const hear = (line: JournalLine): void => {
    if (line.kind === 'session') {
      header = line;
      startedAt = line.startedAt;
      heart.setZones(line.zonesFromBpm);
      return;
    }
    lastSeconds = Math.max(lastSeconds, line.atSeconds);
    isEnded = line.kind === 'end';
    sound.hear(line);
    if (isSign(line)) signSeconds = Math.max(signSeconds, line.atSeconds);
    if (line.kind === 'clock') startedAt = line.startedAt;
    else if (line.kind === 'reading') hearReading(line);
    else if (line.kind === 'step') locked.step(line.sensorId, line.atSeconds);
    else if (line.kind === 'body') hearBody(line);
    else if (line.kind === 'intent') hearIntent(line);
    else if (line.kind === 'command') hearCommand(line);
    else if (line.kind === 'bar') music.bar(line);
    else if (line.kind === 'course') course = line.course;
    else if (line.kind === 'like' || line.kind === 'skip') {
      const { kind, ...heard } = line;
      const told = kind === 'like' ? likes : skipped;
      if (told.length < mostTold) told.push(heard);
    } else if (line.kind === 'played') {
      for (const [, atSeconds, tempoBpm] of line.beats ?? []) {
        music.beat(tempoBpm);
        locked.beat(atSeconds, tempoBpm);
        curve.add(atSeconds, { tempoBpm });
      }
    }
  };

  const lengthSeconds = (): number => rounded(signSeconds === 0 ? lastSeconds : signSeconds);

  return {
    hear,
    get header() {
      return header;
    },
    get isEnded() {
      return isEnded;
    },
    get lastSeconds() {
      return lastSeconds;
    },
    get distanceMeters() {
      return whole.distanceMeters;
    },
    get lock() {
      return lock;
    },
    summary() {
      if (header === undefined) return undefined;
      const { movingSeconds, distanceMeters, cadenceMeanSpm } = whole;
      const { climbedMeters, isKnown: hasTrack } = track;
      const { lockedShare01, matchedShare01 } = locked;
      const { source, seed, version } = header;
      const isFar = distanceMeters !== undefined && distanceMeters >= 1;
      return {
        ...{ startedAt, lengthSeconds: lengthSeconds(), movingSeconds: rounded(movingSeconds) },
        ...(distanceMeters !== undefined && { distanceMeters: rounded(distanceMeters) }),
        ...(isFar && { paceSecondsPerKilometer: rounded((1000 * movingSeconds) / distanceMeters) }),
        ...(heart.summary && { heartRate: heart.summary }),
        ...(cadenceMeanSpm !== undefined && { cadenceMeanSpm: rounded(cadenceMeanSpm) }),
        ...(climbedMeters !== undefined && { climbedMeters }),
        ...(lockedShare01 !== undefined && { lockedShare01: rounded(lockedShare01, 3) }),
        ...(matchedShare01 !== undefined && { matchedShare01: rounded(matchedShare01, 3) }),
        ...music.summary(),
        ...{ likes: likes.length, skips, laps: laps.length - 1, hasTrack, source, seed, version },
        ...(course && { course }),
        ...(sound.kept && { soundKept: sound.kept }),
        model: { name: header.model.name, version: header.model.version },
      };
    },
    details: () => ({
      curve: curve.points(),
      track: track.points().map((point) => [...point]),
      laps:
        laps.length === 1
          ? []
          : laps.map((lap, index) => lapOf(lap, laps[index + 1]?.atSeconds ?? lengthSeconds())),
      likes,
      skips: skipped,
    }),
  };
}

const signs: ReadonlySet<JournalLine['kind']> = new Set([
  'reading',
  'step',
  'played',
  'command',
  'like',
  'bar',
]);

/** Of somebody, or of music. A battery tells of neither. */
const isSign = (line: JournalLine): boolean =>
  signs.has(line.kind) && !(line.kind === 'reading' && line.reading === 'battery');
