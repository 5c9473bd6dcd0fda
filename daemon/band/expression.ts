import type { BarPlan } from '../composer/plan.ts';
import { stepsPerBar } from '../score/meter.ts';
import type { Note, Part } from '../score/note.ts';
import type { Random } from '../time/random.ts';
import type { Ensemble } from './ensemble.ts';
import { strokeOffset } from './stroke-timing.ts';

const partGain: Readonly<Record<Part, number>> = { drums: 1, bass: 1, chords: 0.82, lead: 1.02, pad: 1 };

/** A phrase swells to its sixth bar and lets go: added to the loudness. */
const phraseArc = [0, 0.01, 0.02, 0, 0.02, 0.04, 0.05, 0.01] as const;

/**
 * Gives the written notes a player's hands: louder with energy, accents on the beat, swing, the style's and
 * the song's own way of lying beside it. Onsets never leave the bar; ties over bar lines stay whole.
 */
export function express(
  notes: readonly Note[],
  plan: BarPlan,
  ensemble: Ensemble,
  kicks: readonly (number | undefined)[],
  random: Random,
): Note[] {
  const beatsPerStep = plan.lengthBeats / stepsPerBar;
  const { level, swing: swings } = ensemble.style;
  const swing = swings[plan.feel];
  const swingSteps = plan.feel === 'full' ? 4 : 2;
  const endBeat = plan.startBeat + plan.lengthBeats;
  const placed = (beat: number): number =>
    plan.startBeat + warp((beat - plan.startBeat) / beatsPerStep, swingSteps, swing) * beatsPerStep;

  return notes.map((note) => {
    const step = Math.round((note.atBeat - plan.startBeat) / beatsPerStep);
    const jitter = random.normal(0, 1);
    const velocity01 = shaped(note, step, plan, kicks, jitter, level);
    const { part, pitchMidi } = note;
    if (note.tied === true || note.source === 'jam') return { ...note, velocity01 };
    const kickOffsetSteps = part === 'bass' ? kicks[step] : undefined;
    const offset = strokeOffset({ part, step, pitchMidi, kickOffsetSteps }, plan, ensemble);
    const atBeat = Math.max(plan.startBeat, placed(note.atBeat) + offset * beatsPerStep);
    const noteEnd = note.atBeat + note.durationBeats;
    const endsAt = noteEnd >= endBeat ? noteEnd : placed(noteEnd);
    return { ...note, atBeat, durationBeats: Math.max(beatsPerStep / 4, endsAt - atBeat), velocity01 };
  });
}

function shaped(
  note: Note,
  step: number,
  plan: BarPlan,
  kicks: readonly (number | undefined)[],
  jitter: number,
  level: number,
): number {
  if (note.source === 'jam') return note.velocity01;
  const metre = step % 8 === 0 ? 0.06 : step % 4 === 0 ? 0.03 : step % 2 === 0 ? 0 : -0.05;
  const lock = note.part === 'bass' && kicks[step] !== undefined ? 0.05 : 0;
  const arc = phraseArc[plan.barInPhrase] ?? 0;
  const energy = 0.89 + 0.15 * plan.energy01;
  const velocity =
    (note.velocity01 + metre + lock + arc + 0.025 * jitter) * energy * level * partGain[note.part];
  return Math.min(1, Math.max(0.1, velocity));
}

/** Swing: the middle of each group of `groupSteps` is played late, by a third of half the group when `amount` is 1. */
export function warp(step: number, groupSteps: number, amount: number): number {
  if (amount === 0) return step;
  const group = Math.floor(step / groupSteps) * groupSteps;
  const half = groupSteps / 2;
  const late = half * (1 + amount / 3);
  const inside = step - group;
  return (
    group + (inside < half ? (inside * late) / half : late + ((inside - half) * (groupSteps - late)) / half)
  );
}

/** In the closing bar whatever sounds on the last chord lasts to the end, and nothing new begins after it. */
export function rest(notes: readonly Note[], plan: BarPlan): readonly Note[] {
  if (!plan.closing) return notes;
  const beatsPerStep = plan.lengthBeats / stepsPerBar;
  const endBeat = plan.startBeat + plan.lengthBeats;
  const restBeat = plan.startBeat + (plan.chords.at(-1)?.startStep ?? 0) * beatsPerStep;
  const within = beatsPerStep * 1.5;
  return notes.flatMap((note) => {
    if (note.atBeat >= restBeat + within) return [];
    const holds = note.atBeat >= restBeat - 1e-6;
    return [holds ? { ...note, durationBeats: endBeat - note.atBeat } : note];
  });
}
