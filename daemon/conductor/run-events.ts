import type { BodyState } from '../body/state.ts';
import type { Cue } from './intent.ts';
import { leastRunSeconds } from './red-light.ts';

export type CueKind = Cue['kind'];

/** Finds the moments of a run that music should answer: setting off, red lights, turns of the pace, hills, the walk home. */
export interface RunEvents {
  /** What happened just now, if anything. */
  update(body: BodyState): CueKind | undefined;
  readonly stillSeconds: number;
}

const redLightAfterSeconds = 3;
const startAfterSeconds = 1;
/**
 * A turn: the effort of the last second against that of the last ten, by so much (2.5 to 3 m/s of somebody who can 4.5), and for so long.
 * Going slower uphill is none.
 */
const turnEffort01 = 0.1;
const turnAfterSeconds = 1;
const nowSeconds = 1;
const beforeSeconds = 10;
const knowsPaceAfterSeconds = 15;
const turnRestSeconds = 15;
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
  let climbing = 0;
  let effortNow = 0;
  let effortBefore = 0;
  let faster = 0;
  let slower = 0;
  const toldAt = new Map<CueKind, number>();

  const tell = (kind: CueKind, now: number, rest = restSeconds): CueKind | undefined => {
    if (now - (toldAt.get(kind) ?? Number.NEGATIVE_INFINITY) < rest) return undefined;
    toldAt.set(kind, now);
    return kind;
  };

  const measure = (body: BodyState, dt: number): void => {
    const { activity } = body;
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
    climbing = (body.slope ?? 0) >= steep ? climbing + dt : 0;
  };

  const measureTurn = ({ activity, effort01, slope = 0 }: BodyState, dt: number): void => {
    // Of a body that is lost for a while nobody knows that it turned.
    if (activity === 'unknown') return;
    if (moving <= dt) {
      effortNow = effort01;
      effortBefore = effort01;
    }
    effortNow += (effort01 - effortNow) * (1 - Math.exp(-dt / nowSeconds));
    effortBefore += (effort01 - effortBefore) * (1 - Math.exp(-dt / beforeSeconds));
    const turn = moving < knowsPaceAfterSeconds ? 0 : effortNow - effortBefore;
    faster = turn >= turnEffort01 ? faster + dt : 0;
    slower = turn <= -turnEffort01 && slope < steep / 2 ? slower + dt : 0;
  };

  return {
    update(body) {
      const now = body.atSeconds;
      const dt = Math.max(0, now - (lastSeconds ?? now));
      lastSeconds = Math.max(lastSeconds ?? now, now);
      measure(body, dt);
      measureTurn(body, dt);

      if (!started && moving >= startAfterSeconds) {
        started = true;
        return tell('start', now, 0);
      }
      if (started && still >= redLightAfterSeconds) {
        // Setting off again is a start again.
        started = false;
        if (runBefore >= leastRunSeconds) return tell('redLight', now, 0);
      }
      if (faster >= turnAfterSeconds) {
        faster = 0;
        return tell('sprint', now, turnRestSeconds);
      }
      if (slower >= turnAfterSeconds) {
        slower = 0;
        return tell('ease', now, turnRestSeconds);
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
