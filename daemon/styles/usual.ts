import { game } from './game.ts';
import {
  cleanGuitar,
  drawbarOrgan,
  fingeredBass,
  flute,
  piano,
  rhodes,
  sawLead,
  standardKit,
  strings,
  trumpet,
  vibraphone,
  warmPad,
} from './programs.ts';
import { both, mostLeads, type Style } from './style.ts';

/** What becomes of a style that a model has and nobody knows: rock drums, a band of no colour, pop harmony. */
export const usual: Style = {
  name: 'usual',
  title: 'Usual',
  likesTempoBpm: [80, 130],
  fullUpToBpm: 130,
  lineups: [
    {
      drums: both(standardKit),
      bass: both(fingeredBass),
      chords: { calm: [rhodes], driven: [piano] },
      lead: { calm: [flute], driven: [trumpet] },
      pad: both(strings),
    },
    {
      drums: both(standardKit),
      bass: both(fingeredBass),
      chords: { calm: [cleanGuitar], driven: [drawbarOrgan] },
      lead: { calm: [vibraphone], driven: [sawLead] },
      pad: both(warmPad),
    },
  ],
  drums: { family: { full: 'rock', half: 'funk' }, levels: [0, 5], gain: 1 },
  swing: { full: 0, half: 0 },
  timing: { lateSteps: {}, looseSteps: 0.02 },
  level: 1,
  padChorusFrom01: 0.4,
  voices: {
    bassFromMidi: 38,
    bassLastsSteps: 1,
    leadLastsSteps: 1,
    leadMoves: mostLeads,
    leadSpanSemitones: 12,
    leadAroundMidi: 71,
  },
  phrasing: {
    cells01: 0.5,
    riffs01: 1,
    kept01: 0.3,
    twice01: 0.25,
    answered01: 0.5,
    sequences01: 0.3,
    rests01: 0.05,
    leadDensity: 0,
  },
  comping: { moving: [0, 8], driven: [0, 4, 8, 12] },
  harmony: game.harmony,
};
