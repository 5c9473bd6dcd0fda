import { accordion, brushKit, clarinet, cleanGuitar, strings, tuba } from '../programs.ts';
import { both, type Style, type StyleHarmony } from '../style.ts';

const harmonyOver = (home: string): StyleHarmony => ({
  verse: [[home, 'V7', 'V7', home]],
  chorus: [[home, home, 'V7', 'V7']],
  bridge: [['V7', home, 'V7', home]],
  cadence: [['V7', home]],
  halfCadence: ['V7'],
});

/** A style that somebody may add: two chords, an accordion over a tuba. */
export const polka: Style = {
  name: 'polka',
  title: 'Polka',
  likesTempoBpm: [100, 125],
  fullUpToBpm: 125,
  lineups: [
    {
      drums: both(brushKit),
      bass: both(tuba),
      chords: both(cleanGuitar),
      lead: { calm: [clarinet], driven: [accordion] },
      pad: both(strings),
    },
    {
      drums: both(brushKit),
      bass: both(tuba),
      chords: both(accordion),
      lead: both(clarinet),
      pad: both(strings),
    },
  ],
  drums: { family: { full: 'street', half: 'street' }, levels: [0, 4], gain: 0.8 },
  swing: { full: 0, half: 0 },
  timing: { lateSteps: { chords: 0.01 }, looseSteps: 0.03 },
  level: 1,
  padChorusFrom01: 2,
  voices: {
    bassFromMidi: 38,
    bassLastsSteps: 1,
    leadLastsSteps: 1,
    leadMoves: [0.1, 0.4, 0.1, -0.8, -0.3],
    leadSpanSemitones: 12,
    leadAroundMidi: 71,
  },
  phrasing: {
    cells01: 0.5,
    riffs01: 1,
    kept01: 0.6,
    twice01: 0.25,
    answered01: 0.5,
    sequences01: 0.3,
    rests01: 0,
    leadDensity: 0,
  },
  comping: { moving: [4, 12], driven: [2, 6, 10, 14] },
  harmony: { major: harmonyOver('I'), minor: harmonyOver('i') },
};
