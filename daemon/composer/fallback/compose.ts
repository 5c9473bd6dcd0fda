import { chordAt, type PlacedChord } from '../../score/bar.ts';
import { type Chord, chordTones } from '../../score/chord.ts';
import { scalePitchClasses } from '../../score/key.ts';
import { stepsPerBar } from '../../score/meter.ts';
import { type Note, type Role, roles } from '../../score/note.ts';
import { type PitchMidi, pitchClassOf } from '../../score/pitch.ts';
import { type Register, voiceChord } from '../../score/voicing.ts';
import { createRandom, deriveSeed, type Random } from '../../time/random.ts';
import { type GridNote, type MotifNote, toNotes } from '../grid-note.ts';
import type { BarPlan } from '../plan.ts';
import { type BarRhythm, type FallbackMemory, lengths, rhythmOf, velocityAt } from './rhythm.ts';

const registers: Readonly<Record<Role, Register>> = {
  bass: { lowestMidi: 33, highestMidi: 51 },
  chords: { lowestMidi: 52, highestMidi: 74 },
  lead: { lowestMidi: 65, highestMidi: 84 },
};

const middleBassMidi = 43;

/** A lead that leaps farther than this is taken by the octave. */
const widestLeapSemitones = 7;

interface Context {
  readonly plan: BarPlan;
  readonly rhythm: BarRhythm;
  readonly previous: readonly MotifNote[];
  /** The bass of this bar; empty while it is being written. */
  readonly bass: readonly GridNote[];
  readonly random: Random;
}

/**
 * Writes the pitched parts of a bar without a network: theory, the plan, and motifs already heard. Pure and instant, so
 * that there is always a next bar. Every note is marked `fallback`.
 */
export function composeFallback(plan: BarPlan, memory: FallbackMemory): Note[] {
  return toNotes(plan, composeFallbackGrid(plan, memory));
}

/** The same on the grid, sorted by onset, then role, then pitch. */
export function composeFallbackGrid(plan: BarPlan, memory: FallbackMemory): GridNote[] {
  const write: Readonly<Record<Role, (context: Context) => GridNote[]>> = {
    bass: writeBass,
    chords: writeChords,
    lead: writeLead,
  };
  const notes: GridNote[] = [];
  for (const role of roles) {
    if (plan.density01[role] === null) continue;
    const random = createRandom(deriveSeed(plan.seed, 'fallback', role));
    const previous = (memory.notesOf({ of: 'played', index: plan.index - 1 }) ?? []).filter(
      (note) => note.role === role,
    );
    const rhythm = plan.closing ? restingRhythm(plan) : rhythmOf(role, plan, memory);
    const bass = notes.filter((note) => note.role === 'bass');
    notes.push(...write[role]({ plan, rhythm, previous, bass, random }));
  }
  const order = (note: GridNote): number => roles.indexOf(note.role);
  return notes.sort((a, b) => a.startStep - b.startStep || order(a) - order(b) || a.pitchMidi - b.pitchMidi);
}

function restingRhythm(plan: BarPlan): BarRhythm {
  return { steps: plan.chords.map((placed) => placed.startStep), motif: [] };
}

function note(role: Role, context: Context, step: number, length: number, pitchMidi: PitchMidi): GridNote {
  return {
    role,
    pitchMidi,
    startStep: step,
    lengthSteps: Math.max(1, length),
    velocity01: velocityAt(step, context.plan, context.random),
    tied: false,
    source: 'fallback',
  };
}

/** Roots where a chord begins, fifths and octaves on the way, a step towards the next root before it comes. */
function writeBass(context: Context): GridNote[] {
  const { plan, rhythm, random } = context;
  const steps = withChordStarts(rhythm.steps, plan.chords);
  const long = lengths(steps, plan.closing ? stepsPerBar : 4);
  let last = context.previous.at(-1)?.pitchMidi ?? middleBassMidi;
  return steps.map((step, index) => {
    const chord = chordAtStep(plan.chords, step);
    const [root = 0, , fifth = root] = chordTones(chord);
    const begins = step === 0 || plan.chords.some((placed) => placed.startStep === step);
    const target = begins || step % 8 === 0 || random.next() < 0.55 ? root : fifth;
    last = nearest([target], begins ? (last + middleBassMidi) / 2 : last, registers.bass);
    return note('bass', context, step, long[index]!, last);
  });
}

function writeChords(context: Context): GridNote[] {
  const { plan, rhythm } = context;
  const steps = withChordStarts(rhythm.steps, plan.chords);
  const long = lengths(steps, stepsPerBar);
  let voicing = lastChord(context.previous);
  return steps.flatMap((step, index) => {
    voicing = [...voiceChord(chordAtStep(plan.chords, step), registers.chords, voicing)];
    const upper = voicing.length > 3 ? voicing.slice(1) : voicing;
    return upper.map((pitch) => note('chords', context, step, long[index]!, pitch));
  });
}

/** Chord tones on the beats, steps of the scale between them; a remembered motif keeps its contour. */
function writeLead(context: Context): GridNote[] {
  const { plan, rhythm, random } = context;
  const long = leadLengths(context);
  const scale = scalePitchClasses(plan.key);
  let last = context.previous.at(-1)?.pitchMidi ?? rhythm.motif[0]?.pitchMidi ?? 72;
  return rhythm.steps.map((step, index) => {
    const sounding = chordTones(chordAtStep(plan.chords, step));
    const doubled = doubledAt(step, context);
    const tones = sounding.filter((tone) => tone !== doubled);
    const strong = step % 4 === 0 || long[index]! >= 4;
    const model = rhythm.motif.find((heard) => heard.startStep === step)?.pitchMidi;
    const drift = random.normal(0, 2.5) + (last > 78 ? -1.5 : last < 69 ? 1.5 : 0);
    let aim = model ?? last + drift;
    while (aim - last > widestLeapSemitones) aim -= 12;
    while (last - aim > widestLeapSemitones) aim += 12;
    last = nearest(strong ? tones : scale, aim, registers.lead);
    return note('lead', context, step, long[index]!, last);
  });
}

/**
 * The pitch class that the lead must not take where a chord begins: the bass has it, and from octave to octave the two
 * would run in parallel. At the end of a period the lead may come home with the bass.
 */
function doubledAt(step: number, { plan, bass }: Context): number | undefined {
  const begins = plan.chords.findIndex((placed) => placed.startStep === step);
  const comesHome = plan.barInPhrase === 7 && begins === plan.chords.length - 1;
  if (begins < 0 || plan.closing || comesHome) return undefined;
  const under = bass.find((note) => note.startStep <= step && step < note.startStep + note.lengthSteps);
  return under === undefined ? undefined : pitchClassOf(under.pitchMidi);
}

/** A lead ends where a chord begins that it does not answer. */
function leadLengths({ plan, rhythm }: Context): readonly number[] {
  const long = lengths(rhythm.steps, plan.closing ? stepsPerBar : 6);
  return rhythm.steps.map((step, index) => {
    const length = long[index]!;
    const next = plan.chords.find((placed) => placed.startStep > step)?.startStep ?? stepsPerBar;
    return Math.min(length, next - step);
  });
}

function withChordStarts(steps: readonly number[], chords: readonly PlacedChord[]): readonly number[] {
  return [...new Set([...steps, ...chords.map((placed) => placed.startStep)])].sort((a, b) => a - b);
}

function chordAtStep(chords: readonly PlacedChord[], step: number): Chord {
  return chordAt(chords, step)?.chord ?? { root: 0, quality: 'maj' };
}

/** The pitches struck together last. */
function lastChord(notes: readonly MotifNote[]): PitchMidi[] {
  const step = notes.at(-1)?.startStep;
  return notes.filter((heard) => heard.startStep === step).map((heard) => heard.pitchMidi);
}

/** The pitch of one of these classes that lies nearest to `aim` within the register. */
function nearest(classes: readonly number[], aim: number, register: Register): PitchMidi {
  let best = register.lowestMidi;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (let pitch = register.lowestMidi; pitch <= register.highestMidi; pitch++) {
    if (!classes.includes(pitchClassOf(pitch))) continue;
    const distance = Math.abs(pitch - aim);
    if (distance < bestDistance) {
      best = pitch;
      bestDistance = distance;
    }
  }
  return best;
}
