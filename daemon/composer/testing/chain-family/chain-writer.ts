import { stepsPerBar } from '../../../score/meter.ts';
import type { PitchMidi } from '../../../score/pitch.ts';
import { createRandom, deriveSeed } from '../../../time/random.ts';
import type { GridNote } from '../../grid-note.ts';
import { playPressure } from '../../rules/law.ts';
import { movesInOctaves, type OuterVoices } from '../../rules/outer-voices.ts';
import { createWalk, phraseOf } from '../../rules/situation.ts';
import type { BarRequest, BarWriter } from '../../writer/bar-writer.ts';
import type { Chain } from './chains.ts';
import { choose, forbidden } from './choose.ts';

/** By role, in the order of the chains. */
export interface ChainState {
  readonly sounding: readonly (PitchMidi | null)[];
  readonly struck: readonly (PitchMidi | null)[];
  readonly outerVoices: OuterVoices | null;
}

export function createChainWriter(chains: readonly Chain[]): BarWriter<ChainState> {
  const silence = chains.map(() => null);
  return {
    start: () => ({ sounding: silence, struck: silence, outerVoices: null }),
    // A bar takes a millisecond: it is stale before or not at all.
    write: async (from, request, isStale = () => false) =>
      isStale() ? undefined : writeBar(chains, from, request),
  };
}

function writeBar(chains: readonly Chain[], from: ChainState, { plan, echo, given }: BarRequest) {
  const random = createRandom(deriveSeed(plan.seed, 'chain'));
  const walk = createWalk(plan);
  const bass = chains.findIndex(({ name }) => name === 'bass');
  const lead = chains.findIndex(({ name }) => name === 'lead');
  const notes: GridNote[] = [];
  const struck = [...from.struck];
  let { outerVoices } = from;
  const open = from.sounding.map((pitchMidi) =>
    pitchMidi === null ? null : { pitchMidi, startStep: 0, tied: true },
  );

  function close(role: number, endStep: number): void {
    const note = open[role];
    open[role] = null;
    if (!note || endStep === note.startStep) return;
    const { name } = chains[role]!;
    const source = given?.roles.includes(name) ? 'jam' : 'model';
    notes.push({ ...note, role: name, lengthSteps: endStep - note.startStep, velocity01: 0.6, source });
  }

  function strike(role: number, pitchMidi: PitchMidi, step: number): void {
    close(role, step);
    open[role] = { pitchMidi, startStep: step, tied: false };
    struck[role] = pitchMidi;
  }

  /** The outer voices where a chord begins, if the lead takes this pitch; null where they are not both there. */
  function voicesWith(step: number, leadMidi: PitchMidi | undefined): OuterVoices | null {
    const bassMidi = open[bass]?.pitchMidi;
    if (bassMidi === undefined || leadMidi === undefined) return null;
    return plan.chords.some(({ startStep }) => startStep === step)
      ? { bass: bassMidi, lead: leadMidi }
      : null;
  }

  /** Somebody else decides this role: what is theirs is heard as it is. */
  function follow(role: number, step: number): void {
    const sounding = given?.notes.find(
      ({ role: name, startStep, lengthSteps }) =>
        name === chains[role]!.name && startStep <= step && step < startStep + lengthSteps,
    );
    if (sounding === undefined) close(role, step);
    else if (sounding.startStep === step) strike(role, sounding.pitchMidi, step);
  }

  function decide(role: number, step: number, sounded: PitchMidi | null): void {
    const chain = chains[role]!;
    const density01 = plan.density01[chain.name];
    const follows = (candidate: PitchMidi): boolean => {
      const now = role === lead ? voicesWith(step, candidate) : null;
      return now !== null && outerVoices !== null && movesInOctaves(outerVoices, now);
    };
    const isLet =
      sounded === null || (playPressure(walk.at(chain, sounded, true)) > forbidden && !follows(sounded));
    if (density01 === null || !isLet) close(role, step);
    if (density01 === null) return;
    const motif = echo?.find(({ role: name, startStep }) => name === chain.name && startStep === step);
    const returns = motif !== undefined && random.next() < (plan.echo?.likeness ?? 0);
    const isDue = plan.closing ? step === 0 : random.next() < 2 * density01 * chain.onset01[step]!;
    if (!returns && !isDue) return;
    const pitchMidi = choose(chain, walk, random, {
      from: struck[role] ?? null,
      wished: returns ? motif.pitchMidi : undefined,
      adventurous01: plan.adventurous01,
      isForbidden: follows,
    });
    if (pitchMidi !== undefined) strike(role, pitchMidi, step);
  }

  for (let step = 0; step < stepsPerBar; step++) {
    const before = open.map((note) => note?.pitchMidi ?? null);
    walk.toStep(step, { bassMidi: before[bass] ?? null, leadMidi: struck[lead] ?? null, ...phraseOf([]) });
    for (const [role, { name }] of chains.entries()) {
      if (given?.roles.includes(name)) follow(role, step);
      else decide(role, step, before[role]!);
    }
    outerVoices = voicesWith(step, open[lead]?.pitchMidi) ?? outerVoices;
  }
  const sounding = open.map((note) => note?.pitchMidi ?? null);
  for (const role of chains.keys()) close(role, stepsPerBar);
  notes.sort((a, b) => a.startStep - b.startStep || a.pitchMidi - b.pitchMidi);
  return { notes, state: { sounding, struck, outerVoices } };
}
