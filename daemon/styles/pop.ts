import {
  cleanGuitar,
  fingeredBass,
  flute,
  piano,
  polysynth,
  powerKit,
  rhodes,
  squareLead,
  standardKit,
  steelGuitar,
  strings,
  synthBass,
  vibraphone,
  warmPad,
} from './programs.ts';
import { both, mostLeads, type Style } from './style.ts';

/** Songs that everybody can sing after one hearing: four chords, a light backbeat, bells and piano. */
export const pop: Style = {
  name: 'pop',
  title: 'Pop',
  likesTempoBpm: [95, 130],
  fullUpToBpm: 132,
  lineups: [
    {
      drums: both(standardKit),
      bass: both(fingeredBass),
      chords: { calm: [rhodes], driven: [piano] },
      lead: { calm: [flute], driven: [cleanGuitar] },
      pad: both(strings),
    },
    {
      drums: { calm: [standardKit], driven: [powerKit] },
      bass: both(synthBass),
      chords: { calm: [steelGuitar], driven: [polysynth] },
      lead: { calm: [vibraphone], driven: [squareLead] },
      pad: both(warmPad),
    },
  ],
  drums: { family: { full: 'rock', half: 'rock' }, levels: [0, 4.6], gain: 1 },
  swing: { full: 0, half: 0 },
  timing: { lateSteps: { bass: 0.02, lead: 0.02 }, looseSteps: 0.02 },
  level: 1,
  padChorusFrom01: 0.35,
  voices: {
    bassFromMidi: 38,
    bassLastsSteps: 2,
    leadLastsSteps: 2,
    leadMoves: mostLeads,
    leadSpanSemitones: 12,
    leadAroundMidi: 71,
  },
  phrasing: {
    cells01: 1,
    riffs01: 1,
    kept01: 0.4,
    twice01: 0.25,
    answered01: 0.5,
    sequences01: 0.3,
    rests01: 0,
    leadDensity: -0.12,
  },
  comping: { moving: [0, 6, 12], driven: [0, 4, 6, 8, 12, 14] },
  harmony: {
    major: {
      verse: [
        ['I', 'V', 'vi', 'IV'],
        ['vi', 'IV', 'I', 'V'],
        ['I', 'iii', 'IV', 'V'],
        ['I', 'IV', 'vi', 'V'],
        ['I', 'vi', 'ii7', 'V'],
      ],
      chorus: [
        ['IV', 'V', 'iii7', 'vi'],
        ['IV', 'I', 'V', 'vi'],
        ['I', 'V', 'vi', 'IV'],
        ['IV', 'V', 'vi', 'I'],
      ],
      bridge: [
        ['ii7', 'IV', 'vi', 'V'],
        ['vi', 'iii', 'IV', 'I'],
        ['IV', 'iv', 'I', 'V'],
      ],
      cadence: [
        ['IV V', 'I'],
        ['V', 'I'],
        ['ii7 V', 'I'],
      ],
      halfCadence: ['V', 'Vsus4 V', 'IV V'],
    },
    minor: {
      verse: [
        ['i', 'bVI', 'bIII', 'bVII'],
        ['i', 'bVII', 'bVI', 'bVII'],
        ['i', 'iv', 'bVII', 'bIII'],
        ['bVI', 'bVII', 'i', 'bVII'],
      ],
      chorus: [
        ['bVI', 'bIII', 'bVII', 'i'],
        ['bVI', 'bVII', 'i', 'bIII'],
        ['iv', 'bVII', 'bIII', 'bVI'],
      ],
      bridge: [
        ['iv', 'i', 'bVI', 'bVII'],
        ['bIII', 'bVII', 'iv', 'iv'],
      ],
      cadence: [
        ['bVI bVII', 'i'],
        ['bVII', 'i'],
        ['iv v', 'i'],
      ],
      halfCadence: ['bVII', 'v', 'Vsus4 V'],
    },
  },
};
