/** How feet and beats fell together around a moment. */
export interface Lock {
  readonly atSeconds: number;
  readonly isLocked: boolean;
  /** How much later the beat was heard than the foot nearest to it asked for; below zero where it was earlier. */
  readonly phaseErrorMs: number;
}

/** Whether feet and beats fall together, second by second. */
export interface Locked {
  step(sensorId: string, atSeconds: number): void;
  /** `sensorId`: whose steps the body goes by. */
  follow(sensorId: string | undefined): void;
  beat(atSeconds: number, tempoBpm: number): void;
  /** How long after the foot beats are to be heard from now on; undefined: as before. */
  aim(phaseOffsetMs: number | undefined): void;
  /**
   * A second of the run; only those count in which somebody moves. Call in the order of time. Gives how it was some seconds
   * ago, where music and single steps are known.
   */
  second(atSeconds: number, cadenceSpm: number | undefined, isMoving: boolean): Lock | undefined;
  /** Of the moving seconds with music and single steps: in how many feet and beats fell together. */
  readonly lockedShare01: number | undefined;
  /** Of the moving seconds with music and a cadence: in how many the tempo was the cadence. */
  readonly matchedShare01: number | undefined;
}

/** A beat is told as soon as it is played, which is before it is heard; a step may come late. */
const lateSeconds = 2;
const windowSeconds = 4;
const fewestSteps = 4;
/** An eighth of a beat to each side is a quarter of all there is: by chance one step in four is within. */
const onBeatShare = 1 / 8;
const leastShareOfSteps = 3 / 4;
const sameTempo = 0.02;

/**
 * A second is locked when at least three of four steps around it (four seconds, four steps or more) fell within an eighth
 * of a beat of where a beat that was heard asked for them. Of feet that do not care one step in four does, and three of
 * four next to never.
 */
export function createLocked(): Locked {
  let steps: { readonly sensorId: string; readonly atSeconds: number }[] = [];
  let beats: { readonly atSeconds: number; readonly tempoBpm: number; readonly offsetMs: number }[] = [];
  let offsetMs = 0;
  let followed: string | undefined;
  let [known, locked, withCadence, matched] = [0, 0, 0, 0];

  const askedAt = (beat: (typeof beats)[number]): number => beat.atSeconds - beat.offsetMs / 1000;
  const isOnBeat = (atSeconds: number): boolean =>
    beats.some((beat) => Math.abs(askedAt(beat) - atSeconds) <= (onBeatShare * 60) / beat.tempoBpm);

  return {
    step: (sensorId, atSeconds) => void steps.push({ sensorId, atSeconds }),
    follow(sensorId) {
      followed = sensorId ?? followed;
    },
    beat: (atSeconds, tempoBpm) => void beats.push({ atSeconds, tempoBpm, offsetMs }),
    aim(phaseOffsetMs) {
      offsetMs = phaseOffsetMs ?? offsetMs;
    },
    second(atSeconds, cadenceSpm, isMoving) {
      const until = atSeconds - lateSeconds;
      const since = until - windowSeconds;
      steps = steps.filter((step) => step.atSeconds > since);
      beats = beats.filter((beat) => beat.atSeconds > since - 1);
      if (!isMoving) return undefined;
      const heard = beats.filter((beat) => beat.atSeconds <= until);
      const beat = heard.at(-1);
      if (beat === undefined || beat.atSeconds < until - 1.5) return undefined;
      if (cadenceSpm !== undefined && cadenceSpm > 0) {
        withCadence += 1;
        if (Math.abs(beat.tempoBpm / cadenceSpm - 1) <= sameTempo) matched += 1;
      }
      const own = steps.filter(
        (step) => step.atSeconds <= until && step.sensorId === (followed ?? step.sensorId),
      );
      if (own.length < fewestSteps) return undefined;
      known += 1;
      const onBeat = own.filter((step) => isOnBeat(step.atSeconds)).length;
      const isLocked = onBeat >= leastShareOfSteps * own.length;
      if (isLocked) locked += 1;
      const middle = until - windowSeconds / 2;
      const asked = askedAt(nearestTo(heard, middle));
      const phaseErrorMs = 1000 * (asked - nearestTo(own, asked).atSeconds);
      return { atSeconds: middle, isLocked, phaseErrorMs };
    },
    get lockedShare01() {
      return known === 0 ? undefined : locked / known;
    },
    get matchedShare01() {
      return withCadence === 0 ? undefined : matched / withCadence;
    },
  };
}

/** `all` is not empty. */
const nearestTo = <T extends { readonly atSeconds: number }>(all: readonly T[], atSeconds: number): T =>
  all.reduce((nearest, each) =>
    Math.abs(each.atSeconds - atSeconds) < Math.abs(nearest.atSeconds - atSeconds) ? each : nearest,
  );
