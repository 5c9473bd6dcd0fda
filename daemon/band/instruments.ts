import type { BarPlan } from '../composer/plan.ts';
import type { Part } from '../score/note.ts';
import type { Half } from '../styles/halves.ts';
import { programNamed, programsOf } from '../styles/instruments.ts';
import type { Program, Style } from '../styles/style.ts';
import { createRandom, deriveSeed } from '../time/random.ts';

/**
 * Who plays a song: one of the style's bands, drawn once from the song's seed, its calm or its driven half; what is wished for by
 * name is played whatever the style.
 */
export function castInstruments(
  style: Style,
  half: Half,
  seed: number,
  wished: BarPlan['instruments'] = {},
): Record<Part, Program> {
  const lineup = style.lineups[createRandom(deriveSeed(seed, 'lineup')).index(style.lineups.length)]!;
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
