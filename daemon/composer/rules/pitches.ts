import type { PitchMidi } from '../../score/pitch.ts';
import type { RoleRange } from '../lanes.ts';
import type { Pressure } from './pressure.ts';
import type { Situation } from './situation.ts';

/** Which pitches there are to play, whatever was played before. */

const outsideScale = -4.5;
const registerPerSemitone = -0.3;
/** A role's comfortable range: this share of its range, centred a little below the middle. */
const comfortCentre = 0.42;
const comfortHalfWidth = 0.28;

/** Against pitches outside the key, unless the chord has them. */
export function scale({ isInChord, isInScale }: Situation): Pressure {
  return isInChord || isInScale ? 0 : outsideScale;
}

/** Against beginning a note outside the role's comfortable range, for each semitone. */
export function register({ sounds, range, pitchMidi }: Situation): Pressure {
  return sounds ? 0 : registerPressure(range, pitchMidi);
}

/** The same for a pitch, whatever the situation. */
export function registerPressure({ lowestMidi, highestMidi }: RoleRange, pitchMidi: PitchMidi): Pressure {
  const range = highestMidi - lowestMidi;
  const away = Math.abs(pitchMidi - (lowestMidi + comfortCentre * range));
  return registerPerSemitone * Math.max(0, away - comfortHalfWidth * range);
}
