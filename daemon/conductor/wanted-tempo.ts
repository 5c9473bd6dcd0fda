import type { BodyState } from '../body/state.ts';
import { mostLead01 } from './leading.ts';
import type { ConductorOptions } from './options.ts';

/** What the tempo stands on at the moment. */
export type TempoBasis = 'cadence' | 'speed' | 'heartRate' | 'manual' | 'link' | 'rest' | 'hold';

export interface WantedTempo {
  readonly basis: TempoBasis;
  /** Within what music can play, 60-240. */
  readonly tempoBpm: number;
  /** Where beats are to be heard whatever the feet do: one of them, monotonic seconds. */
  readonly beatAtSeconds?: number;
}

export const lowestTempoBpm = 60;
export const highestTempoBpm = 240;
/** How far from its target a speed must be, as a share, for the whole lead. */
const fullLeadAt = 0.1;
const fullHeartLeadBpm = 10;
/** A cadence farther off, as a share, is another gait: nobody is drawn from a walk into a run. */
const anotherGait = 0.15;

/** The tempo that the body asks for now, before any smoothing and leading. */
export function wantedTempo(body: BodyState, options: ConductorOptions): WantedTempo {
  const { basis, tempoBpm } = unbounded(body, options);
  return { basis, tempoBpm: playable(tempoBpm) };
}

/** So much faster or slower than what is wanted, as a share of it. */
export function biased(wanted: WantedTempo, tempoBias: number): WantedTempo {
  // Those who share it do not go faster.
  if (wanted.basis === 'link') return wanted;
  return { basis: wanted.basis, tempoBpm: playable(wanted.tempoBpm * (1 + tempoBias)) };
}

/** The nearest that may be; where the ends cross the slower one holds. What is held, and what others share, is as it is. */
export function ranged(wanted: WantedTempo, lowBpm: number, highBpm: number): WantedTempo {
  if (wanted.basis === 'link' || wanted.basis === 'hold') return wanted;
  return { basis: wanted.basis, tempoBpm: Math.max(lowBpm, Math.min(highBpm, wanted.tempoBpm)) };
}

/** The nearest tempo that music can have. */
export function playable(tempoBpm: number): number {
  return Math.min(highestTempoBpm, Math.max(lowestTempoBpm, tempoBpm));
}

function unbounded(body: BodyState, options: ConductorOptions): WantedTempo {
  const rest: WantedTempo = { basis: 'rest', tempoBpm: options.restingTempoBpm };
  switch (options.follow) {
    case 'manual':
      return { basis: 'manual', tempoBpm: options.manualTempoBpm };
    case 'cadence':
      return fromCadence(body) ?? rest;
    case 'speed':
      return fromSpeed(body, options) ?? rest;
    case 'heartRate':
      return fromHeartRate(body, options) ?? rest;
    case 'calm':
      return rest;
    case 'auto':
    case 'target':
    case 'link':
      return fromBest(body, options) ?? rest;
  }
}

function fromBest(body: BodyState, options: ConductorOptions): WantedTempo | undefined {
  if (body.activity === 'still') return undefined;
  return fromCadence(body) ?? fromSpeed(body, options) ?? fromHeartRate(body, options);
}

function fromCadence({ activity, cadenceSpm }: BodyState): WantedTempo | undefined {
  if (cadenceSpm === undefined || activity === 'still') return undefined;
  // Whoever rolls without pedalling keeps the tempo; there is no beat in the legs to follow.
  if (activity === 'cycling' && cadenceSpm < 30) return { basis: 'hold', tempoBpm: cadenceSpm };
  return { basis: 'cadence', tempoBpm: cadenceSpm };
}

/** Proportional to speed, from the reference pair. */
function fromSpeed(body: BodyState, options: ConductorOptions): WantedTempo | undefined {
  if (body.speedMps === undefined || body.activity === 'still') return undefined;
  const tempoBpm = (options.referenceTempoBpm * body.speedMps) / options.referenceSpeedMps;
  return { basis: 'speed', tempoBpm };
}

function fromHeartRate(body: BodyState, options: ConductorOptions): WantedTempo | undefined {
  if (body.heartRateBpm === undefined) return undefined;
  return { basis: 'heartRate', tempoBpm: body.heartRateBpm * options.heartRateRatio };
}

/**
 * Where a body whose own tempo this is should be led to for the target's sake, as a share of that tempo, -0.03 to 0.03; what
 * becomes of it is for `leading.ts` to say. Undefined where there is nothing to lead. `courseCadenceSpm`: where a course
 * leads at the moment.
 */
export function wishedLead(
  body: BodyState,
  own: WantedTempo,
  options: ConductorOptions,
  courseCadenceSpm: number | undefined,
): number | undefined {
  if (options.follow !== 'target' || own.basis === 'rest' || own.basis === 'hold') return undefined;
  switch (options.target) {
    case 'cadence':
      return toCadence(options.targetCadenceSpm, own);
    case 'course':
      return toCadence(courseCadenceSpm ?? own.tempoBpm, own);
    case 'speed':
      if (body.speedMps === undefined || body.speedMps <= 0) return 0;
      return bounded(((options.targetSpeedMps / body.speedMps - 1) / fullLeadAt) * mostLead01);
    case 'heartRate': {
      if (body.heartRateBpm === undefined) return 0;
      const below = Math.max(0, options.targetHeartRateLowBpm - body.heartRateBpm);
      const above = Math.max(0, body.heartRateBpm - options.targetHeartRateHighBpm);
      return bounded(((below - above) / fullHeartLeadBpm) * mostLead01);
    }
  }
}

function toCadence(cadenceSpm: number, own: WantedTempo): number {
  const wish01 = cadenceSpm / own.tempoBpm - 1;
  return Math.abs(wish01) > anotherGait ? 0 : bounded(wish01);
}

function bounded(share: number): number {
  return Math.min(mostLead01, Math.max(-mostLead01, share));
}
