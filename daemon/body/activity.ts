import type { BodyOptions } from './options.ts';
import type { Activity } from './state.ts';

/** What the body is known to do. */
export interface Motion {
  readonly cadenceSpm?: number | undefined;
  readonly speedMps?: number | undefined;
  readonly powered: boolean;
}

/**
 * Names the activity, given the last one (each border is wider on the way back, so that it does not flutter).
 * Walking ends near 140 steps a minute and 2 m/s; no runner holds 7.5 m/s for long.
 */
export function nameActivity(motion: Motion, before: Activity, sport: BodyOptions['sport']): Activity {
  const { cadenceSpm, speedMps } = motion;
  if (cadenceSpm === undefined && speedMps === undefined) return 'unknown';
  const moving = before === 'walking' || before === 'running' || before === 'cycling';
  const stepping = cadenceSpm === undefined ? undefined : cadenceSpm >= (moving ? 30 : 45);
  const going = speedMps === undefined ? undefined : speedMps >= (moving ? 0.4 : 0.7);
  if (stepping !== true && going !== true) return 'still';

  if (sport === 'cycling') return 'cycling';
  if (sport === 'auto') {
    const fast = (speedMps ?? 0) > (before === 'cycling' ? 5 : 7.5);
    const rolling =
      motion.powered && (speedMps ?? 0) > 2.5 && (cadenceSpm ?? 0) < 130 && stepping !== undefined;
    if (fast || rolling) return 'cycling';
  }
  const isFast = (speedMps ?? 0) >= (before === 'running' ? 1.9 : 2.2);
  if (stepping === true && cadenceSpm !== undefined) {
    // Long slow steps: of who is known to run they are a run.
    if (sport === 'running' && isFast) return 'running';
    return cadenceSpm >= (before === 'running' ? 134 : 142) ? 'running' : 'walking';
  }
  if (stepping === false) return 'still';
  return isFast ? 'running' : 'walking';
}
