import { type Chord, chordTones } from './chord.ts';
import { type PitchMidi, pitchClassOf } from './pitch.ts';

export interface Register {
  readonly lowestMidi: PitchMidi;
  readonly highestMidi: PitchMidi;
}

/** Voices farther apart than this no longer sound like one hand. */
const widestSpanSemitones = 14;

/**
 * A chord laid out in a register, every tone once, so that each voice moves as little as possible from the voicing
 * before (of any size) and the whole stays near the middle. Lowest first; empty when the register holds no octave.
 */
export function voiceChord(
  chord: Chord,
  register: Register,
  before: readonly PitchMidi[] = [],
): readonly PitchMidi[] {
  const centre = (register.lowestMidi + register.highestMidi) / 2;
  let best: readonly PitchMidi[] = [];
  let bestCost = Number.POSITIVE_INFINITY;
  for (const voicing of placements(chordTones(chord), register)) {
    const cost = movement(voicing, before) + 0.35 * Math.abs(mean(voicing) - centre) + crowding(voicing);
    if (cost < bestCost) {
      best = voicing;
      bestCost = cost;
    }
  }
  return best;
}

function placements(tones: readonly number[], register: Register): PitchMidi[][] {
  let partial: PitchMidi[][] = [[]];
  for (const tone of tones) {
    const next: PitchMidi[][] = [];
    const first = register.lowestMidi + pitchClassOf(tone - register.lowestMidi);
    for (const voicing of partial) {
      for (let pitch = first; pitch <= register.highestMidi; pitch += 12) {
        const candidate = [...voicing, pitch];
        if (Math.max(...candidate) - Math.min(...candidate) <= widestSpanSemitones) next.push(candidate);
      }
    }
    partial = next;
  }
  return partial.map((voicing) => voicing.sort((a, b) => a - b));
}

/** Mean way of each voice to the nearest voice of the chord before. */
function movement(voicing: readonly PitchMidi[], before: readonly PitchMidi[]): number {
  if (before.length === 0) return 0;
  return mean(voicing.map((pitch) => Math.min(...before.map((other) => Math.abs(pitch - other)))));
}

/** Seconds low down are mud. */
function crowding(voicing: readonly PitchMidi[]): number {
  let cost = 0;
  for (let i = 1; i < voicing.length; i++) {
    const below = voicing[i - 1]!;
    if (voicing[i]! - below < 3) cost += below < 60 ? 3 : 0.5;
  }
  return cost;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
