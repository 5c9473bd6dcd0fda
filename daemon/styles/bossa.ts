import {
  acousticBass,
  altoSax,
  brushKit,
  flute,
  nylonGuitar,
  rhodes,
  standardKit,
  strings,
  vibraphone,
} from './programs.ts';
import { both, mostLeads, type Style } from './style.ts';

/** Nylon strings and soft colours: sevenths that slide, syncopes that float over an even pulse. */
export const bossa: Style = {
  name: 'bossa',
  title: 'Bossa nova',
  likesTempoBpm: [90, 140],
  fullUpToBpm: 145,
  lineups: [
    {
      drums: { calm: [brushKit], driven: [standardKit] },
      bass: both(acousticBass),
      chords: both(nylonGuitar),
      lead: { calm: [flute], driven: [altoSax] },
      pad: both(strings),
    },
    {
      drums: { calm: [brushKit], driven: [standardKit] },
      bass: both(acousticBass),
      chords: both(rhodes),
      lead: { calm: [vibraphone], driven: [flute] },
      pad: both(strings),
    },
  ],
  drums: { family: { full: 'street', half: 'funk' }, levels: [0, 4], gain: 0.8 },
  swing: { full: 0, half: 0 },
  timing: { lateSteps: { bass: 0.02, chords: -0.05, lead: 0.04 }, looseSteps: 0.03 },
  level: 1,
  padChorusFrom01: 0.5,
  voices: {
    bassFromMidi: 38,
    bassLastsSteps: 2,
    leadLastsSteps: 2,
    leadMoves: mostLeads,
    leadSpanSemitones: 12,
    leadAroundMidi: 70,
  },
  phrasing: {
    cells01: 1,
    riffs01: 1,
    kept01: 0.4,
    twice01: 0.3,
    answered01: 0.4,
    sequences01: 0.4,
    rests01: 0,
    leadDensity: 0,
  },
  comping: { moving: [0, 6, 12], driven: [0, 3, 6, 10, 12], bassAlternates: true },
  harmony: {
    major: {
      verse: [
        ['Imaj7', 'Imaj7', 'ii7', 'V7'],
        ['Imaj7', 'II7', 'ii7', 'V7'],
        ['Imaj7', 'vi7', 'ii7', 'V7'],
        ['iii7', 'bIII7', 'ii7', 'V7'],
      ],
      chorus: [
        ['ii7', 'V7', 'iii7', 'vi7'],
        ['IVmaj7', 'iv7', 'iii7', 'VI7'],
        ['IVmaj7', 'bVII7', 'Imaj7', 'VI7'],
      ],
      bridge: [
        ['bVImaj7', 'bII7', 'Imaj7', 'Imaj7'],
        ['ii7', 'iii7', 'IVmaj7', 'V7'],
        ['viio7 III7', 'vi7', 'ii7', 'V7'],
      ],
      cadence: [
        ['ii7 V7', 'Imaj7'],
        ['bII7', 'Imaj7'],
        ['iv7 bVII7', 'Imaj7'],
      ],
      halfCadence: ['V7', 'ii7 V7', 'bII7'],
    },
    minor: {
      verse: [
        ['i7', 'iv7', 'iio7', 'V7'],
        ['i7', 'i7', 'iio7', 'V7'],
        ['i7', 'bVII7', 'bVImaj7', 'V7'],
      ],
      chorus: [
        ['iv7', 'bVII7', 'bIIImaj7', 'bVImaj7'],
        ['bVImaj7', 'iio7', 'V7', 'i7'],
        ['iv7', 'i7', 'iio7', 'V7'],
      ],
      bridge: [
        ['bIIImaj7', 'bVI7', 'iio7', 'V7'],
        ['v7', 'I7', 'iv7', 'V7'],
      ],
      cadence: [
        ['iio7 V7', 'i7'],
        ['bII7', 'i7'],
      ],
      halfCadence: ['V7', 'iio7 V7'],
    },
  },
};
