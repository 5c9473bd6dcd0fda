import type { Section } from '../../score/bar.ts';
import type { Role } from '../../score/note.ts';
import { createRandom, deriveSeed, type Random } from '../../time/random.ts';

type SungSection = 'verse' | 'chorus';

export function isSung(section: Section): section is SungSection {
  return section === 'verse' || section === 'chorus';
}

/** What a song does in its own way where the run asks for nothing else: drawn from its seed, and the same all through it. */
export interface SongHabits {
  /** How often as long as usual each section is: a bridge may be half of one. How often a verse or a chorus is sung says `timesSung`. */
  readonly lengths: Readonly<Record<Exclude<Section, SungSection>, number>>;
  readonly afterIntro: 'verse' | 'chorus';
  readonly afterBridge: 'chorus' | 'verse';
  /** So many choruses, then something else. */
  readonly chorusesToMiddle: number;
  /** Added to the density that is asked of each role (0-1, a quantile within the style). */
  readonly density: Readonly<Record<Role, number>>;
}

/** Deviation of a song's densities from the middle of its style, and the most: between songs people differ most in the lead. */
const densitySpread: Readonly<Record<Role, number>> = { bass: 0.1, chords: 0.12, lead: 0.27 };
const mostSpreads = 1.6;

export function habitsOf(songSeed: number): SongHabits {
  const chance = (label: string): Random => chanceOf(songSeed, label);
  const often = (label: string, share01: number): boolean => chance(label).next() < share01;
  const density = (role: Role): number => {
    const spreads = Math.max(-mostSpreads, Math.min(mostSpreads, chance(`density-${role}`).normal(0, 1)));
    return densitySpread[role] * spreads;
  };
  const middle = chance('middle').next();
  const chorusesToMiddle = middle < 0.2 ? 1 : middle > 0.8 ? 3 : 2;
  return {
    lengths: {
      intro: often('intro', 0.25) ? 2 : 1,
      bridge: often('bridge', 0.25) ? 0.5 : 1,
      break: 1,
      outro: often('outro', 0.25) ? 2 : 1,
    },
    afterIntro: often('after-intro', 0.15) ? 'chorus' : 'verse',
    // Where every chorus leads to a bridge, verses are heard no other way.
    afterBridge: chorusesToMiddle === 1 || often('after-bridge', 0.2) ? 'verse' : 'chorus',
    chorusesToMiddle,
    density: { bass: density('bass'), chords: density('chords'), lead: density('lead') },
  };
}

/** How often in a row a song sings a section, where its style does it twice in so many (0-1). */
export function timesSung(songSeed: number, section: SungSection, twice01: number): 1 | 2 {
  return chanceOf(songSeed, section).next() < twice01 ? 2 : 1;
}

function chanceOf(songSeed: number, label: string): Random {
  return createRandom(deriveSeed(songSeed, 'habits', label));
}
