import {
  drawbarOrgan,
  polysynth,
  powerKit,
  rhodes,
  sawLead,
  squareLead,
  synthBass,
  tr808Kit,
  vibraphone,
  warmPad,
} from './programs.ts';
import { both, type Style } from './style.ts';

/** Music for dance floors: four to the floor, long loops, synthesisers only. */
export const electronic: Style = {
  name: 'electronic',
  title: 'Electronic',
  likesTempoBpm: [110, 145],
  fullUpToBpm: 145,
  lineups: [
    {
      drums: both(tr808Kit),
      bass: both(synthBass),
      chords: { calm: [rhodes], driven: [polysynth] },
      lead: { calm: [vibraphone], driven: [sawLead] },
      pad: both(warmPad),
    },
    {
      drums: { calm: [tr808Kit], driven: [powerKit] },
      bass: both(synthBass),
      chords: { calm: [polysynth], driven: [drawbarOrgan] },
      lead: both(squareLead),
      pad: both(warmPad),
    },
  ],
  drums: { family: { full: 'four', half: 'four' }, levels: [0, 5], gain: 0.9 },
  swing: { full: 0, half: 0 },
  timing: { lateSteps: {}, looseSteps: 0.004 },
  level: 1.03,
  padChorusFrom01: 0.25,
  voices: {
    bassFromMidi: 38,
    bassLastsSteps: 1,
    leadLastsSteps: 2,
    leadMoves: [0.1, 0, -0.2, -1.2, -0.2],
    leadSpanSemitones: 15,
    leadAroundMidi: 68,
  },
  phrasing: {
    cells01: 0.6,
    riffs01: 1,
    kept01: 0.2,
    twice01: 0.2,
    answered01: 0.3,
    sequences01: 0.5,
    rests01: 0.25,
    leadDensity: 0,
  },
  comping: { moving: [0, 8], driven: [0, 3, 6, 10, 12] },
  harmony: {
    major: {
      verse: [
        ['vi', 'IV', 'I', 'V'],
        ['I', 'I', 'IV', 'IV'],
        ['I', 'vi', 'I', 'vi'],
      ],
      chorus: [
        ['IV', 'V', 'vi', 'I'],
        ['IV', 'I', 'V', 'vi'],
        ['I', 'V', 'vi', 'IV'],
      ],
      bridge: [
        ['ii', 'ii', 'IV', 'V'],
        ['vi', 'vi', 'iii', 'iii'],
      ],
      cadence: [
        ['V', 'I'],
        ['IV', 'I'],
      ],
      halfCadence: ['V', 'Vsus4 V'],
    },
    minor: {
      verse: [
        ['bVI', 'i', 'bVII', 'i'],
        ['i', 'i', 'bVI', 'bVII'],
        ['i', 'bVII', 'i', 'bVI'],
        ['i', 'i', 'iv', 'iv'],
      ],
      chorus: [
        ['bVI', 'bVII', 'i', 'bIII'],
        ['i', 'bVI', 'bIII', 'bVII'],
        ['iv', 'bVI', 'i', 'bVII'],
      ],
      bridge: [
        ['bVI', 'bVI', 'bVII', 'bVII'],
        ['iv', 'iv', 'v', 'v'],
      ],
      cadence: [
        ['bVII', 'i'],
        ['bVI bVII', 'i'],
      ],
      halfCadence: ['bVII', 'v'],
    },
  },
};
