import {
  piano,
  polysynth,
  powerKit,
  rhodes,
  sawLead,
  squareLead,
  strings,
  synthBass,
  tr808Kit,
  vibraphone,
  warmPad,
} from './programs.ts';
import { both, mostLeads, type Style } from './style.ts';

/** Disco, house and their children: a kick on every beat, octaves in the bass, chords that pump between. */
export const dance: Style = {
  name: 'dance',
  title: 'Dance',
  likesTempoBpm: [112, 140],
  fullUpToBpm: 148,
  lineups: [
    {
      drums: both(tr808Kit),
      bass: both(synthBass),
      chords: { calm: [rhodes], driven: [piano] },
      lead: { calm: [vibraphone], driven: [sawLead] },
      pad: both(strings),
    },
    {
      drums: { calm: [tr808Kit], driven: [powerKit] },
      bass: both(synthBass),
      chords: both(polysynth),
      lead: both(squareLead),
      pad: both(warmPad),
    },
  ],
  drums: { family: { full: 'four', half: 'four' }, levels: [0.4, 5], gain: 0.95 },
  swing: { full: 0, half: 0 },
  timing: { lateSteps: {}, looseSteps: 0.004 },
  level: 1,
  padChorusFrom01: 0.25,
  voices: {
    bassFromMidi: 36,
    bassLastsSteps: 2,
    leadLastsSteps: 2,
    leadMoves: mostLeads,
    leadSpanSemitones: 11,
    leadAroundMidi: 71,
  },
  phrasing: {
    cells01: 0.8,
    riffs01: 1,
    kept01: 0.9,
    twice01: 0.35,
    answered01: 0.7,
    sequences01: 0.3,
    rests01: 0.12,
    leadDensity: -0.1,
  },
  comping: { moving: [0, 6, 10], driven: [2, 6, 10, 14] },
  harmony: {
    major: {
      verse: [
        ['vi', 'IV', 'I', 'V'],
        ['ii7', 'iii7', 'vi7', 'vi7'],
        ['I', 'I', 'IV', 'IV'],
        ['IVmaj7', 'iii7', 'vi', 'vi'],
      ],
      chorus: [
        ['IV', 'V', 'vi', 'I'],
        ['I', 'V', 'vi', 'IV'],
        ['IVmaj7', 'V', 'iii7', 'vi7'],
      ],
      bridge: [
        ['ii7', 'ii7', 'IV', 'V'],
        ['vi', 'vi', 'iii', 'IV'],
      ],
      cadence: [
        ['IV V', 'I'],
        ['V', 'I'],
      ],
      halfCadence: ['V', 'Vsus4 V', 'IV'],
    },
    minor: {
      verse: [
        ['i', 'i', 'bVI', 'bVII'],
        ['i', 'bVII', 'iv', 'bVI'],
        ['i7', 'iv7', 'i7', 'iv7'],
        ['iv', 'iv', 'i', 'i'],
      ],
      chorus: [
        ['bVI', 'bVII', 'i', 'bIII'],
        ['i', 'bVI', 'bIII', 'bVII'],
        ['iv7', 'bVII', 'bIII', 'bVI'],
      ],
      bridge: [
        ['bVI', 'bVI', 'bVII', 'bVII'],
        ['iv', 'v', 'bVI', 'bVII'],
      ],
      cadence: [
        ['bVII', 'i'],
        ['bVI bVII', 'i'],
        ['iv v', 'i'],
      ],
      halfCadence: ['bVII', 'v'],
    },
  },
};
