import { pitchClassOf } from '../../score/pitch.ts';

/** The lowest and the highest voice where a chord begins. */
export interface OuterVoices {
  readonly bass: number;
  readonly lead: number;
}

/** Both move, the same way and as far, from octave to octave: two voices are heard as one. */
export function movesInOctaves(from: OuterVoices, to: OuterVoices): boolean {
  return (
    to.bass !== from.bass &&
    to.lead - from.lead === to.bass - from.bass &&
    pitchClassOf(from.lead) === pitchClassOf(from.bass)
  );
}
