import type { BodyState } from '../body/state.ts';
import { createCalm } from './calm.ts';
import { createLedTempo, type LedTempo } from './led-tempo.ts';
import { type LinkBeats, linkTempo } from './link-tempo.ts';
import type { ConductorOptions } from './options.ts';
import { createRedLight } from './red-light.ts';
import { type WantedTempo, wantedTempo } from './wanted-tempo.ts';

/** The tempo that is asked for, by whatever is followed: the body's own, waited for, led, or calmed; or that of others. */
export interface AskedTempo {
  /** At each update of the body. `step`: see `LedTempo`. */
  update(body: BodyState, options: ConductorOptions, step?: string): WantedTempo;
  readonly leadCourse: LedTempo['leadCourse'];
}

/** `link`: the beats of a session that can be followed. */
export function createAskedTempo(link?: LinkBeats): AskedTempo {
  const redLight = createRedLight();
  const led = createLedTempo();
  const calm = createCalm();
  return {
    update(body, options, step) {
      if (options.follow === 'calm') return calm.update(body);
      calm.forget();
      const own = redLight.update(body, wantedTempo(body, options), options.redLightSeconds);
      const shared = options.follow === 'link' ? link?.() : undefined;
      if (shared !== undefined) return linkTempo(shared, body.atSeconds);
      return led.update(body, own, options, step);
    },
    leadCourse: led.leadCourse,
  };
}
