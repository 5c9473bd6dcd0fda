import { castInstruments } from '../../band/instruments.ts';
import { composeFallback } from '../../composer/fallback/compose.ts';
import type { BarPlan } from '../../composer/plan.ts';
import type { Bar } from '../../score/bar.ts';
import { usual } from '../../styles/usual.ts';

/** The theory-only composer's, over a beat. */
export function playedBar(plan: BarPlan): Bar {
  const notes = composeFallback(plan, { notesOf: () => undefined });
  const instruments = castInstruments({ style: usual, half: 'calm', seed: 0 }, plan.instruments);
  return { ...plan, source: 'fallback', instruments, notes: [...notes, ...beatOfDrums(plan)] };
}

function beatOfDrums(plan: BarPlan): Bar['notes'] {
  return Array.from({ length: plan.lengthBeats }, (_, index) => ({
    part: 'drums' as const,
    atBeat: plan.startBeat + index,
    durationBeats: 0.25,
    pitchMidi: index % 2 === 0 ? 36 : 38,
    velocity01: 0.8,
    source: 'groove' as const,
  }));
}
