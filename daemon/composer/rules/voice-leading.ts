import { easeOf } from './pitches.ts';
import type { Pressure } from './pressure.ts';
import { type Situation, widened } from './situation.ts';

/**
 * How voices keep to the harmony and to each other. Where the chord is a condition of what was learnt, little needs to be
 * pushed: a strong pull towards all its tones was measured to do harm.
 */

const underBass = -4;
const letGo = -1.6;
const leadChordTone = 1.2;
const bassChordTone = 2.2;
const leadLeapSemitones = 7;
const leapPerSemitone = -0.25;
/** Which of `leadMoves` a move by so many semitones is; the last is every wider one's. */
const moveOf = [0, 1, 2, 3, 3, 4] as const;
const octave = 12;
/** In styles whose leads reach so far. */
const leadOctave = 1.2;
const widerPerSemitone = -1;
const drone = -2;
const leadDoublesRoot = -1;
const bassRoot = 3;
const bassLasts = 4;
const leadLasts = 1.5;
const foreignShare = 1 / 4;
const fallingShare = 2 / 3;
/** Between the steps that a style's leads last to. */
const betweenShare = 2 / 5;

/** Against chords and lead at or under the sounding bass. */
function noneUnderBass({ range, pitchMidi, heard: { bassMidi } }: Situation): Pressure {
  return range.name !== 'bass' && bassMidi !== null && pitchMidi <= bassMidi ? underBass : 0;
}

/** Where a chord begins: against going on with what does not belong to it. */
function lettingGo({ sounds, isInChord, newRoot }: Situation): Pressure {
  return sounds && !isInChord && newRoot !== null ? letGo : 0;
}

/**
 * On a beat: for a lead that begins a tone of the chord, and against one that holds another. The same for the bass, but
 * that where a chord begins only its root is drawn: a bass that walks through a bar of one chord leaves it.
 */
function chordTonesOnBeats({ range, sounds, isOnBeat, isInChord, newRoot }: Situation): Pressure {
  if (!isOnBeat || sounds === isInChord) return 0;
  const pull =
    range.name === 'lead'
      ? leadChordTone
      : range.name === 'bass' && (newRoot === null || !isInChord)
        ? bassChordTone
        : 0;
  return isInChord ? pull : -pull;
}

/**
 * On a lead's next note, by how far it is from the last: drawn to the tones of chords it sings in thirds and fourths where
 * people go by step, and it leaps beyond a fifth by an octave if at all.
 */
function stepsInLead({ range, sounds, pitchMidi, voices, heard: { leadMidi } }: Situation): Pressure {
  if (range.name !== 'lead' || sounds || leadMidi === null) return 0;
  const semitones = Math.abs(pitchMidi - leadMidi);
  if (semitones === octave && voices.leadSpanSemitones > octave) return leadOctave;
  const beyond = leapPerSemitone * Math.max(0, semitones - leadLeapSemitones);
  return voices.leadMoves[moveOf[semitones] ?? 4] + beyond;
}

/** Against a lead that would reach farther than a voice does in a phrase, for each semitone. */
function withinVoice({ range, sounds, pitchMidi, voices, heard: { leadSpan } }: Situation): Pressure {
  if (range.name !== 'lead' || sounds || leadSpan === null) return 0;
  const { lowestMidi, highestMidi } = widened(leadSpan, pitchMidi);
  const isInside = lowestMidi === leadSpan.lowestMidi && highestMidi === leadSpan.highestMidi;
  return isInside ? 0 : widerPerSemitone * Math.max(0, highestMidi - lowestMidi - voices.leadSpanSemitones);
}

/**
 * Against a lead's striking once more what half of its phrase has been, whether it sounds or not: where a network holds on to a note
 * it does so for ever, and its rows of one pitch are then the longest that stand in the music it learnt from.
 */
export function noDrone({ range, pitchMidi, heard: { droneMidi } }: Situation): Pressure {
  return range.name === 'lead' && pitchMidi === droneMidi ? drone : 0;
}

/** The same of beginning a note. */
function noDroneBegun(situation: Situation): Pressure {
  return situation.sounds ? 0 : noDrone(situation);
}

/** Against a lead that would double the root where the chord begins: the bass has it. */
function rootNotDoubled({ range, sounds, pitchClass, newRoot }: Situation): Pressure {
  return range.name === 'lead' && !sounds && pitchClass === newRoot ? leadDoublesRoot : 0;
}

/**
 * For the chord's root in the bass where the chord begins, where the bass is at ease: it is decided from the lowest pitch up,
 * and pushed alike in every octave the lowest would be taken nearly always.
 */
function rootInBass({ range, pitchMidi, pitchClass, newRoot, voices }: Situation): Pressure {
  if (range.name !== 'bass' || pitchClass !== newRoot) return 0;
  return pitchMidi >= easeOf(range, voices).lowestMidi ? bassRoot : 0;
}

/**
 * For a bass or a lead that sounds: to go on to the eighth or the quarter, where the style's last so long. Without it a song's
 * bass is short throughout or not at all: as if a network that has cut one note short, and sees it, cut the next ones, too.
 */
function lasts({ range, sounds, step, voices }: Situation): Pressure {
  if (!sounds) return 0;
  if (range.name === 'bass') return step % voices.bassLastsSteps === 0 ? 0 : bassLasts;
  return range.name === 'lead' && step % voices.leadLastsSteps !== 0 ? leadLasts : 0;
}

/**
 * On beginning a note where something else than the law urges to begin one (notes are owed, a rhythm returns): a push on
 * all pitches alike would drown the pull of the harmony and of the line. So who accompanies is urged to tones of the chord, and a lead is urged to sing what lies near its
 * last note and is another one, on a beat rather a tone of the chord, and less to fall, as what lies lower is decided first.
 */
export function urgeToBegin(
  urge: Pressure,
  { range, pitchMidi, step, isOnBeat, isInChord, heard, voices }: Situation,
): Pressure {
  if (urge <= 0) return urge;
  if (range.name !== 'lead') return urge * (isInChord ? 1 : foreignShare);
  const rises = pitchMidi - (heard.leadMidi ?? pitchMidi);
  if (pitchMidi === heard.leadMidi || Math.abs(rises) > leadLeapSemitones) return 0;
  const share = isOnBeat && !isInChord ? foreignShare : step % voices.leadLastsSteps === 0 ? 1 : betweenShare;
  return urge * share * (rises < 0 ? fallingShare : 1);
}

/** In the order in which they are summed: in floating point that is part of the music. */
export const voiceLeading: readonly ((situation: Situation) => Pressure)[] = [
  noneUnderBass,
  lettingGo,
  chordTonesOnBeats,
  stepsInLead,
  withinVoice,
  noDroneBegun,
  rootNotDoubled,
  rootInBass,
  lasts,
];
