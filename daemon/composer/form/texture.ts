import type { Section } from '../../score/bar.ts';
import type { Role } from '../../score/note.ts';
import type { Phrasing } from '../../styles/style.ts';
import { createRandom, deriveSeed } from '../../time/random.ts';
import { habitsOf } from './habits.ts';
import { leadRests } from './rests.ts';

/** What decides who plays in a bar and how densely. */
export interface TextureInput {
  readonly section: Section;
  /** Bar within the section and its length. */
  readonly bar: number;
  readonly bars: number;
  /** The body's energy and the density asked for, before the section shapes them. */
  readonly energy01: number;
  readonly density01: number;
  /** The run asks for a chorus itself, by more than its usual energy or as an interval: nothing is held back for later. */
  readonly allOut: boolean;
  readonly songSeed: number;
  /** How often the style's leads rest, and how dense they are. */
  readonly phrasing: Pick<Phrasing, 'rests01' | 'leadDensity'>;
  /** The song began out of silence. */
  readonly fromRest: boolean;
}

export interface Texture {
  readonly energy01: number;
  readonly density01: Readonly<Record<Role, number | null>>;
  readonly drums: boolean;
  readonly temperatureFactor: number;
}

/** Density of each role in the middle of its range, as a quantile within the style. */
const baseDensity: Readonly<Record<Section, Readonly<Record<Role, number>>>> = {
  intro: { bass: 0.4, chords: 0.4, lead: 0.3 },
  verse: { bass: 0.42, chords: 0.36, lead: 0.45 },
  chorus: { bass: 0.58, chords: 0.52, lead: 0.6 },
  bridge: { bass: 0.45, chords: 0.5, lead: 0.5 },
  break: { bass: 0.2, chords: 0.25, lead: 0.2 },
  outro: { bass: 0.42, chords: 0.4, lead: 0.35 },
};

/** The section's lift or rest on top of the body's energy. */
const energyShift: Readonly<Record<Section, number>> = {
  intro: -0.06,
  verse: -0.03,
  chorus: 0.1,
  bridge: 0,
  break: -0.25,
  outro: -0.05,
};

const temperatureFactors: Readonly<Record<Section, number>> = {
  intro: 0.95,
  verse: 1,
  chorus: 0.93,
  bridge: 1.05,
  break: 0.95,
  outro: 0.93,
};

const leadAlwaysFromEnergy01 = 0.22;
/**
 * What an even run leaves for an interval: no section alone lifts it so high that the band plays all out (0.92), and those who
 * accompany are a little sparser in its choruses.
 */
const mostByShift01 = 0.89;
/** Chords are denser where the lead leaves a bar to them. */
const answerDensity = 0.15;
const heldDensity: Readonly<Record<Role, number>> = { bass: 0.08, chords: 0.08, lead: 0 };

/** Who plays: parts enter and leave with section and energy, and never all of them leave. */
export function texture(input: TextureInput): Texture {
  const { section, bar, bars, phrasing } = input;
  const shifted = input.energy01 + energyShift[section] + rise(input);
  const highest = input.allOut ? 1 : Math.max(mostByShift01, input.energy01);
  const energy01 = clamp(shifted, 0.02, highest);
  const lift = 0.7 * (input.density01 - 0.5) + 0.25 * (energy01 - 0.5);
  const breath = bar % 4 === 3 ? -0.12 : 0;
  // Out of silence a network needs to be asked twice.
  const opens = section === 'intro' && bar === 0 ? 0.25 : 0;
  const habits = habitsOf(input.songSeed);
  const rests = !input.allOut && leadRests(input.songSeed, section, bar, phrasing.rests01);
  const plays = players(input, energy01, rests);
  const dense = (role: Role): number => {
    const turn = role === 'lead' ? breath : role === 'chords' && rests ? answerDensity : 0;
    const held = section === 'chorus' && !input.allOut ? heldDensity[role] : 0;
    const base = baseDensity[section][role] - held + (role === 'lead' ? phrasing.leadDensity : 0);
    return clamp(base + habits.density[role] + lift + turn + opens, 0.05, 0.95);
  };
  return {
    energy01,
    density01: {
      bass: plays.bass ? dense('bass') : null,
      chords: plays.chords ? dense('chords') : null,
      lead: plays.lead ? dense('lead') : null,
    },
    drums: plays.drums,
    temperatureFactor: temperatureFactors[section] * (bar === bars - 1 && section !== 'bridge' ? 0.95 : 1),
  };
}

/** A verse, a bridge and a break climb towards what follows. */
function rise({ section, bar, bars }: TextureInput): number {
  if (section !== 'verse' && section !== 'bridge' && section !== 'break') return 0;
  const last = Math.min(4, bars / 2);
  const into = bar - (bars - last);
  return into < 0 ? 0 : (section === 'break' ? 0.2 : 0.07) * ((into + 1) / last);
}

function players(input: TextureInput, energy01: number, rests: boolean): Record<Role | 'drums', boolean> {
  const { section, bar, bars, songSeed } = input;
  const secondHalf = bar >= bars / 2;
  const quietLead = energy01 < leadAlwaysFromEnergy01 && bar % 4 < 2;
  switch (section) {
    case 'intro': {
      // Whoever starts to run wants the beat: only a song that follows another may open without it.
      const openings = input.fromRest ? 4 : 5;
      const opening = createRandom(deriveSeed(songSeed, 'intro')).index(openings);
      if (opening === 0) return { bass: true, chords: true, lead: false, drums: true };
      if (opening === 1) return { bass: true, chords: secondHalf, lead: false, drums: true };
      if (opening === 2) return { bass: true, chords: true, lead: true, drums: true };
      if (opening === 3) return { bass: true, chords: true, lead: secondHalf, drums: true };
      return { bass: true, chords: true, lead: false, drums: secondHalf };
    }
    case 'break':
      // Chords alone fall silent: few pieces that a network learns from have them.
      return { bass: true, chords: true, lead: false, drums: secondHalf };
    case 'outro':
      return { bass: true, chords: true, lead: !secondHalf, drums: true };
    default:
      return { bass: true, chords: true, lead: !quietLead && !rests, drums: true };
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
