import {
  acousticBass,
  brushKit,
  clarinet,
  honkyTonk,
  piano,
  standardKit,
  strings,
  trumpet,
  tuba,
} from './programs.ts';
import { both, type Style } from './style.ts';

/** Rags and marches: dominant sevenths, a striding piano over a tuba, a street parade of drums. */
export const ragtime: Style = {
  name: 'ragtime',
  title: 'Ragtime',
  likesTempoBpm: [70, 110],
  fullUpToBpm: 115,
  lineups: [
    {
      drums: { calm: [brushKit], driven: [standardKit] },
      bass: both(tuba),
      chords: both(piano),
      lead: { calm: [clarinet], driven: [trumpet] },
      pad: both(strings),
    },
    {
      drums: { calm: [brushKit], driven: [standardKit] },
      bass: both(acousticBass),
      chords: both(honkyTonk),
      lead: { calm: [honkyTonk], driven: [clarinet] },
      pad: both(strings),
    },
  ],
  drums: { family: { full: 'street', half: 'street' }, levels: [0, 4.6], gain: 0.8 },
  swing: { full: 0.2, half: 0.1 },
  timing: { lateSteps: { lead: -0.02 }, looseSteps: 0.03 },
  level: 1.1,
  padChorusFrom01: 0.9,
  voices: {
    bassFromMidi: 40,
    bassLastsSteps: 1,
    leadLastsSteps: 1,
    leadMoves: [0.4, 0.5, -0.4, -0.5, -0.3],
    leadSpanSemitones: 19,
    leadAroundMidi: 74,
  },
  phrasing: {
    cells01: 1,
    riffs01: 0.3,
    kept01: 0.25,
    twice01: 0.4,
    answered01: 0.7,
    sequences01: 0.05,
    rests01: 0,
    leadDensity: 0,
  },
  comping: { moving: [0, 8], driven: [0, 4, 8, 12] },
  harmony: {
    major: {
      verse: [
        ['V7', 'I', 'V7', 'I'],
        ['I', 'I', 'V7', 'V7'],
        ['I', 'V7', 'I', 'V7'],
        ['I', 'IV', 'I', 'V7'],
      ],
      chorus: [
        ['I', 'vi', 'ii7', 'V7'],
        ['IV', 'I', 'ii7', 'V7'],
        ['I', 'I', 'IV', 'ii7 V7'],
      ],
      bridge: [
        ['vi', 'iii', 'vi', 'iii'],
        ['IV', 'IV', 'I', 'I'],
      ],
      cadence: [
        ['ii7 V7', 'I'],
        ['I V7', 'I'],
        ['IV V7', 'I'],
      ],
      halfCadence: ['V7', 'II7 V7'],
    },
    minor: {
      verse: [
        ['i', 'i', 'V7', 'i'],
        ['i', 'iv', 'i', 'V7'],
      ],
      chorus: [
        ['bVI', 'i', 'iv', 'V7'],
        ['iv', 'i', 'bVI', 'bVII'],
      ],
      bridge: [
        ['bIII', 'bVII', 'bIII', 'bVII'],
        ['iv', 'iv', 'i', 'i'],
      ],
      cadence: [
        ['iv V7', 'i'],
        ['i V7', 'i'],
      ],
      halfCadence: ['V7', 'iv V7'],
    },
  },
};
