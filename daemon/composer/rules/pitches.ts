import type { Role } from '../../score/note.ts';
import type { PitchMidi } from '../../score/pitch.ts';
import type { Register } from '../../score/voicing.ts';
import type { Voices } from '../../styles/style.ts';
import type { RoleRange } from '../lanes.ts';
import type { Pressure } from './pressure.ts';
import type { Situation } from './situation.ts';

/** Which pitches there are to play, whatever was played before. */

const outsideScale = -4.5;
/** A bass is taken from the lowest pitch up, and in music for training it was often an octave lower than it is written. */
const registerPerSemitone: Readonly<Record<Role, Pressure>> = { bass: -1, chords: -0.3, lead: -0.6 };
/** Chords are at ease in this share of their range, centred a little below the middle. */
const easeCentre = 0.42;
const easeHalfWidth = 0.28;
/**
 * A lead is so from below to above where the style's leads sing: what lies lower is decided first, and sung the sooner, so that
 * they end up about there.
 */
const leadEaseSemitones = { below: 2, above: 10 };
/** A bass is at ease in an octave at least, so that every root is in it. */
const octave = 12;

/** Against pitches outside the key, unless the chord has them. */
export function scale({ isInChord, isInScale }: Situation): Pressure {
  return isInChord || isInScale ? 0 : outsideScale;
}

/** Against beginning a note where the role is not at ease, for each semitone. */
export function register({ sounds, range, pitchMidi, voices }: Situation): Pressure {
  return sounds ? 0 : registerPressure(range, voices, pitchMidi);
}

/** The same for a pitch, whatever the situation. */
export function registerPressure(range: RoleRange, voices: Voices, pitchMidi: PitchMidi): Pressure {
  const { lowestMidi, highestMidi } = easeOf(range, voices);
  return registerPerSemitone[range.name] * Math.max(0, lowestMidi - pitchMidi, pitchMidi - highestMidi);
}

/** Where a role is at ease. A bass is so up to the highest that it can play: there small speakers have it, too. */
export function easeOf(
  { name, lowestMidi, highestMidi }: RoleRange,
  { bassFromMidi, leadAroundMidi }: Voices,
): Register {
  if (name === 'bass')
    return {
      lowestMidi: Math.max(lowestMidi, Math.min(bassFromMidi, highestMidi - octave + 1)),
      highestMidi,
    };
  if (name === 'lead')
    return {
      lowestMidi: leadAroundMidi - leadEaseSemitones.below,
      highestMidi: leadAroundMidi + leadEaseSemitones.above,
    };
  const range = highestMidi - lowestMidi;
  const centre = lowestMidi + easeCentre * range;
  return { lowestMidi: centre - easeHalfWidth * range, highestMidi: centre + easeHalfWidth * range };
}
