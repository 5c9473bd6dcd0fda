import type { PitchMidi } from '../../../score/pitch.ts';
import type { Random } from '../../../time/random.ts';
import { playPressure } from '../../rules/law.ts';
import type { Walk } from '../../rules/situation.ts';
import type { Chain } from './chains.ts';

/** The law as a mask: what it presses against as hard as this is not written at all. */
export const forbidden = -2;

export interface Aim {
  /** The note before; null: there was none. */
  readonly from: PitchMidi | null;
  /** Taken whenever the law lets it. */
  readonly wished?: PitchMidi | undefined;
  readonly adventurous01: number;
  isForbidden(pitchMidi: PitchMidi): boolean;
}

/** A pitch by the weights of the chain times e to the pressure; undefined where the law leaves none. */
export function choose(chain: Chain, walk: Walk, random: Random, aim: Aim): PitchMidi | undefined {
  const candidates: { readonly pitchMidi: PitchMidi; readonly upTo: number }[] = [];
  let sum = 0;
  for (let pitchMidi = chain.lowestMidi; pitchMidi <= chain.highestMidi; pitchMidi++) {
    const pressure = playPressure(walk.at(chain, pitchMidi, false));
    if (pressure <= forbidden || aim.isForbidden(pitchMidi)) continue;
    if (pitchMidi === aim.wished) return pitchMidi;
    const move = aim.from === null ? 1 : (chain.moves[Math.abs(pitchMidi - aim.from)] ?? rareMove);
    sum += (move * Math.exp(pressure)) ** (0.5 / aim.adventurous01);
    candidates.push({ pitchMidi, upTo: sum });
  }
  const drawn = random.next() * sum;
  return candidates.find(({ upTo }) => drawn < upTo)?.pitchMidi;
}

const rareMove = 1e-3;
