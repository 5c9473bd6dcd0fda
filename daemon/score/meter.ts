/**
 * How much music lies in a beat (a beat is one step of the runner). `full`: four grid steps, so a bar of 16 steps is
 * 4 beats. `half`: two, so a bar is 8 beats and a runner at 170 hears music at 85.
 */
export type Feel = 'full' | 'half';

export const feels = ['full', 'half'] as const;

/** Grid steps (16th notes) in a bar. Every model and every style shares this grid. */
export const stepsPerBar = 16;

export function stepsPerBeat(feel: Feel): number {
  return feel === 'full' ? 4 : 2;
}

export function beatsPerBar(feel: Feel): number {
  return stepsPerBar / stepsPerBeat(feel);
}
