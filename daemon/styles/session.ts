import {
  accordion,
  acousticBass,
  brushKit,
  flute,
  nylonGuitar,
  standardKit,
  steelGuitar,
  strings,
  violin,
} from './programs.ts';
import { both, mostLeads, type Style } from './style.ts';

/** Reels, hornpipes and marches of a pub session: one tune, everybody in it, a guitar that drives. */
export const session: Style = {
  name: 'session',
  title: 'Session',
  likesTempoBpm: [80, 120],
  fullUpToBpm: 125,
  lineups: [
    {
      drums: { calm: [brushKit], driven: [standardKit] },
      bass: both(acousticBass),
      chords: both(steelGuitar),
      lead: { calm: [flute], driven: [violin] },
      pad: both(strings),
    },
    {
      drums: both(brushKit),
      bass: both(acousticBass),
      chords: both(nylonGuitar),
      lead: { calm: [accordion], driven: [accordion, flute] },
      pad: both(strings),
    },
  ],
  drums: { family: { full: 'street', half: 'rock' }, levels: [0, 3.4], gain: 0.8 },
  swing: { full: 0.15, half: 0.1 },
  timing: { lateSteps: { lead: -0.02 }, looseSteps: 0.035 },
  level: 1,
  padChorusFrom01: 0.8,
  voices: {
    bassFromMidi: 38,
    bassLastsSteps: 2,
    leadLastsSteps: 2,
    leadMoves: mostLeads,
    leadSpanSemitones: 16,
    leadAroundMidi: 73,
  },
  phrasing: {
    cells01: 0.6,
    riffs01: 1,
    kept01: 0.05,
    twice01: 0.6,
    answered01: 0.6,
    sequences01: 0.1,
    rests01: 0,
    leadDensity: 0,
  },
  comping: { moving: [0, 4, 8, 12], driven: [0, 4, 6, 8, 12, 14] },
  harmony: {
    major: {
      verse: [
        ['I', 'I', 'IV', 'V'],
        ['I', 'V', 'I', 'V'],
        ['I', 'IV', 'I', 'V'],
        ['I', 'vi', 'IV', 'V'],
      ],
      chorus: [
        ['I', 'V', 'vi', 'V'],
        ['IV', 'I', 'IV', 'V'],
        ['vi', 'V', 'IV', 'V'],
      ],
      bridge: [
        ['vi', 'IV', 'I', 'V'],
        ['ii', 'V', 'I', 'V'],
      ],
      cadence: [
        ['IV V', 'I'],
        ['V', 'I'],
        ['I V', 'I'],
      ],
      halfCadence: ['V', 'IV V', 'ii V'],
    },
    minor: {
      verse: [
        ['i', 'bVII', 'i', 'bVII'],
        ['i', 'i', 'bVII', 'bVII'],
        ['i', 'iv', 'bVII', 'v'],
      ],
      chorus: [
        ['bIII', 'bVII', 'i', 'bVII'],
        ['bVI', 'bVII', 'i', 'bVII'],
        ['i bVII', 'bVI', 'bVII', 'v'],
      ],
      bridge: [
        ['bVI', 'bIII', 'bVII', 'bVII'],
        ['iv', 'bIII', 'bVII', 'v'],
      ],
      cadence: [
        ['bVII', 'i'],
        ['v', 'i'],
        ['bVI bVII', 'i'],
      ],
      halfCadence: ['bVII', 'v'],
    },
  },
};
