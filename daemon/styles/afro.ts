import {
  altoSax,
  brass,
  cleanGuitar,
  drawbarOrgan,
  fingeredBass,
  flute,
  standardKit,
  steelGuitar,
  trumpet,
} from './programs.ts';
import { both, type Style } from './style.ts';

/** Afrobeat, highlife and soukous: guitars that interlock, bells, horns, chords that go round and round. */
export const afro: Style = {
  name: 'afro',
  title: 'Afro',
  likesTempoBpm: [95, 135],
  fullUpToBpm: 140,
  lineups: [
    {
      drums: both(standardKit),
      bass: both(fingeredBass),
      chords: both(cleanGuitar),
      lead: { calm: [flute], driven: [trumpet] },
      pad: { calm: [drawbarOrgan], driven: [brass] },
    },
    {
      drums: both(standardKit),
      bass: both(fingeredBass),
      chords: { calm: [steelGuitar], driven: [drawbarOrgan] },
      lead: { calm: [cleanGuitar], driven: [altoSax] },
      pad: both(brass),
    },
  ],
  drums: { family: { full: 'street', half: 'street' }, levels: [0.2, 4.6], gain: 0.95 },
  swing: { full: 0, half: 0 },
  timing: { lateSteps: { bass: 0.02, chords: -0.02, lead: 0.02 }, looseSteps: 0.03 },
  level: 1,
  padChorusFrom01: 0.6,
  voices: {
    bassFromMidi: 36,
    bassLastsSteps: 1,
    leadLastsSteps: 2,
    leadMoves: [0.1, 0.4, 0.1, -0.8, -0.3],
    leadSpanSemitones: 13,
    leadAroundMidi: 71,
  },
  phrasing: {
    cells01: 0.6,
    riffs01: 1,
    kept01: 0.5,
    twice01: 0.35,
    answered01: 0.55,
    sequences01: 0.3,
    rests01: 0.1,
    leadDensity: -0.2,
  },
  comping: { moving: [2, 6, 10, 14], driven: [0, 3, 6, 8, 11, 14] },
  harmony: {
    major: {
      verse: [
        ['I', 'IV', 'V', 'IV'],
        ['I', 'IV', 'I', 'V'],
        ['I', 'V', 'IV', 'V'],
        ['I', 'I', 'IV', 'V'],
      ],
      chorus: [
        ['IV', 'V', 'I', 'I'],
        ['I', 'ii', 'V', 'I'],
        ['IV', 'I', 'V', 'I'],
      ],
      bridge: [
        ['vi', 'IV', 'V', 'V'],
        ['ii', 'V', 'ii', 'V'],
        ['IV', 'IV', 'I', 'V'],
      ],
      cadence: [
        ['V', 'I'],
        ['IV V', 'I'],
        ['V7', 'I'],
      ],
      halfCadence: ['V', 'IV V', 'ii V'],
    },
    minor: {
      verse: [
        ['i7', 'i7', 'bVII', 'i7'],
        ['i', 'bVII', 'bVI', 'bVII'],
        ['i', 'iv', 'i', 'v'],
        ['i7', 'iv7', 'i7', 'bVII'],
      ],
      chorus: [
        ['iv', 'bVII', 'i', 'i'],
        ['bVI', 'bVII', 'i', 'v'],
        ['iv7', 'v7', 'i7', 'i7'],
      ],
      bridge: [
        ['bIII', 'bVII', 'iv', 'v'],
        ['bVI', 'iv', 'bVII', 'v'],
      ],
      cadence: [
        ['bVII', 'i'],
        ['v', 'i'],
        ['iv v', 'i'],
      ],
      halfCadence: ['v', 'bVII', 'iv'],
    },
  },
};
