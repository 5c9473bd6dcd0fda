import {
  acousticBass,
  brushKit,
  choir,
  churchOrgan,
  flute,
  piano,
  standardKit,
  strings,
  trumpet,
  violin,
} from './programs.ts';
import { both, type Style } from './style.ts';

/** Four-part singing: two chords a bar, organ, strings and choir; the drums keep back. */
export const chorale: Style = {
  name: 'chorale',
  title: 'Chorale',
  likesTempoBpm: [60, 100],
  fullUpToBpm: 110,
  lineups: [
    {
      drums: { calm: [brushKit], driven: [standardKit] },
      bass: both(acousticBass),
      chords: { calm: [churchOrgan], driven: [strings] },
      lead: { calm: [flute], driven: [trumpet] },
      pad: { calm: [choir], driven: [strings] },
    },
    {
      drums: { calm: [brushKit], driven: [standardKit] },
      bass: both(acousticBass),
      chords: { calm: [strings], driven: [piano] },
      lead: both(violin),
      pad: { calm: [choir], driven: [strings] },
    },
  ],
  drums: { family: { full: 'rock', half: 'rock' }, levels: [0, 3.4], gain: 0.85 },
  swing: { full: 0, half: 0 },
  timing: { lateSteps: {}, looseSteps: 0.03 },
  level: 0.97,
  padChorusFrom01: 0.3,
  voices: {
    bassFromMidi: 40,
    bassLastsSteps: 2,
    leadLastsSteps: 4,
    leadMoves: [-1, 0.5, 0.5, -2.1, -0.9],
    leadSpanSemitones: 10,
    leadAroundMidi: 71,
  },
  phrasing: {
    cells01: 0.5,
    riffs01: 0,
    kept01: 0.05,
    twice01: 0.1,
    answered01: 0.8,
    sequences01: 0.15,
    rests01: 0,
    leadDensity: 0,
  },
  comping: { moving: [0, 8], driven: [0, 4, 8, 12] },
  harmony: {
    major: {
      verse: [
        ['vi IV', 'ii V', 'I vi', 'ii V'],
        ['I V', 'vi iii', 'IV I', 'ii V'],
        ['I IV', 'I V', 'vi ii', 'V I'],
        ['I vi', 'ii V', 'I IV', 'ii V'],
      ],
      chorus: [
        ['I V', 'I IV', 'ii V', 'I V'],
        ['IV I', 'ii V', 'vi IV', 'I V'],
        ['I IV', 'V vi', 'IV I', 'ii V'],
      ],
      bridge: [
        ['vi ii', 'V I', 'IV viio', 'iii vi'],
        ['ii vi', 'IV ii', 'V iii', 'vi V'],
      ],
      cadence: [
        ['ii V', 'I'],
        ['IV V7', 'I'],
        ['I V', 'I'],
      ],
      halfCadence: ['ii V', 'I V', 'IV V'],
      walksOn: true,
    },
    minor: {
      verse: [
        ['bVI bIII', 'iv v', 'bIII bVII', 'i v'],
        ['i iv', 'i v', 'i bVI', 'iv v'],
        ['i v', 'bVI bIII', 'iv i', 'iv v'],
      ],
      chorus: [
        ['bIII bVII', 'i v', 'bVI iv', 'i v'],
        ['i bVII', 'bIII bVI', 'iv bVII', 'i v'],
      ],
      bridge: [
        ['bIII bVI', 'iv bVII', 'bIII iv', 'i v'],
        ['iv i', 'bVII bIII', 'bVI iv', 'iv v'],
      ],
      cadence: [
        ['iv V', 'i'],
        ['i V7', 'i'],
      ],
      halfCadence: ['iv V', 'i V'],
      walksOn: true,
    },
  },
};
