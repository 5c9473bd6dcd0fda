import {
  accordion,
  acousticBass,
  brass,
  fingeredBass,
  flute,
  nylonGuitar,
  piano,
  standardKit,
  steelDrums,
  strings,
  trumpet,
  vibraphone,
} from './programs.ts';
import { both, mostLeads, type Style } from './style.ts';

/** Cumbia and soca: off beats that lift the heel, brass and guitar, short calls and answers. */
export const latin: Style = {
  name: 'latin',
  title: 'Latin',
  likesTempoBpm: [85, 130],
  fullUpToBpm: 135,
  lineups: [
    {
      drums: both(standardKit),
      bass: both(acousticBass),
      chords: { calm: [nylonGuitar], driven: [piano] },
      lead: { calm: [flute], driven: [trumpet] },
      pad: { calm: [strings], driven: [brass] },
    },
    {
      drums: both(standardKit),
      bass: both(fingeredBass),
      chords: both(accordion),
      lead: { calm: [vibraphone], driven: [steelDrums] },
      pad: { calm: [strings], driven: [brass] },
    },
  ],
  drums: { family: { full: 'street', half: 'street' }, levels: [0.2, 4.6], gain: 0.95 },
  swing: { full: 0, half: 0 },
  timing: { lateSteps: { bass: -0.03, lead: 0.02 }, looseSteps: 0.03 },
  level: 1,
  padChorusFrom01: 0.6,
  voices: {
    bassFromMidi: 38,
    bassLastsSteps: 2,
    leadLastsSteps: 2,
    leadMoves: mostLeads,
    leadSpanSemitones: 13,
    leadAroundMidi: 72,
  },
  phrasing: {
    cells01: 0.8,
    riffs01: 1,
    kept01: 0.5,
    twice01: 0.3,
    answered01: 0.45,
    sequences01: 0.2,
    rests01: 0.09,
    leadDensity: 0,
  },
  comping: { moving: [4, 12], driven: [2, 4, 6, 10, 12, 14], bassAlternates: true },
  harmony: {
    major: {
      verse: [
        ['I', 'V', 'V', 'I'],
        ['I', 'IV', 'V', 'I'],
        ['I', 'I', 'V', 'V'],
        ['I', 'vi', 'ii', 'V'],
      ],
      chorus: [
        ['IV', 'I', 'V', 'I'],
        ['I', 'IV', 'V', 'IV'],
        ['vi', 'IV', 'V', 'I'],
      ],
      bridge: [
        ['ii', 'V', 'I', 'vi'],
        ['vi', 'iii', 'IV', 'V'],
        ['IV', 'V', 'iii', 'vi'],
      ],
      cadence: [
        ['V7', 'I'],
        ['IV V7', 'I'],
        ['ii V7', 'I'],
      ],
      halfCadence: ['V7', 'V', 'IV V7'],
    },
    minor: {
      verse: [
        ['i', 'V7', 'V7', 'i'],
        ['i', 'iv', 'V7', 'i'],
        ['i', 'bVII', 'bVI', 'V7'],
        ['i', 'i', 'iv', 'V7'],
      ],
      chorus: [
        ['iv', 'i', 'V7', 'i'],
        ['bVI', 'bVII', 'bIII', 'V7'],
        ['iv', 'bVII', 'bIII', 'bVI'],
      ],
      bridge: [
        ['bIII', 'bVII', 'iv', 'V7'],
        ['bVI', 'iv', 'V7', 'V7'],
      ],
      cadence: [
        ['V7', 'i'],
        ['iv V7', 'i'],
        ['bVI V7', 'i'],
      ],
      halfCadence: ['V7', 'iv V7', 'bVII'],
    },
  },
};
