import {
  altoSax,
  brass,
  clavinet,
  cleanGuitar,
  drawbarOrgan,
  fingeredBass,
  powerKit,
  rhodes,
  standardKit,
  trumpet,
} from './programs.ts';
import { both, mostLeads, type Style } from './style.ts';

/** One chord, many hands: a bass that talks, clavinet and guitar in the gaps, horns that point. */
export const funk: Style = {
  name: 'funk',
  title: 'Funk',
  likesTempoBpm: [85, 118],
  fullUpToBpm: 122,
  lineups: [
    {
      drums: both(standardKit),
      bass: both(fingeredBass),
      chords: { calm: [rhodes], driven: [clavinet] },
      lead: { calm: [altoSax], driven: [trumpet] },
      pad: { calm: [drawbarOrgan], driven: [brass] },
    },
    {
      drums: { calm: [standardKit], driven: [powerKit] },
      bass: both(fingeredBass),
      chords: { calm: [clavinet], driven: [cleanGuitar] },
      lead: { calm: [cleanGuitar], driven: [altoSax] },
      pad: { calm: [drawbarOrgan], driven: [brass] },
    },
  ],
  drums: { family: { full: 'funk', half: 'funk' }, levels: [0.5, 5], gain: 1 },
  swing: { full: 0.1, half: 0.1 },
  timing: { lateSteps: { bass: 0.04, chords: -0.02, lead: 0.02 }, looseSteps: 0.02 },
  level: 1,
  padChorusFrom01: 0.6,
  voices: {
    bassFromMidi: 36,
    bassLastsSteps: 1,
    leadLastsSteps: 2,
    leadMoves: mostLeads,
    leadSpanSemitones: 13,
    leadAroundMidi: 69,
  },
  phrasing: {
    cells01: 0.7,
    riffs01: 1,
    kept01: 0.7,
    twice01: 0.3,
    answered01: 0.6,
    sequences01: 0.15,
    rests01: 0.15,
    leadDensity: -0.25,
  },
  comping: { moving: [0, 6, 10], driven: [0, 3, 6, 10, 13] },
  harmony: {
    major: {
      verse: [
        ['I7', 'I7', 'IV7', 'I7'],
        ['I7', 'I7', 'I7', 'V7'],
        ['I7', 'bVII', 'IV7', 'I7'],
        ['I7', 'IV7', 'I7', 'IV7'],
      ],
      chorus: [
        ['IV7', 'IV7', 'I7', 'V7'],
        ['ii7', 'V7', 'I7', 'VI7'],
        ['bVII', 'IV7', 'I7', 'I7'],
      ],
      bridge: [
        ['vi7', 'ii7', 'V7', 'V7'],
        ['IV7', 'bVII', 'I7', 'V7'],
        ['ii7', 'iii7', 'IV7', 'V7'],
      ],
      cadence: [
        ['V7', 'I7'],
        ['bVII IV7', 'I7'],
        ['ii7 V7', 'I7'],
      ],
      halfCadence: ['V7', 'IV7', 'bVII'],
    },
    minor: {
      verse: [
        ['i7', 'i7', 'iv7', 'i7'],
        ['i7', 'IV7', 'i7', 'IV7'],
        ['i7', 'i7', 'bVII', 'i7'],
        ['i7', 'bIII', 'iv7', 'V7'],
      ],
      chorus: [
        ['iv7', 'bVII', 'i7', 'i7'],
        ['bVI', 'bVII', 'i7', 'i7'],
        ['bIII', 'iv7', 'V7', 'i7'],
      ],
      bridge: [
        ['iv7', 'iv7', 'bVI', 'V7'],
        ['bIII', 'bVII', 'iv7', 'V7'],
      ],
      cadence: [
        ['V7', 'i7'],
        ['bVII', 'i7'],
        ['iv7 V7', 'i7'],
      ],
      halfCadence: ['V7', 'bVII', 'iv7 V7'],
    },
  },
};
