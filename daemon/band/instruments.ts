import type { BarPlan } from '../composer/plan.ts';
import type { Part } from '../score/note.ts';
import { programNamed, programsOf } from '../styles/instruments.ts';
import type { Program } from '../styles/style.ts';
import { createRandom, deriveSeed } from '../time/random.ts';
import type { Ensemble } from './ensemble.ts';

/**
 * Who plays a song: one of the style's bands, drawn once from the song's seed, its calm or its driven half; what is wished for by
 * name is played whatever the style.
 */
export function castInstruments(
  { style, half, seed, lineup: chosen = -1 }: Ensemble,
  wished: BarPlan['instruments'] = {},
): Record<Part, Program> {
  const drawn = createRandom(deriveSeed(seed, 'lineup')).index(style.lineups.length);
  const lineup = style.lineups[chosen] ?? style.lineups[drawn]!;
  const cast = (part: Part): Program => {
    const named = programNamed(part, wished[part] ?? '');
    if (named !== undefined) return named;
    const programs = lineup[part][half];
    return programs[createRandom(deriveSeed(seed, 'cast', part)).index(programs.length)]!;
  };
  return {
    drums: cast('drums'),
    bass: cast('bass'),
    chords: cast('chords'),
    lead: cast('lead'),
    pad: cast('pad'),
  };
}

/** Every program that can sound, sorted: what a SoundFont must hold and a synthesiser must have ready. */
export const palette: { readonly programs: readonly Program[]; readonly drumKits: readonly Program[] } = {
  programs: collect(['bass', 'chords', 'lead', 'pad']),
  drumKits: collect(['drums']),
};

function collect(parts: readonly Part[]): readonly Program[] {
  return [...new Set(parts.flatMap((part) => programsOf[part]))].sort((a, b) => a - b);
}
