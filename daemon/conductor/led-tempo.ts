import type { BodyState } from '../body/state.ts';
import { createLeading } from './leading.ts';
import type { ConductorOptions } from './options.ts';
import { playable, type WantedTempo, wishedLead } from './wanted-tempo.ts';

/** The tempo that a body asks for, led a little towards what is aimed at. */
export interface LedTempo {
  /** At each update of the body. `step`: names the step of a workout that asks for the target; each is a new try. */
  update(body: BodyState, own: WantedTempo, options: ConductorOptions, step?: string): WantedTempo;
  /** Where a course leads, when `target` is one; undefined: nowhere for the moment. */
  leadCourse(cadenceSpm: number | undefined): void;
}

export function createLedTempo(): LedTempo {
  const leading = createLeading();
  let courseCadenceSpm: number | undefined;
  let aim = '';

  return {
    update(body, own, options, step) {
      const now = step ?? aimOf(options);
      if (now !== aim) leading.forget();
      aim = now;
      const wish01 = wishedLead(body, own, options, courseCadenceSpm);
      if (wish01 === undefined) return own;
      const tempoBpm = own.tempoBpm * (1 + leading.offer(body.atSeconds, own.tempoBpm, wish01));
      return { basis: own.basis, tempoBpm: playable(tempoBpm) };
    },
    leadCourse(cadenceSpm) {
      courseCadenceSpm = cadenceSpm;
    },
  };
}

/** What a person may ask for: another is a new try. A course moves its aim by itself. */
const aimOf = (options: ConductorOptions): string =>
  [
    ...[options.follow, options.target, options.targetCadenceSpm, options.targetSpeedMps],
    ...[options.targetHeartRateLowBpm, options.targetHeartRateHighBpm],
  ].join(' ');
