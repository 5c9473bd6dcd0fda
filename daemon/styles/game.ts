import {
  brass,
  choir,
  cleanGuitar,
  drawbarOrgan,
  fingeredBass,
  flute,
  piano,
  powerKit,
  sawLead,
  standardKit,
  strings,
  trumpet,
  vibraphone,
} from './programs.ts';
import { both, type Style } from './style.ts';

/** A game's soundtrack: pop harmony, rock drums, a lead that turns from flute to saw as the run does. */
export const game: Style = {
  name: 'game',
  title: 'Game',
  likesTempoBpm: [90, 130],
  fullUpToBpm: 130,
  lineups: [
    {
      drums: { calm: [standardKit], driven: [powerKit] },
      bass: both(fingeredBass),
      chords: { calm: [piano], driven: [brass] },
      lead: { calm: [flute], driven: [trumpet] },
      pad: both(strings),
    },
    {
      drums: { calm: [standardKit], driven: [powerKit] },
      bass: both(fingeredBass),
      chords: { calm: [cleanGuitar], driven: [drawbarOrgan] },
      lead: { calm: [vibraphone], driven: [sawLead] },
      pad: { calm: [strings], driven: [choir] },
    },
  ],
  drums: { family: { full: 'rock', half: 'rock' }, levels: [0, 5], gain: 1 },
  swing: { full: 0, half: 0 },
  timing: { lateSteps: {}, looseSteps: 0.012 },
  level: 0.92,
  padChorusFrom01: 0.4,
  voices: {
    bassFromMidi: 31,
    bassLastsSteps: 1,
    leadLastsSteps: 2,
    leadMoves: [0.1, 0.35, -0.2, -0.8, 0],
    leadSpanSemitones: 14,
    leadAroundMidi: 72,
  },
  phrasing: {
    cells01: 1,
    riffs01: 1,
    kept01: 0.25,
    twice01: 0.3,
    answered01: 0.45,
    sequences01: 0.6,
    rests01: 0.35,
    leadDensity: -0.2,
  },
  comping: { moving: [0, 8], driven: [0, 4, 8, 12] },
  harmony: {
    major: {
      verse: [
        ['I', 'vi', 'IV', 'V'],
        ['I', 'IV', 'I', 'V'],
        ['vi', 'V', 'IV', 'I'],
        ['vi', 'IV', 'I', 'V'],
        ['I', 'iii', 'vi', 'IV'],
      ],
      chorus: [
        ['I', 'V', 'vi', 'IV'],
        ['IV', 'V', 'I', 'vi'],
        ['I', 'IV', 'vi', 'V'],
      ],
      bridge: [
        ['vi', 'iii', 'IV', 'V'],
        ['ii', 'V', 'iii', 'vi'],
        ['IV', 'I', 'ii', 'V'],
      ],
      cadence: [
        ['IV V', 'I'],
        ['V', 'I'],
      ],
      halfCadence: ['V', 'IV V', 'Vsus4 V'],
    },
    minor: {
      verse: [
        ['iv', 'i', 'bVI', 'v'],
        ['i', 'bVII', 'bVI', 'bVII'],
        ['i', 'iv', 'i', 'bVII'],
        ['i', 'bVI', 'iv', 'v'],
      ],
      chorus: [
        ['bVI', 'bVII', 'i', 'i'],
        ['i', 'bVI', 'bIII', 'bVII'],
        ['bVI', 'bIII', 'bVII', 'i'],
      ],
      bridge: [
        ['iv', 'bVII', 'bIII', 'bVI'],
        ['bIII', 'bVII', 'iv', 'v'],
      ],
      cadence: [
        ['bVI bVII', 'i'],
        ['bVII', 'i'],
        ['iv v', 'i'],
      ],
      halfCadence: ['bVII', 'v', 'iv bVII'],
    },
  },
};
