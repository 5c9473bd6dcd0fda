import type { BarPlan } from '../composer/plan.ts';
import { chordAt } from '../score/bar.ts';
import { chordTones } from '../score/chord.ts';
import { stepsPerBar } from '../score/meter.ts';
import type { Note } from '../score/note.ts';
import { type PitchMidi, pitchClassOf } from '../score/pitch.ts';
import { allOutFromEnergy01, type Ensemble } from './ensemble.ts';
import { lowestChordMidi } from './room.ts';

/**
 * Energies from which long notes are struck again, from which they are struck often, and from which all go all out. Chords are
 * struck often later than the bass: in the choruses of a run, and not in a slow one's, so that both have something above them.
 */
const movingFromEnergy01 = 0.35;
const drivenFromEnergy01 = { bass: 0.62, chords: 0.76 } as const;

/** Notes shorter than this are a rhythm of their own and are left as they were written; all out few are. */
const longSteps = { bass: 6, chords: 8 } as const;
const longAllOutSteps = { bass: 4, chords: 4 } as const;
/** Every foot in half feel, every second sixteenth in full feel. */
const pulse = [0, 2, 4, 6, 8, 10, 12, 14] as const;
const quarters = [0, 4, 8, 12] as const;
/** All out chords are struck on these besides: on each quarter, and before the third and the next first. */
const allOutChords = [...quarters, 6, 14] as const;
/** No piece of a note is shorter than this. */
const shortestSteps = 2;
const restrikeVelocity = 0.92;
/** Share of its length that a struck chord sounds, so that the next one speaks. */
const detached = 0.86;
const octave = 12;
const fifthSemitones = 7;
/** So far under where it is at ease a bass goes for a fifth. */
const fifthUnderEase = 4;

/**
 * Long notes of bass and chords are played as a rhythm section would: struck again with the kick and on the style's
 * comping steps, the more the higher the energy; all out the bass is struck with every foot. Beginnings and ends stay as written, and
 * so do pitches, but for a bass that alternates between root and fifth where its style does; all out it drives on the root.
 */
export function comp(
  notes: readonly Note[],
  plan: BarPlan,
  ensemble: Ensemble,
  kicks: readonly (number | undefined)[],
): readonly Note[] {
  const still = plan.closing || plan.section === 'break' || plan.energy01 < movingFromEnergy01 || !plan.drums;
  if (still) return notes;
  const isDriven = (part: keyof typeof drivenFromEnergy01): boolean =>
    plan.energy01 >= drivenFromEnergy01[part];
  const { moving, driven: often } = ensemble.style.comping;
  const kickSteps = kicks.flatMap((offset, step) => (offset === undefined ? [] : [step]));
  const allOut = plan.energy01 >= allOutFromEnergy01;
  const together = (...steps: number[]): number[] => [...new Set(steps)].sort((a, b) => a - b);
  const bassSteps = allOut ? pulse : isDriven('bass') ? together(...kickSteps, ...quarters) : kickSteps;
  const chordSteps = allOut ? together(...often, ...allOutChords) : isDriven('chords') ? often : moving;
  const long = allOut ? longAllOutSteps : longSteps;
  const beatsPerStep = plan.lengthBeats / stepsPerBar;

  return notes.flatMap((note) => {
    if (note.source === 'jam' || (note.part !== 'bass' && note.part !== 'chords')) return [note];
    const start = (note.atBeat - plan.startBeat) / beatsPerStep;
    const end = start + note.durationBeats / beatsPerStep;
    if (end - start < long[note.part]) return [note];
    if (note.part === 'chords') return strike(note, start, end, chordSteps, beatsPerStep, detached);
    const struck = strike(note, start, end, bassSteps, beatsPerStep, 1);
    const fifthMidi = allOut ? undefined : fifthOf(note, plan, ensemble, [start, end]);
    const halfAtBeat = note.atBeat + note.durationBeats / 2;
    return struck.map((piece) =>
      fifthMidi !== undefined && piece.atBeat >= halfAtBeat ? { ...piece, pitchMidi: fifthMidi } : piece,
    );
  });
}

/** The fifth that a long root goes over to, under it where the bass reaches so far; undefined where there is none to play. */
function fifthOf(
  { pitchMidi }: Note,
  { chords }: BarPlan,
  { style }: Ensemble,
  [start, end]: readonly [number, number],
): PitchMidi | undefined {
  const [chord, last] = [start, end - 1].map((step) => chordAt(chords, Math.round(step))?.chord);
  if (!style.comping.bassAlternates || chord === undefined || chord !== last) return undefined;
  const isRoot = pitchClassOf(pitchMidi) === chord.root;
  if (!isRoot || !chordTones(chord).includes(pitchClassOf(pitchMidi + fifthSemitones))) return undefined;
  const underMidi = pitchMidi - (octave - fifthSemitones);
  if (underMidi >= style.voices.bassFromMidi - fifthUnderEase) return underMidi;
  return pitchMidi + fifthSemitones < lowestChordMidi ? pitchMidi + fifthSemitones : undefined;
}

function strike(
  note: Note,
  start: number,
  end: number,
  steps: readonly number[],
  beatsPerStep: number,
  share: number,
): Note[] {
  const cuts = [start];
  for (const step of steps) {
    const fits = step - (cuts.at(-1) ?? start) >= shortestSteps && end - step >= shortestSteps;
    if (fits) cuts.push(step);
  }
  return cuts.map((from, index) => {
    const next = cuts[index + 1];
    const length = next === undefined ? end - from : (next - from) * share;
    const { tied, ...plain } = note;
    // What goes on over the bar line is struck again on the first beat, if that is a step to strike on.
    const asWritten = index === 0 && (tied !== true || !steps.includes(start));
    return {
      ...(asWritten ? note : { ...plain, velocity01: note.velocity01 * restrikeVelocity }),
      atBeat: note.atBeat + (from - start) * beatsPerStep,
      durationBeats: length * beatsPerStep,
    };
  });
}
