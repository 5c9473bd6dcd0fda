import { chordAt } from '../../score/bar.ts';
import { chordTones } from '../../score/chord.ts';
import { scalePitchClasses } from '../../score/key.ts';
import { stepsPerBar } from '../../score/meter.ts';
import { type PitchMidi, pitchClassOf } from '../../score/pitch.ts';
import type { Voices } from '../../styles/style.ts';
import { usual } from '../../styles/usual.ts';
import type { RoleRange } from '../lanes.ts';
import type { BarPlan } from '../plan.ts';

/** One decision, whether a role plays a pitch in a step, and all around it that rules look at. */
export interface Situation {
  readonly range: RoleRange;
  readonly pitchMidi: PitchMidi;
  readonly pitchClass: number;
  /** The role had this pitch sounding a step before. */
  readonly sounds: boolean;
  /** 0-15. */
  readonly step: number;
  readonly isOnBeat: boolean;
  readonly isInScale: boolean;
  readonly isInChord: boolean;
  /** Pitch class of the root of the chord that begins in this step; null where none does. */
  readonly newRoot: number | null;
  readonly isClosing: boolean;
  readonly heard: Heard;
  readonly voices: Voices;
}

/** Where voices lie if nobody says so. */
export const usualVoices: Voices = usual.voices;

/** What was heard before a step. */
export interface Heard {
  /** The lowest pitch of the bass that sounded a step before; null when it was silent. */
  readonly bassMidi: PitchMidi | null;
  /** The pitch that the lead struck last; null before its first. */
  readonly leadMidi: PitchMidi | null;
  /** The lowest and the highest pitch that the lead struck in this phrase; null before its first. */
  readonly leadSpan: Span | null;
  /** The pitch that half of all the notes are that the lead struck in this phrase, or more; null where there is none, or few notes. */
  readonly droneMidi: PitchMidi | null;
}

export interface Span {
  readonly lowestMidi: PitchMidi;
  readonly highestMidi: PitchMidi;
}

/** With fewer notes it is a phrase that begins, not a drone. */
const fewestNotes = 6;

/** What a lead has made of a phrase with all that it struck in it. */
export function phraseOf(struck: readonly PitchMidi[]): Pick<Heard, 'leadSpan' | 'droneMidi'> {
  const isMost = (pitchMidi: PitchMidi): boolean =>
    2 * struck.filter((other) => other === pitchMidi).length >= struck.length;
  return {
    leadSpan: struck.reduce<Span | null>(widened, null),
    droneMidi: struck.length < fewestNotes ? null : (struck.find(isMost) ?? null),
  };
}

/** A span that reaches as far as this pitch, too. */
export function widened(span: Span | null, pitchMidi: PitchMidi): Span {
  return {
    lowestMidi: Math.min(span?.lowestMidi ?? pitchMidi, pitchMidi),
    highestMidi: Math.max(span?.highestMidi ?? pitchMidi, pitchMidi),
  };
}

/** Goes through a bar, decision by decision, without allocating anything for them. */
export interface Walk {
  toStep(step: number, heard: Heard): void;
  /** The situation of one decision in this step: the same object every time. */
  at(range: RoleRange, pitchMidi: PitchMidi, sounds: boolean): Situation;
}

const stepsPerQuarter = stepsPerBar / 4;

export function createWalk(plan: Pick<BarPlan, 'key' | 'chords' | 'closing' | 'voices'>): Walk {
  const scale = new Uint8Array(12);
  for (const pitchClass of scalePitchClasses(plan.key)) scale[pitchClass] = 1;
  const chord = new Uint8Array(12);
  const now: { -readonly [Name in keyof Situation]: Situation[Name] } = {
    range: { name: 'bass', lowestMidi: 0, highestMidi: 0, maxPolyphony: 0 },
    pitchMidi: 0,
    pitchClass: 0,
    sounds: false,
    step: 0,
    isOnBeat: true,
    isInScale: true,
    isInChord: true,
    newRoot: null,
    isClosing: plan.closing,
    heard: { bassMidi: null, leadMidi: null, ...phraseOf([]) },
    voices: plan.voices ?? usualVoices,
  };
  return {
    toStep(step, heard) {
      const placed = chordAt(plan.chords, step);
      chord.fill(0);
      if (placed !== undefined) for (const pitchClass of chordTones(placed.chord)) chord[pitchClass] = 1;
      now.step = step;
      now.isOnBeat = step % stepsPerQuarter === 0;
      now.newRoot = placed?.startStep === step ? placed.chord.root : null;
      now.heard = heard;
    },
    at(range, pitchMidi, sounds) {
      now.range = range;
      now.pitchMidi = pitchMidi;
      now.pitchClass = pitchClassOf(pitchMidi);
      now.sounds = sounds;
      now.isInScale = scale[now.pitchClass] === 1;
      now.isInChord = chord[now.pitchClass] === 1;
      return now;
    },
  };
}
