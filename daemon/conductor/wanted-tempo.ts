import type { BodyState } from '../body/state.ts';
import type { ConductorOptions } from './options.ts';

/** What the tempo stands on at the moment. */
export type TempoBasis = 'cadence' | 'speed' | 'heartRate' | 'manual' | 'rest' | 'hold';

export interface WantedTempo {
  readonly basis: TempoBasis;
  /** Within what music can play, 60-240. */
  readonly tempoBpm: number;
}

export const lowestTempoBpm = 60;
export const highestTempoBpm = 240;
/** The most that the music leads in `target` mode. */
const largestNudge = 0.03;
/** How far from its target a quantity must be, as a share, for the whole nudge. */
const fullNudgeAt = 0.1;
const wholeHeartNudgeBpm = 10;

/** The tempo that the body asks for now, before any smoothing. */
export function wantedTempo(body: BodyState, options: ConductorOptions): WantedTempo {
  const { basis, tempoBpm } = unbounded(body, options);
  return { basis, tempoBpm: playable(tempoBpm) };
}

/** So much faster or slower than what is wanted, as a share of it. */
export function biased({ basis, tempoBpm }: WantedTempo, tempoBias: number): WantedTempo {
  return { basis, tempoBpm: playable(tempoBpm * (1 + tempoBias)) };
}

function playable(tempoBpm: number): number {
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
    case 'auto':
      return fromBest(body, options) ?? rest;
    case 'target':
      return fromTarget(body, options) ?? rest;
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

/** The runner's own tempo, drawn towards the target by at most 3 %: further off, nobody follows. */
function fromTarget(body: BodyState, options: ConductorOptions): WantedTempo | undefined {
  const own = fromBest(body, options);
  if (own === undefined || own.basis === 'hold') return own;
  return { basis: own.basis, tempoBpm: own.tempoBpm * (1 + nudge(body, own.tempoBpm, options)) };
}

function nudge(body: BodyState, ownTempoBpm: number, options: ConductorOptions): number {
  switch (options.target) {
    case 'cadence':
      return bounded(options.targetCadenceSpm / ownTempoBpm - 1);
    case 'speed':
      if (body.speedMps === undefined || body.speedMps <= 0) return 0;
      return bounded(((options.targetSpeedMps / body.speedMps - 1) / fullNudgeAt) * largestNudge);
    case 'heartRate': {
      if (body.heartRateBpm === undefined) return 0;
      const below = Math.max(0, options.targetHeartRateLowBpm - body.heartRateBpm);
      const above = Math.max(0, body.heartRateBpm - options.targetHeartRateHighBpm);
      return bounded(((below - above) / wholeHeartNudgeBpm) * largestNudge);
    }
  }
}

function bounded(share: number): number {
  return Math.min(largestNudge, Math.max(-largestNudge, share));
}
