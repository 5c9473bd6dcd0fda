import type { Part } from '../score/note.ts';
import { createRandom, deriveSeed } from '../time/random.ts';

/** A General MIDI program, 0-127, or for drums the program of a kit. */
export type Program = number;

/** A band: which programs a part may be given, at low and at high energy. One is drawn for each song. */
interface Line {
  readonly calm: readonly Program[];
  readonly driven: readonly Program[];
}

type Lineup = Readonly<Record<Part, Line>>;

const both = (...programs: readonly Program[]): Line => ({ calm: programs, driven: programs });

const piano = 0;
const honkyTonk = 3;
const rhodes = 4;
const vibraphone = 11;
const drawbarOrgan = 16;
const churchOrgan = 19;
const accordion = 21;
const steelGuitar = 25;
const cleanGuitar = 27;
const acousticBass = 32;
const fingeredBass = 33;
const synthBass = 38;
const violin = 40;
const strings = 48;
const choir = 52;
const trumpet = 56;
const tuba = 58;
const clarinet = 71;
const flute = 73;
const squareLead = 80;
const sawLead = 81;
const warmPad = 89;
const polysynth = 90;
const brass = 61;

const standardKit = 0;
const powerKit = 16;
const tr808Kit = 25;
const brushKit = 40;

const lineups: Readonly<Record<string, Lineup>> = {
  chorale: {
    drums: { calm: [brushKit], driven: [standardKit] },
    bass: both(acousticBass),
    chords: { calm: [churchOrgan, strings], driven: [strings, piano] },
    lead: { calm: [flute, violin], driven: [trumpet, violin] },
    pad: { calm: [choir], driven: [strings] },
  },
  folk: {
    drums: { calm: [brushKit], driven: [standardKit] },
    bass: both(acousticBass, fingeredBass),
    chords: { calm: [steelGuitar, accordion], driven: [steelGuitar] },
    lead: { calm: [flute, clarinet], driven: [violin, flute] },
    pad: both(strings),
  },
  songbook: {
    drums: { calm: [brushKit], driven: [standardKit] },
    bass: both(acousticBass),
    chords: { calm: [rhodes, piano], driven: [piano] },
    lead: { calm: [clarinet, vibraphone], driven: [trumpet, clarinet] },
    pad: both(strings),
  },
  game: {
    drums: { calm: [standardKit], driven: [powerKit] },
    bass: both(fingeredBass),
    chords: { calm: [piano, cleanGuitar], driven: [brass, drawbarOrgan] },
    lead: { calm: [flute, vibraphone], driven: [sawLead, trumpet] },
    pad: { calm: [strings], driven: [strings, choir] },
  },
  electronic: {
    drums: { calm: [tr808Kit], driven: [tr808Kit, powerKit] },
    bass: both(synthBass),
    chords: { calm: [rhodes, polysynth], driven: [polysynth] },
    lead: { calm: [vibraphone, squareLead], driven: [sawLead, squareLead] },
    pad: both(warmPad),
  },
  ragtime: {
    drums: { calm: [brushKit], driven: [standardKit] },
    bass: both(tuba, acousticBass),
    chords: both(piano, honkyTonk),
    lead: { calm: [clarinet, honkyTonk], driven: [trumpet, clarinet] },
    pad: both(strings),
  },
};

const common: Lineup = {
  drums: { calm: [standardKit], driven: [standardKit] },
  bass: both(fingeredBass),
  chords: { calm: [rhodes, cleanGuitar], driven: [piano, drawbarOrgan] },
  lead: { calm: [flute, vibraphone], driven: [sawLead, trumpet] },
  pad: both(warmPad, strings),
};

/** From this energy, taken where the section begins, the driven half of the band plays. */
const drivenFromEnergy01 = 0.55;

/**
 * Who plays a song. Drawn once from the song's seed for the calm and for the driven band, so that a part only changes
 * hands where a section begins at another energy.
 */
export function castInstruments(style: string, energy01: number, seed: number): Record<Part, Program> {
  const lineup = lineups[style] ?? common;
  const half = energy01 >= drivenFromEnergy01 ? 'driven' : 'calm';
  const cast = (part: Part): Program => {
    const programs = lineup[part][half];
    return programs[createRandom(deriveSeed(seed, 'cast', part)).index(programs.length)] ?? 0;
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
  const found = new Set<Program>();
  for (const lineup of [...Object.values(lineups), common]) {
    for (const part of parts)
      for (const program of [...lineup[part].calm, ...lineup[part].driven]) found.add(program);
  }
  return [...found].sort((a, b) => a - b);
}
