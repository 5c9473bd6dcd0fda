import {
  acousticBass,
  brushKit,
  cleanGuitar,
  fingeredBass,
  harmonica,
  piano,
  standardKit,
  steelGuitar,
  strings,
  violin,
} from './programs.ts';
import { both, mostLeads, type Style } from './style.ts';

/** Boots and strings: bass on one and three, guitar on two and four, a fiddle that answers. */
export const country: Style = {
  name: 'country',
  title: 'Country',
  likesTempoBpm: [85, 135],
  fullUpToBpm: 140,
  lineups: [
    {
      drums: { calm: [brushKit], driven: [standardKit] },
      bass: both(acousticBass),
      chords: both(steelGuitar),
      lead: { calm: [harmonica], driven: [violin] },
      pad: both(strings),
    },
    {
      drums: both(standardKit),
      bass: both(fingeredBass),
      chords: { calm: [steelGuitar], driven: [piano] },
      lead: both(cleanGuitar),
      pad: both(strings),
    },
  ],
  drums: { family: { full: 'rock', half: 'rock' }, levels: [0, 4], gain: 0.85 },
  swing: { full: 0.1, half: 0 },
  timing: { lateSteps: { chords: -0.02, lead: 0.01 }, looseSteps: 0.03 },
  level: 1,
  padChorusFrom01: 0.6,
  voices: {
    bassFromMidi: 38,
    bassLastsSteps: 2,
    leadLastsSteps: 2,
    leadMoves: mostLeads,
    leadSpanSemitones: 13,
    leadAroundMidi: 71,
  },
  phrasing: {
    cells01: 1,
    riffs01: 1,
    kept01: 0.9,
    twice01: 0.4,
    answered01: 0.8,
    sequences01: 0.15,
    rests01: 0,
    leadDensity: 0,
  },
  comping: { moving: [4, 12], driven: [2, 4, 6, 10, 12, 14], bassAlternates: true },
  harmony: {
    major: {
      verse: [
        ['I', 'I', 'IV', 'I'],
        ['I', 'IV', 'V', 'I'],
        ['I', 'V', 'V', 'I'],
        ['I', 'IV', 'I', 'V'],
      ],
      chorus: [
        ['IV', 'I', 'V', 'I'],
        ['IV', 'IV', 'I', 'V'],
        ['I', 'I7', 'IV', 'V'],
        ['vi', 'IV', 'I', 'V'],
      ],
      bridge: [
        ['vi', 'II7', 'V', 'V'],
        ['IV', 'I', 'II7', 'V'],
        ['ii', 'V', 'I', 'vi'],
      ],
      cadence: [
        ['V7', 'I'],
        ['IV V', 'I'],
        ['I V7', 'I'],
      ],
      halfCadence: ['V7', 'II7 V7', 'IV V'],
    },
    minor: {
      verse: [
        ['i', 'i', 'iv', 'i'],
        ['i', 'bVII', 'bVI', 'V'],
        ['i', 'iv', 'V', 'i'],
      ],
      chorus: [
        ['bIII', 'bVII', 'i', 'V'],
        ['bVI', 'bVII', 'bIII', 'i'],
        ['iv', 'i', 'V', 'i'],
      ],
      bridge: [
        ['bVI', 'bIII', 'bVII', 'V'],
        ['iv', 'bVII', 'bIII', 'V'],
      ],
      cadence: [
        ['V7', 'i'],
        ['iv V7', 'i'],
        ['bVII', 'i'],
      ],
      halfCadence: ['V7', 'bVII V7'],
    },
  },
};
