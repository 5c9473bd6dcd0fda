import type { BarPlan } from '../composer/plan.ts';
import { stepsPerBar } from '../score/meter.ts';
import { type Note, type Part, parts } from '../score/note.ts';
import { createStyleBook, type StyleBook } from '../styles/style-book.ts';
import { createRandom, deriveSeed } from '../time/random.ts';
import { comp } from './comping.ts';
import type { HeardByDrummer } from './drum-hands.ts';
import type { Drummer } from './drummer/drummer.ts';
import { shippedDrummer } from './drummer/shipped-drummer.ts';
import { kickOffsets, playDrums } from './drums.ts';
import { type Ensemble, ensembleOf } from './ensemble.ts';
import { express, rest } from './expression.ts';
import { castInstruments } from './instruments.ts';
import { playPad } from './pads.ts';
import { makeRoom } from './room.ts';

export interface Arrangement {
  /** All parts; sorted by onset, then part, then pitch. */
  readonly notes: readonly Note[];
  readonly instruments: Readonly<Record<Part, number>>;
}

/** Plays a bar. Pure: chance comes from the plan's seed. */
export type Arrange = (plan: BarPlan, pitchedNotes: readonly Note[]) => Arrangement;

/**
 * The band: drums and pad of its own, instruments, and a player's hands for the notes that were written. `styles`: what
 * the model's are; absent: our own. `drummer`: absent, the one that comes with Tactus; where that cannot be read, or none is
 * wanted (`null`), recorded bars are drummed.
 */
export function createArranger(
  styles: StyleBook = createStyleBook(),
  drummer: Drummer | null = shippedDrummer().drummer,
): Arrange {
  return (plan, pitchedNotes) => arrange(plan, pitchedNotes, ensembleOf(plan, styles), drummer ?? undefined);
}

function arrange(
  plan: BarPlan,
  pitchedNotes: readonly Note[],
  ensemble: Ensemble,
  drummer: Drummer | undefined,
): Arrangement {
  const random = createRandom(deriveSeed(plan.seed, 'band'));
  const beatsPerStep = plan.lengthBeats / stepsPerBar;
  const drumBar = playDrums(plan, ensemble, random, drummer, heardBy(plan, pitchedNotes));
  const drums = drumBar.map(
    (hit): Note => ({
      part: 'drums',
      atBeat: plan.startBeat + (hit.step + hit.offsetSteps) * beatsPerStep,
      durationBeats: beatsPerStep,
      pitchMidi: hit.key,
      velocity01: hit.velocity01,
      source: 'groove',
    }),
  );
  const kicks = kickOffsets(drumBar);
  const comped = comp(makeRoom(rest(pitchedNotes, plan)), plan, ensemble, kicks);
  const played = express(comped, plan, ensemble, kicks, random);
  const notes = [...drums, ...played, ...playPad(plan, ensemble, pitchedNotes)];
  const order = (note: Note): number => parts.indexOf(note.part);
  notes.sort((a, b) => a.atBeat - b.atBeat || order(a) - order(b) || a.pitchMidi - b.pitchMidi);
  return { notes, instruments: castInstruments(ensemble, plan.instruments) };
}

/** On which steps the bass begins notes, where it plays. */
function heardBy(plan: BarPlan, notes: readonly Note[]): HeardByDrummer {
  const struck = notes.filter((note) => note.part === 'bass' && note.tied !== true);
  const stepOf = ({ atBeat }: Note): number =>
    Math.round(((atBeat - plan.startBeat) / plan.lengthBeats) * stepsPerBar);
  return struck.length === 0 ? {} : { bassSteps: new Set(struck.map(stepOf)) };
}
