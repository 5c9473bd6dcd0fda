import type { BodyState } from '../body/state.ts';
import { unit } from '../system/numbers.ts';
import type { Phase } from './intent.ts';
import { mostLead01 } from './leading.ts';
import { createOwnAngle } from './own-angle.ts';
import type { WantedTempo } from './wanted-tempo.ts';

/**
 * How music and feet are together. `locked`: each beat is heard where it is to be beside the foot. `followingTempo`: as many
 * beats as steps, or as many as the music offers that leads, but not there, or not there yet, or single steps are not
 * known. `free`: neither.
 */
export const locks = ['locked', 'followingTempo', 'free'] as const;
export type Lock = (typeof locks)[number];

/** Says where beats are to be heard beside the feet, and sees whether they are. */
export interface FootLock {
  /** At each update of the body. Undefined while the beat goes neither with single steps nor with beats of others. */
  update(body: BodyState, wanted: WantedTempo, phaseOffsetMs: number | 'auto'): Phase | undefined;
  /** A beat is heard at that moment, which may be a little ahead of the last update. */
  hear(beat: HeardBeat): void;
  readonly lock: Lock;
}

export interface HeardBeat {
  readonly atSeconds: number;
  readonly tempoBpm: number;
}

/** Locked: of so many beats the mean distance from where they are to be, in beats; at 170 a minute 35 ms. */
const judgedBeats = 4;
const mostOffBeats = 0.1;
/** Between tempo and cadence, or what leads it, as a share. */
const sameTempo = 0.02;
const lifeSeconds = 5;

export function createFootLock(): FootLock {
  const ownAngle = createOwnAngle();
  let body: BodyState | undefined;
  let wantedBpm: number | undefined;
  let phase: Phase | undefined;
  let isLearning = false;
  let offBeats: readonly number[] = [];
  let lock: Lock = 'free';

  return {
    update(now, wanted, phaseOffsetMs) {
      body = now;
      wantedBpm = offers(wanted, now) ? wanted.tempoBpm : now.cadenceSpm;
      if (phaseOffsetMs !== 'auto') ownAngle.forget();
      const { stepAtSeconds, stepPeriodSeconds: periodSeconds } = now;
      const isKnown = stepAtSeconds !== undefined && periodSeconds !== undefined && keepsStep(wanted, now);
      const offsetMs = phaseOffsetMs === 'auto' ? ownAngle.offsetMs : phaseOffsetMs;
      isLearning = isKnown && offsetMs === undefined;
      phase =
        isKnown && offsetMs !== undefined
          ? { stepAtSeconds, periodSeconds, offsetMs, confidence01: confidenceOf(now) }
          : undefined;
      return phase ?? lineOf(wanted);
    },

    hear({ atSeconds, tempoBpm }) {
      if (isLearning && body?.stepAtSeconds !== undefined && body.stepPeriodSeconds !== undefined)
        ownAngle.hear(atSeconds - body.stepAtSeconds, body.stepPeriodSeconds);
      offBeats = phase === undefined ? [] : [...offBeats.slice(1 - judgedBeats), offOf(phase, atSeconds)];
      const off = offBeats.reduce((sum, each) => sum + Math.abs(each), 0) / judgedBeats;
      if (offBeats.length === judgedBeats && off <= mostOffBeats) lock = 'locked';
      else if (wantedBpm && Math.abs(tempoBpm / wantedBpm - 1) <= sameTempo) lock = 'followingTempo';
      else lock = 'free';
    },

    get lock() {
      return lock;
    },
  };
}

/** Of beats that are to be heard beside others', not beside the feet: no lock comes of it. */
function lineOf({ tempoBpm, beatAtSeconds }: WantedTempo): Phase | undefined {
  if (beatAtSeconds === undefined) return undefined;
  return { stepAtSeconds: beatAtSeconds, periodSeconds: 60 / tempoBpm, offsetMs: 0, confidence01: 1 };
}

/** How far after its place beside the foot a beat is heard, in beats, -0.5 to 0.5. */
function offOf({ stepAtSeconds, periodSeconds, offsetMs }: Phase, heardAtSeconds: number): number {
  const beats = (heardAtSeconds - stepAtSeconds - offsetMs / 1000) / periodSeconds;
  return beats - Math.round(beats);
}

/** Whether the beat goes with the foot: not while the music leads it elsewhere, or cannot go so slowly. */
function keepsStep({ basis, tempoBpm }: WantedTempo, { cadenceSpm }: BodyState): boolean {
  return basis === 'cadence' && cadenceSpm !== undefined && Math.abs(tempoBpm / cadenceSpm - 1) < 0.005;
}

/** Whether the music leads: it is a little beside the cadence. */
function offers({ basis, tempoBpm }: WantedTempo, { cadenceSpm }: BodyState): boolean {
  return basis === 'cadence' && !!cadenceSpm && Math.abs(tempoBpm / cadenceSpm - 1) <= mostLead01 + 1e-9;
}

/** A step is trusted less the longer ago it fell. */
function confidenceOf({ confidence01, ageSeconds: { step = 0 } }: BodyState): number {
  return unit(confidence01 * (1 - step / lifeSeconds));
}
