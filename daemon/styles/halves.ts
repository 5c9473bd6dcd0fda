import type { Chair } from './style.ts';

/** Which half of a style's band plays: the one for an easy pace or the one for a hard one. */
export const halves = ['calm', 'driven'] as const satisfies readonly (keyof Chair)[];
export type Half = (typeof halves)[number];

/** From this energy the driven half plays; whoever plays already goes on until it is clearly the other's. */
const drivenFromEnergy01 = 0.55;
const hysteresis = 0.08;

export function halfOf(energy01: number, before?: Half): Half {
  const kept = before === undefined ? 0 : before === 'driven' ? -hysteresis : hysteresis;
  return energy01 >= drivenFromEnergy01 + kept ? 'driven' : 'calm';
}
