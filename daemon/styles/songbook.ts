import {
  acousticBass,
  altoSax,
  brushKit,
  clarinet,
  cleanGuitar,
  piano,
  rhodes,
  standardKit,
  strings,
  trumpet,
  vibraphone,
} from './programs.ts';
import { both, type Style } from './style.ts';

/** Standards: sevenths that walk through fifths, swung, with brushes and a clarinet. */
export const songbook: Style = {
  name: 'songbook',
  title: 'Songbook',
  likesTempoBpm: [70, 120],
  fullUpToBpm: 120,
  lineups: [
    {
      drums: { calm: [brushKit], driven: [standardKit] },
      bass: both(acousticBass),
      chords: both(piano),
      lead: { calm: [clarinet], driven: [trumpet] },
      pad: both(strings),
    },
    {
      drums: { calm: [brushKit], driven: [standardKit] },
      bass: both(acousticBass),
      chords: { calm: [rhodes], driven: [cleanGuitar] },
      lead: { calm: [vibraphone], driven: [clarinet, altoSax] },
      pad: both(strings),
    },
  ],
  drums: { family: { full: 'swing', half: 'funk' }, levels: [0, 4.4], gain: 0.8 },
  swing: { full: 0.6, half: 0.3 },
  timing: { lateSteps: { bass: -0.02, chords: 0.02, lead: 0.06 }, looseSteps: 0.035 },
  level: 1.07,
  padChorusFrom01: 0.5,
  voices: {
    bassFromMidi: 40,
    bassLastsSteps: 2,
    leadLastsSteps: 4,
    leadMoves: [0.3, 0.5, 0.3, -0.8, -0.6],
    leadSpanSemitones: 12,
    leadAroundMidi: 69,
  },
  phrasing: {
    cells01: 0.8,
    riffs01: 1,
    kept01: 0.15,
    twice01: 0.3,
    answered01: 0.3,
    sequences01: 0.6,
    rests01: 0.08,
    leadDensity: 0,
  },
  comping: { moving: [0, 6], driven: [0, 6, 8, 14], bassAlternates: true },
  harmony: {
    major: {
      verse: [
        ['Imaj7 vi7', 'ii7 V7', 'Imaj7 vi7', 'ii7 V7'],
        ['I', 'vi7', 'ii7', 'V7'],
        ['I', 'Imaj7', 'ii7', 'V7'],
      ],
      chorus: [
        ['iii7', 'vi7', 'ii7', 'V7'],
        ['IVmaj7', 'iii7 vi7', 'ii7', 'V7'],
        ['I', 'IV', 'iii7 vi7', 'ii7 V7'],
      ],
      bridge: [
        ['IV', 'IV', 'I', 'vi7'],
        ['vi7', 'ii7', 'V7', 'iii7 vi7'],
      ],
      cadence: [
        ['ii7 V7', 'I'],
        ['V7', 'I'],
      ],
      halfCadence: ['ii7 V7', 'V7'],
      walksOn: true,
    },
    minor: {
      verse: [
        ['i', 'iv7', 'bVII7', 'bIIImaj7'],
        ['i', 'iv7 v7', 'i', 'bVImaj7 v7'],
      ],
      chorus: [
        ['iv7', 'bVII7', 'bIIImaj7', 'bVImaj7'],
        ['bVImaj7', 'iv7', 'i', 'v7'],
      ],
      bridge: [
        ['bIIImaj7', 'iv7', 'bVImaj7', 'v7'],
        ['iv7', 'i', 'bVImaj7', 'bVII7'],
      ],
      cadence: [
        ['iio7 V7', 'i'],
        ['iv7 V7', 'i'],
      ],
      halfCadence: ['V7', 'iv7 v7'],
      walksOn: true,
    },
  },
};
