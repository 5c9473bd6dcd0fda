import type { Intent } from '../../conductor/intent.ts';
import { beatsPerBar } from '../../score/meter.ts';
import { deriveSeed } from '../../time/random.ts';
import { tonicOf } from '../harmony/phrases.ts';
import { closingChords, placeChords } from '../harmony/section-harmony.ts';
import type { BarPlan } from '../plan.ts';
import { begin, newSong, type Settings } from './beginnings.ts';
import { adventurous01 } from './options.ts';
import { styleOn, weightsOn, whoPlays } from './song-choice.ts';
import type { FormState, Passage, SongState } from './state.ts';

/** A bar line that is hardly farther from the end than another stays its. */
const steadyBars = 0.75;

/** Bars from the coming one to the last, where a stop is known beforehand. */
export function barsToStop({ end, feel }: Intent, state: FormState): number | undefined {
  if (end?.atBeat === undefined) return undefined;
  const { passage, nextBeat, nextIndex, lastBar = Number.NEGATIVE_INFINITY } = state;
  const bars = (end.atBeat - nextBeat) / beatsPerBar(passage?.feel ?? feel);
  const before = lastBar - nextIndex;
  return Math.max(0, Math.abs(before - bars) <= steadyBars ? before : Math.round(bars));
}

/** The outro where so many bars are left to its last, which is known to be the song's; undefined where it has not begun by then. */
export function outroTo(
  barsToEnd: number,
  song: SongState,
  passage: Passage,
  intent: Intent,
  settings: Settings,
): Passage | undefined {
  // The bars that are left were counted in this feel.
  const { feel } = passage;
  const outro =
    passage.section === 'outro'
      ? passage
      : begin('outro', song, { ...intent, feel, freeStyles: undefined }, settings);
  const bar = outro.bars - 1 - barsToEnd;
  return bar < 0 ? undefined : { ...outro, bar };
}

/** The final bar of the music, or of a song: everybody rests on the tonic. */
export function closingBar(
  intent: Intent,
  state: FormState,
  generation: number,
  settings: Settings,
): { plan: BarPlan; state: FormState } {
  // Whoever begins again may do something else.
  const { lately: _over, ...rest } = state;
  const song = state.song ?? newSong(intent, state, styleOn(intent, undefined));
  const passage = state.passage ?? begin('outro', song, intent, settings);
  const lengthBeats = beatsPerBar(passage.feel);
  const plan: BarPlan = {
    index: state.nextIndex,
    generation,
    startBeat: state.nextBeat,
    lengthBeats,
    feel: passage.feel,
    section: 'outro',
    barInPhrase: 7,
    key: passage.key,
    chords: closingChords(passage.key),
    styleWeights: weightsOn(intent, song),
    energy01: intent.energy01,
    density01: { bass: 0.2, chords: 0.2, lead: 0.2 },
    adventurous01: adventurous01(settings.options.temperature * 0.8),
    drums: true,
    fill: false,
    closing: true,
    ...whoPlays(song),
    seed: deriveSeed(state.seed, 'bar', state.nextIndex),
  };
  return {
    plan,
    state: {
      ...rest,
      nextIndex: state.nextIndex + 1,
      nextBeat: state.nextBeat + lengthBeats,
      song,
      passage,
      closed: true,
    },
  };
}

/** After the end: bars that keep time and hold nothing. */
export function silentBar(
  intent: Intent,
  state: FormState,
  generation: number,
): { plan: BarPlan; state: FormState } {
  const key = state.passage?.key ?? intent.key;
  const feel = state.passage?.feel ?? intent.feel;
  const lengthBeats = beatsPerBar(feel);
  const plan: BarPlan = {
    index: state.nextIndex,
    generation,
    startBeat: state.nextBeat,
    lengthBeats,
    feel,
    section: 'outro',
    barInPhrase: 0,
    key,
    chords: placeChords(tonicOf(key.mode), key),
    styleWeights: intent.styleWeights,
    energy01: 0,
    density01: { bass: null, chords: null, lead: null },
    adventurous01: adventurous01(1),
    drums: false,
    fill: false,
    closing: false,
    seed: deriveSeed(state.seed, 'bar', state.nextIndex),
  };
  return {
    plan,
    state: { ...state, nextIndex: state.nextIndex + 1, nextBeat: state.nextBeat + lengthBeats },
  };
}
