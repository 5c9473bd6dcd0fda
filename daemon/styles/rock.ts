import {
  charangLead,
  cleanGuitar,
  distortedGuitar,
  drawbarOrgan,
  fingeredBass,
  powerKit,
  sawLead,
  standardKit,
  strings,
} from './programs.ts';
import { both, type Style } from './style.ts';

/** A band with guitars turned up: open fifths, riffs over few chords, a drummer who means it. */
export const rock: Style = {
  name: 'rock',
  title: 'Rock',
  likesTempoBpm: [100, 150],
  fullUpToBpm: 150,
  lineups: [
    {
      drums: { calm: [standardKit], driven: [powerKit] },
      bass: both(fingeredBass),
      chords: { calm: [cleanGuitar], driven: [distortedGuitar] },
      lead: { calm: [cleanGuitar], driven: [charangLead] },
      pad: both(strings),
    },
    {
      drums: { calm: [standardKit], driven: [powerKit] },
      bass: both(fingeredBass),
      chords: { calm: [drawbarOrgan], driven: [drawbarOrgan, distortedGuitar] },
      lead: { calm: [charangLead], driven: [sawLead] },
      pad: both(strings),
    },
  ],
  drums: { family: { full: 'rock', half: 'rock' }, levels: [0.6, 5], gain: 1.05 },
  swing: { full: 0, half: 0 },
  timing: { lateSteps: { bass: 0.01, chords: -0.01 }, looseSteps: 0.025 },
  level: 1,
  padChorusFrom01: 0.6,
  voices: {
    bassFromMidi: 36,
    bassLastsSteps: 2,
    leadLastsSteps: 2,
    leadMoves: [0.1, 0.4, 0.1, -0.8, -0.3],
    leadSpanSemitones: 13,
    leadAroundMidi: 71,
  },
  phrasing: {
    cells01: 1,
    riffs01: 1,
    kept01: 0.8,
    twice01: 0.25,
    answered01: 0.65,
    sequences01: 0.3,
    rests01: 0,
    leadDensity: 0,
  },
  comping: { moving: [0, 8], driven: [0, 2, 4, 6, 8, 10, 12, 14] },
  harmony: {
    major: {
      verse: [
        ['I', 'bVII', 'IV', 'I'],
        ['I', 'V', 'IV', 'IV'],
        ['I', 'I', 'IV', 'I'],
        ['vi', 'IV', 'I', 'V'],
      ],
      chorus: [
        ['IV', 'I', 'V', 'V'],
        ['I', 'bVII', 'IV', 'IV'],
        ['I', 'V', 'vi', 'IV'],
        ['IV', 'V', 'I', 'I'],
      ],
      bridge: [
        ['vi', 'V', 'IV', 'IV'],
        ['ii', 'IV', 'bVII', 'V'],
        ['bVI', 'bVII', 'I', 'I'],
      ],
      cadence: [
        ['IV V', 'I'],
        ['bVII IV', 'I'],
        ['V', 'I'],
      ],
      halfCadence: ['V', 'IV V', 'bVII'],
    },
    minor: {
      verse: [
        ['i', 'bVII', 'bVI', 'bVII'],
        ['i', 'i', 'bIII', 'bVII'],
        ['i', 'iv', 'i', 'bVII'],
        ['i', 'bIII', 'iv', 'bVI'],
      ],
      chorus: [
        ['bVI', 'bVII', 'i', 'i'],
        ['bIII', 'bVII', 'i', 'bVI'],
        ['i', 'bVI', 'bVII', 'i'],
        ['iv', 'bVI', 'bVII', 'i'],
      ],
      bridge: [
        ['bVI', 'bVI', 'iv', 'v'],
        ['bIII', 'iv', 'bVI', 'bVII'],
      ],
      cadence: [
        ['bVI bVII', 'i'],
        ['bVII', 'i'],
        ['iv bVII', 'i'],
      ],
      halfCadence: ['bVII', 'v', 'bVI bVII'],
    },
  },
};
