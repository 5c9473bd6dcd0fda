import { unit } from '../system/numbers.ts';
import type { Intent } from './intent.ts';
import type { ConductorOptions } from './options.ts';
import type { Lead } from './workout-lead.ts';

/** What is made of the body's energy. Where the ends cross the lower one holds. */
export const energyWithin = (
  energy01: number,
  {
    energyBias,
    energyLow01,
    energyHigh01,
  }: Pick<ConductorOptions, 'energyBias' | 'energyLow01' | 'energyHigh01'>,
): number => Math.max(energyLow01, Math.min(energyHigh01, unit(energy01 + energyBias)));

/**
 * What a leap of effort adds to the density, and one downwards takes: bars are written before energy, which glides, has followed it, and
 * who gets his breath back hears fewer notes than who always ran so.
 */
const densityOfLift = 0.1;

/** What a lively music is, besides loud. `lift`: of `Liveliness`. */
export function moodOf(
  energy01: number,
  { densityBias, brightnessBias }: Pick<ConductorOptions, 'densityBias' | 'brightnessBias'>,
  lift = 0,
): Pick<Intent, 'energy01' | 'density01' | 'brightness01'> {
  return {
    energy01,
    density01: unit(0.15 + 0.7 * energy01 + densityOfLift * lift + densityBias),
    brightness01: unit(0.25 + 0.6 * energy01 + brightnessBias),
  };
}

/**
 * Of the way from the softest that the player has for the music to the loudest (5.7 dB, the master's) 2.2 belong to the energy, 2.5 to a leap
 * upwards and 1 to one downwards: who runs evenly hears little of it, who turns the pace hears a step of 3 dB and more.
 */
const loudnessShares = { energy: 2.2 / 5.7, up: 2.5 / 5.7, down: 1 / 5.7 } as const;

/** How loud it is to be: 0 the softest, 1 the loudest. `lift`: of `Liveliness`. */
export function loudnessOf(energy01: number, lift: number): number {
  const { energy, up, down } = loudnessShares;
  return unit(down + energy * energy01 + (lift > 0 ? up : down) * lift);
}

/** How the drums are wished for, where they are. */
export const drummingOf = ({
  drumsBusyBias: busy,
  drumsLooseBias: loose,
}: Pick<ConductorOptions, 'drumsBusyBias' | 'drumsLooseBias'>): Pick<Intent, 'drumming'> =>
  busy === 0 && loose === 0 ? {} : { drumming: { busy, loose } };

/** The steps of a workout that are known to come, as they are to sound. */
export function agendaOf(
  { id, steps }: Lead,
  settings: Omit<ConductorOptions, 'style' | 'seed'>,
): NonNullable<Intent['agenda']> {
  return {
    id,
    steps: steps.map(({ opensSong, ...step }) => ({
      ...step,
      ...(opensSong && settings.workoutSections && { opensSong }),
      ...moodOf(energyWithin(step.energy01, settings), settings),
    })),
    fill: settings.workoutFill,
    countIn: settings.workoutCountIn,
    sections: settings.workoutSections,
  };
}
