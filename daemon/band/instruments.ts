import type { BarPlan } from '../composer/plan.ts';
import type { Part } from '../score/note.ts';
import { programNamed, programsOf } from '../styles/instruments.ts';
import type { Program, Style } from '../styles/style.ts';
import { createRandom, deriveSeed } from '../time/random.ts';

/** From this energy, taken where the section begins, the driven half of the band plays. */
const drivenFromEnergy01 = 0.55;

/**
 * Who plays a song. Drawn once from the song's seed for the calm and for the driven band, so that a part only changes
 * hands where a section begins at another energy; what is wished for by name is played whatever the style.
 */
export function castInstruments(
  style: Style,
  energy01: number,
  seed: number,
  wished: BarPlan['instruments'] = {},
): Record<Part, Program> {
  const half = energy01 >= drivenFromEnergy01 ? 'driven' : 'calm';
  const cast = (part: Part): Program => {
    const named = programNamed(part, wished[part] ?? '');
    if (named !== undefined) return named;
    const programs = style.lineup[part][half];
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
