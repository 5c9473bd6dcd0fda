import type { PlacedChord } from '../../../score/bar.ts';
import { chordTones } from '../../../score/chord.ts';
import type { StepInputs } from './network.ts';

/** Fillers of the network's condition inputs; shapes and meanings in docs/model-format.md. */

/** Step in the bar (4 bits) and bar in an 8-bar phrase (3), lowest bit first, as -1 or +1. */
export function fillPlace(place: Float32Array, step: number, barInPhrase: number): void {
  for (let bit = 0; bit < 4; bit++) place[bit] = (step >> bit) & 1 ? 1 : -1;
  for (let bit = 0; bit < 3; bit++) place[4 + bit] = (barInPhrase >> bit) & 1 ? 1 : -1;
}

/** Names that the model does not know are left out; when none is left, all its styles alike. */
export function fillStyle(
  style: Float32Array,
  names: readonly string[],
  weights: Readonly<Record<string, number>>,
): void {
  let sum = 0;
  names.forEach((name, i) => {
    style[i] = Math.max(0, weights[name] ?? 0);
    sum += style[i]!;
  });
  for (let i = 0; i < names.length; i++) style[i] = sum > 0 ? style[i]! / sum : 1 / names.length;
}

/**
 * A mixture of styles drawn away from the middle of all: a network that has learnt several at once says each a little
 * like its neighbours. 1 leaves it as it is; sums stay 1, and styles that are not asked for fall below 0.
 */
export function emphasiseStyle(style: Float32Array, emphasis: number): void {
  const middle = 1 / style.length;
  for (let i = 0; i < style.length; i++) style[i] = middle + emphasis * (style[i]! - middle);
}

/** 12 flags of the chord's tones, 12 of its root; zeros where no chord is told. */
export function fillChord(target: Float32Array, placed: PlacedChord | undefined): void {
  target.fill(0);
  if (placed === undefined) return;
  for (const tone of chordTones(placed.chord)) target[tone] = 1;
  target[12 + placed.chord.root] = 1;
}

/** `densities01` by role (index): null for a role that is not asked to play. */
export function fillDensity(target: Float32Array, densities01: readonly (number | null)[]): void {
  densities01.forEach((density01, role) => {
    target[2 * role] = density01 === null ? 0 : 1;
    target[2 * role + 1] = density01 ?? 0;
  });
}

export function fillEnergy(target: StepInputs['energy'], energy01: number | null): void {
  target[0] = energy01 === null ? 0 : 1;
  target[1] = energy01 ?? 0;
}
