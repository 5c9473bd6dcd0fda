import type { Role } from '../../score/note.ts';
import type { PitchMidi } from '../../score/pitch.ts';
import type { RoleRange } from '../lanes.ts';
import type { Pressure } from './pressure.ts';
import type { Situation } from './situation.ts';

/** Which pitches there are to play, whatever was played before. */

const outsideScale = -4.5;
const registerPerSemitone = -0.3;
/**
 * A role's comfortable range, as shares of its range: a little below the middle; a bass lies in the upper half of what it
 * can play (people's median is MIDI 41 to 52), where small speakers have it, too.
 */
const comfort: Readonly<Record<Role, { readonly centre: number; readonly halfWidth: number }>> = {
  bass: { centre: 0.7, halfWidth: 0.3 },
  chords: { centre: 0.42, halfWidth: 0.28 },
  lead: { centre: 0.42, halfWidth: 0.28 },
};

/** Against pitches outside the key, unless the chord has them. */
export function scale({ isInChord, isInScale }: Situation): Pressure {
  return isInChord || isInScale ? 0 : outsideScale;
}

/** Against beginning a note outside the role's comfortable range, for each semitone. */
export function register({ sounds, range, pitchMidi }: Situation): Pressure {
  return sounds ? 0 : registerPressure(range, pitchMidi);
}

/** The same for a pitch, whatever the situation. */
export function registerPressure(
  { name, lowestMidi, highestMidi }: RoleRange,
  pitchMidi: PitchMidi,
): Pressure {
  const { centre, halfWidth } = comfort[name];
  const range = highestMidi - lowestMidi;
  const away = Math.abs(pitchMidi - (lowestMidi + centre * range));
  return registerPerSemitone * Math.max(0, away - halfWidth * range);
}
