import type { Key } from '../../score/key.ts';
import { stepsPerBar } from '../../score/meter.ts';
import { pitchClassOf } from '../../score/pitch.ts';
import type { MotifNote } from '../grid-note.ts';
import { estimateKey } from '../harmony/estimate-key.ts';
import { isMinorLike } from '../harmony/keys.ts';
import type { Period } from '../harmony/section-harmony.ts';
import { barsPerPeriod } from '../harmony/section-harmony.ts';
import { harmonise } from './harmonise.ts';
import type { MelodyNote } from './melody.ts';

/** A melody of the user's that returns as the chorus: one voice on the grid of 16ths, at most eight bars. */
export interface Theme {
  readonly mode: 'major' | 'minor';
  /** Chords that carry it, for the eight bars of a chorus; a shorter melody is heard again. */
  readonly period: Period;
  /** A bar (0-7) of it, in a key. */
  notesOf(bar: number, key: Key): readonly MotifNote[];
}

/** Where a lead sings; the melody is moved by octaves until its middle is near. */
const middleOfLead = 74;
const lowestLead = 62;
const highestLead = 90;

/** Errors: RangeError for a melody without notes. */
export function createTheme(melody: readonly MelodyNote[]): Theme {
  const voice = oneVoice(melody);
  const first = voice[0];
  if (first === undefined) throw new RangeError('a theme needs notes');
  const sounding = new Float64Array(12);
  for (const note of voice) sounding[pitchClassOf(note.pitchMidi)]! += note.lengthSteps;
  const { tonic, mode: estimated } = estimateKey(sounding);
  const key = { tonic, mode: isMinorLike(estimated) ? ('minor' as const) : ('major' as const) };
  const last = voice.at(-1) ?? first;
  const bars = Math.min(barsPerPeriod, Math.ceil((last.startStep + 1) / stepsPerBar));
  const length = bars > 4 ? barsPerPeriod : bars > 2 ? 4 : bars;
  const fits = voice.filter((note) => note.startStep < length * stepsPerBar);
  const cut = Array.from({ length: barsPerPeriod }, (_, bar) => cutBar(fits, bar % length));
  const period = harmonise(cut, key);

  return {
    mode: key.mode,
    period,
    notesOf: (bar, into) => transposed(cut[bar] ?? [], voice, pitchClassOf(into.tonic - key.tonic)),
  };
}

/** The highest of what begins together and of what is struck under it while it sounds, each note ended by the next. */
function oneVoice(melody: readonly MelodyNote[]): readonly MelodyNote[] {
  const sorted = [...melody].sort((a, b) => a.startStep - b.startStep || b.pitchMidi - a.pitchMidi);
  const top: MelodyNote[] = [];
  for (const note of sorted) {
    const last = top.at(-1);
    if (last === undefined || !covers(last, note)) top.push(note);
  }
  return top.map((note, index) => {
    const next = top[index + 1]?.startStep ?? Number.POSITIVE_INFINITY;
    return { ...note, lengthSteps: Math.max(1, Math.min(note.lengthSteps, next - note.startStep)) };
  });
}

/** A slur reaches over the beginning of the next note; what covers most of it is above it. */
function covers(last: MelodyNote, note: MelodyNote): boolean {
  if (last.startStep === note.startStep) return true;
  const overlapSteps = last.startStep + last.lengthSteps - note.startStep;
  return last.pitchMidi > note.pitchMidi && 2 * overlapSteps > note.lengthSteps;
}

function cutBar(voice: readonly MelodyNote[], bar: number): readonly MelodyNote[] {
  const from = bar * stepsPerBar;
  return voice.flatMap((note) => {
    const start = Math.max(from, note.startStep);
    const end = Math.min(from + stepsPerBar, note.startStep + note.lengthSteps);
    return start < end ? [{ ...note, startStep: start - from, lengthSteps: end - start }] : [];
  });
}

function transposed(
  bar: readonly MelodyNote[],
  voice: readonly MelodyNote[],
  semitones: number,
): readonly MotifNote[] {
  const middle = voice.reduce((sum, note) => sum + note.pitchMidi, 0) / voice.length;
  const octaves = Math.round((middleOfLead - middle - semitones) / 12);
  return bar.map((note) => {
    let pitchMidi = note.pitchMidi + semitones + 12 * octaves;
    while (pitchMidi < lowestLead) pitchMidi += 12;
    while (pitchMidi > highestLead) pitchMidi -= 12;
    return {
      role: 'lead' as const,
      pitchMidi,
      startStep: note.startStep,
      lengthSteps: note.lengthSteps,
      velocity01: note.velocity01,
      tied: false,
    };
  });
}
