import {
  altoSax,
  cleanGuitar,
  drawbarOrgan,
  fingeredBass,
  piano,
  standardKit,
  trumpet,
  vibraphone,
  warmPad,
} from './programs.ts';
import { both, mostLeads, type Style } from './style.ts';

/** Bass in front, chords off the beat, room between: one drop, steppers, rocksteady. */
export const reggae: Style = {
  name: 'reggae',
  title: 'Reggae',
  likesTempoBpm: [65, 95],
  fullUpToBpm: 100,
  lineups: [
    {
      drums: both(standardKit),
      bass: both(fingeredBass),
      chords: both(cleanGuitar),
      lead: { calm: [altoSax], driven: [trumpet] },
      pad: both(warmPad),
    },
    {
      drums: both(standardKit),
      bass: both(fingeredBass),
      chords: { calm: [drawbarOrgan], driven: [piano] },
      lead: { calm: [vibraphone], driven: [drawbarOrgan] },
      pad: both(warmPad),
    },
  ],
  drums: { family: { full: 'funk', half: 'funk' }, levels: [0, 3.6], gain: 0.9 },
  swing: { full: 0.15, half: 0.1 },
  timing: { lateSteps: { bass: 0.06, chords: 0.02, lead: 0.05 }, looseSteps: 0.025 },
  level: 1,
  padChorusFrom01: 0.7,
  voices: {
    bassFromMidi: 36,
    bassLastsSteps: 2,
    leadLastsSteps: 2,
    leadMoves: mostLeads,
    leadSpanSemitones: 12,
    leadAroundMidi: 70,
  },
  phrasing: {
    cells01: 1,
    riffs01: 1,
    kept01: 0.7,
    twice01: 0.4,
    answered01: 0.5,
    sequences01: 0.15,
    rests01: 0.05,
    leadDensity: -0.1,
  },
  comping: { moving: [4, 12], driven: [2, 6, 10, 14] },
  harmony: {
    major: {
      verse: [
        ['I', 'IV', 'I', 'IV'],
        ['I', 'vi', 'I', 'vi'],
        ['I', 'ii', 'I', 'ii'],
        ['I', 'V', 'IV', 'I'],
      ],
      chorus: [
        ['IV', 'I', 'V', 'I'],
        ['vi', 'iii', 'IV', 'V'],
        ['I', 'IV', 'V', 'IV'],
        ['IV', 'V', 'I', 'I'],
      ],
      bridge: [
        ['ii', 'iii', 'IV', 'V'],
        ['vi', 'ii', 'V', 'I'],
        ['IV', 'iii', 'ii', 'V'],
      ],
      cadence: [
        ['IV V', 'I'],
        ['V', 'I'],
        ['ii V', 'I'],
      ],
      halfCadence: ['V', 'IV V', 'ii'],
    },
    minor: {
      verse: [
        ['i', 'iv', 'i', 'iv'],
        ['i', 'bVII', 'i', 'bVII'],
        ['i', 'v', 'iv', 'v'],
        ['i', 'i', 'iv', 'v'],
      ],
      chorus: [
        ['bVI', 'bVII', 'i', 'i'],
        ['iv', 'v', 'i', 'i'],
        ['bIII', 'bVII', 'i', 'iv'],
      ],
      bridge: [
        ['bVI', 'bIII', 'iv', 'v'],
        ['iv', 'bVII', 'bIII', 'v'],
      ],
      cadence: [
        ['iv v', 'i'],
        ['bVII', 'i'],
      ],
      halfCadence: ['v', 'bVII', 'iv'],
    },
  },
};
