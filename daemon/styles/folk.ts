import {
  accordion,
  acousticBass,
  brushKit,
  clarinet,
  fingeredBass,
  flute,
  standardKit,
  steelGuitar,
  strings,
  violin,
} from './programs.ts';
import { both, type Style } from './style.ts';

/** Tunes to dance to: few chords, guitar and accordion, fiddle and flute. */
export const folk: Style = {
  name: 'folk',
  title: 'Folk',
  likesTempoBpm: [85, 130],
  fullUpToBpm: 130,
  lineups: [
    {
      drums: { calm: [brushKit], driven: [standardKit] },
      bass: both(acousticBass),
      chords: both(steelGuitar),
      lead: { calm: [flute], driven: [violin] },
      pad: both(strings),
    },
    {
      drums: { calm: [brushKit], driven: [standardKit] },
      bass: both(fingeredBass),
      chords: { calm: [accordion], driven: [accordion, steelGuitar] },
      lead: { calm: [clarinet], driven: [flute] },
      pad: both(strings),
    },
  ],
  drums: { family: { full: 'rock', half: 'rock' }, levels: [0, 4.2], gain: 0.85 },
  swing: { full: 0.15, half: 0 },
  timing: { lateSteps: { bass: 0.01, lead: 0.02 }, looseSteps: 0.035 },
  level: 1,
  padChorusFrom01: 0.4,
  voices: {
    bassFromMidi: 38,
    bassLastsSteps: 2,
    leadLastsSteps: 2,
    leadMoves: [0, 0.5, 0.2, -0.6, -0.2],
    leadSpanSemitones: 13,
    leadAroundMidi: 72,
  },
  phrasing: {
    cells01: 0.4,
    riffs01: 1,
    kept01: 0.25,
    twice01: 0.75,
    answered01: 0.75,
    sequences01: 0.1,
    rests01: 0,
    leadDensity: 0,
  },
  comping: { moving: [0, 4, 8, 12], driven: [0, 4, 6, 10, 12, 14], bassAlternates: true },
  harmony: {
    major: {
      verse: [
        ['I', 'I', 'IV', 'V'],
        ['I', 'IV', 'I', 'V'],
        ['I', 'V', 'I', 'IV V'],
      ],
      chorus: [
        ['IV', 'I', 'IV', 'V'],
        ['I IV', 'I V', 'I IV', 'V'],
        ['vi', 'V', 'IV', 'V'],
      ],
      bridge: [
        ['V', 'I', 'V', 'I'],
        ['ii', 'vi', 'ii', 'V'],
      ],
      cadence: [
        ['IV V', 'I'],
        ['V7', 'I'],
        ['I V', 'I'],
      ],
      halfCadence: ['V', 'ii V'],
    },
    minor: {
      verse: [
        ['i', 'bVII', 'i', 'v'],
        ['i', 'i', 'bVII', 'bVII'],
        ['i', 'iv', 'i', 'V'],
      ],
      chorus: [
        ['bIII', 'bVII', 'i', 'v'],
        ['i bVII', 'i v', 'i bVII', 'v'],
      ],
      bridge: [
        ['bVI', 'bVII', 'bIII', 'bVII'],
        ['iv', 'i', 'iv', 'bVII'],
      ],
      cadence: [
        ['bVII', 'i'],
        ['i V', 'i'],
      ],
      halfCadence: ['v', 'bVII'],
    },
  },
};
