import type { BodyState } from '../body/state.ts';
import type { Cue } from './intent.ts';
import { leastRunSeconds } from './red-light.ts';

export type CueKind = Cue['kind'];

/** Finds the moments of a run that music should answer: setting off, red lights, sprints, hills, the walk home. */
export interface RunEvents {
  /** What happened just now, if anything. */
  update(body: BodyState): CueKind | undefined;
  readonly stillSeconds: number;
}

const redLightAfterSeconds = 3;
const startAfterSeconds = 1;
const sprintRatio = 1.2;
const sprintAfterSeconds = 3;
const usualSpeedSeconds = 60;
const knowsUsualAfterSeconds = 45;
const steep = 0.04;
const hillAfterSeconds = 8;
const walkBeforeCoolDownSeconds = 20;
const runBeforeCoolDownSeconds = 300;
/** The same thing is not told again within this time. */
const restSeconds = 90;

export function createRunEvents(): RunEvents {
  let lastSeconds: number | undefined;
  let still = 0;
  let moving = 0;
  let runBefore = 0;
  let started = false;
  let running = 0;
  let walking = 0;
  let fast = 0;
  let climbing = 0;
  let usualSpeed: number | undefined;
  let knownSeconds = 0;
  const toldAt = new Map<CueKind, number>();

  const tell = (kind: CueKind, now: number, rest = restSeconds): CueKind | undefined => {
    if (now - (toldAt.get(kind) ?? Number.NEGATIVE_INFINITY) < rest) return undefined;
    toldAt.set(kind, now);
    return kind;
  };

  const measure = (body: BodyState, dt: number): void => {
    const { activity, speedMps } = body;
    if (activity === 'still') {
      if (still === 0) runBefore = moving;
      still += dt;
      moving = 0;
    } else if (activity !== 'unknown') {
      still = 0;
      moving += dt;
    }
    if (activity === 'running' || activity === 'cycling') {
      running += dt;
      walking = 0;
    } else if (activity === 'walking') walking += dt;
    if (speedMps !== undefined && activity !== 'still') {
      fast = usualSpeed !== undefined && speedMps > sprintRatio * usualSpeed ? fast + dt : 0;
      usualSpeed ??= speedMps;
      usualSpeed += (speedMps - usualSpeed) * (1 - Math.exp(-dt / usualSpeedSeconds));
      knownSeconds += dt;
    } else fast = 0;
    climbing = (body.slope ?? 0) >= steep ? climbing + dt : 0;
  };

  return {
    update(body) {
      const now = body.atSeconds;
      const dt = Math.max(0, now - (lastSeconds ?? now));
      lastSeconds = Math.max(lastSeconds ?? now, now);
      measure(body, dt);

      if (!started && moving >= startAfterSeconds) {
        started = true;
        return tell('start', now, 0);
      }
      if (started && still >= redLightAfterSeconds) {
        // Setting off again is a start again.
        started = false;
        if (runBefore >= leastRunSeconds) return tell('redLight', now, 0);
      }
      if (fast >= sprintAfterSeconds && knownSeconds >= knowsUsualAfterSeconds) {
        fast = 0;
        return tell('sprint', now);
      }
      if (climbing >= hillAfterSeconds) {
        climbing = 0;
        return tell('hill', now);
      }
      if (walking >= walkBeforeCoolDownSeconds && running >= runBeforeCoolDownSeconds) {
        running = 0;
        return tell('coolDown', now);
      }
      return undefined;
    },
    get stillSeconds() {
      return still;
    },
  };
}
