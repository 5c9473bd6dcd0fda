import { stepsPerBar } from '../../../score/meter.ts';
import { type Role, roles } from '../../../score/note.ts';
import type { PreparedPiece } from '../../families/prepared-piece.ts';
import { estimateKey } from '../../harmony/estimate-key.ts';
import type { LaneLayout } from '../../lanes.ts';
import type { RememberedBar } from '../../look-ahead/bar-memory.ts';

/** Eight bars of music as notes, however they came about: real or written. */
export type Phrase = readonly PhraseNote[];

export interface PhraseNote {
  readonly role: Role;
  readonly pitchMidi: number;
  /** 0-127 from the phrase's first bar line. */
  readonly step: number;
  readonly lengthSteps: number;
}

const barsPerPhrase = 8;
const stepsPerPhrase = barsPerPhrase * stepsPerBar;

export function writtenPhrases(bars: readonly RememberedBar[]): Phrase[] {
  const notes: PhraseNote[] = [];
  bars.forEach(({ notes: own }, bar) => {
    for (const { role, pitchMidi, startStep, lengthSteps, tied } of own) {
      const step = bar * stepsPerBar + startStep;
      const before = tied
        ? notes.findLastIndex(
            (note) =>
              note.role === role && note.pitchMidi === pitchMidi && note.step + note.lengthSteps === step,
          )
        : -1;
      if (before < 0) notes.push({ role, pitchMidi, step, lengthSteps });
      else notes[before] = { ...notes[before]!, lengthSteps: notes[before]!.lengthSteps + lengthSteps };
    }
  });
  return cut(notes, bars.length);
}

export function realPhrases(piece: PreparedPiece, layout: LaneLayout): Phrase[] {
  const notes: PhraseNote[] = [];
  const steps = piece.bars * stepsPerBar;
  for (let step = 0; step < steps; step++) {
    for (let lane = 0; lane < layout.count; lane++) {
      if (piece.codes[step * layout.count + lane] !== 2) continue;
      let end = step + 1;
      while (end < steps && piece.codes[end * layout.count + lane] === 1) end++;
      const role = layout.roles[layout.roleOfLane[lane]!]!.name;
      notes.push({ role, pitchMidi: layout.pitchOfLane[lane]!, step, lengthSteps: end - step });
    }
  }
  return cut(notes, piece.bars);
}

function cut(notes: readonly PhraseNote[], bars: number): Phrase[] {
  return Array.from({ length: Math.floor(bars / barsPerPhrase) }, (_, i) =>
    notes
      .filter(({ step }) => Math.floor(step / stepsPerPhrase) === i)
      .map((note) => ({ ...note, step: note.step - i * stepsPerPhrase })),
  );
}

/** What a style may be known by: rhythm, lengths and thickness of each role, scale degrees, the lead's intervals. */
export function phraseFeatures(phrase: Phrase): number[] {
  return [
    ...roles.flatMap((role) =>
      roleFeatures(
        phrase.filter((note) => note.role === role),
        barsPerPhrase,
      ),
    ),
    ...scaleDegrees(phrase),
    ...leadIntervals(phrase.filter((note) => note.role === 'lead')),
  ];
}

/** What features of a part go by. */
type PartNote = Pick<PhraseNote, 'pitchMidi' | 'step' | 'lengthSteps'>;

export function roleFeatures(notes: readonly PartNote[], bars: number): number[] {
  const onsetSteps = new Set(notes.map(({ step }) => step)).size;
  const soundingBars = new Set(notes.map(({ step }) => Math.floor(step / stepsPerBar))).size;
  return [
    onsetSteps / (bars * stepsPerBar),
    soundingBars / bars,
    notes.length / Math.max(1, onsetSteps),
    ...shares(
      stepsPerBar,
      notes.map(({ step }) => step % stepsPerBar),
    ),
    ...shares(
      6,
      notes.map(({ lengthSteps }) => Math.min(5, Math.floor(Math.log2(lengthSteps)))),
    ),
  ];
}

export function scaleDegrees(phrase: readonly PartNote[]): number[] {
  const weights = new Float64Array(12);
  for (const { pitchMidi, lengthSteps } of phrase) weights[pitchMidi % 12]! += lengthSteps;
  const { tonic, mode } = estimateKey(weights);
  const home = mode === 'minor' ? tonic + 3 : tonic;
  return shares(
    12,
    phrase.map(({ pitchMidi }) => (pitchMidi - home + 24) % 12),
  );
}

export function leadIntervals(lead: readonly PartNote[]): number[] {
  const bins = [0, 1, 2, 4, 7, 12, Number.POSITIVE_INFINITY];
  const moves = lead.slice(1).map(({ pitchMidi }, i) => Math.abs(pitchMidi - lead[i]!.pitchMidi));
  return shares(
    bins.length,
    moves.map((semitones) => bins.findIndex((most) => semitones <= most)),
  );
}

function shares(count: number, indices: readonly number[]): number[] {
  const histogram = new Array<number>(count).fill(0);
  for (const index of indices) histogram[index]! += 1 / indices.length;
  return histogram;
}
