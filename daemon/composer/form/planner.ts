import type { Intent } from '../../conductor/intent.ts';
import { beatsPerBar } from '../../score/meter.ts';
import { createStyleBook, type StyleBook } from '../../styles/style-book.ts';
import { deriveSeed } from '../../time/random.ts';
import { type ChordBank, createChordBank } from '../harmony/chord-bank.ts';
import { createPeriods } from '../harmony/periods.ts';
import { barsPerPeriod, placeChords } from '../harmony/section-harmony.ts';
import type { BarPlan } from '../plan.ts';
import type { Theme } from '../theme/theme.ts';
import { type Arrival, arrive, passed } from './arrival.ts';
import type { Settings } from './beginnings.ts';
import { leapsUp } from './course.ts';
import { rememberFirst } from './echo.ts';
import { closingBar, silentBar } from './endings.ts';
import { motifsOf } from './motifs.ts';
import { adventurous01, type FormOptions, formOptionsSchema } from './options.ts';
import { outlookOf } from './outlook.ts';
import { chordsIn } from './section-chords.ts';
import { densityOn, weightsOn, whoPlays } from './song-choice.ts';
import type { FormState, Passage } from './state.ts';
import { texture } from './texture.ts';

/**
 * Decides bar by bar where the music is going: sections, phrases, cadences, songs. Pure: a plan and the next state
 * follow from an intent and a state, so the look-ahead can go back to an earlier bar line and plan again.
 */
export interface FormPlanner {
  initial(seed: number): FormState;
  /** `generation` is only written into the plan; it changes nothing else. */
  plan(
    intent: Intent,
    state: FormState,
    generation?: number,
  ): { readonly plan: BarPlan; readonly state: FormState };
}

export interface PlannerDependencies {
  /** A user's: it becomes the chorus of every song. */
  readonly theme?: Theme | undefined;
  /** What the model's styles are; absent: our own. */
  readonly styles?: StyleBook;
  /** What was learnt of chords; absent: what ships. */
  readonly chords?: ChordBank;
}

export function createFormPlanner(
  options: Partial<FormOptions> = {},
  { theme, styles = createStyleBook(), chords = createChordBank() }: PlannerDependencies = {},
): FormPlanner {
  const settings: Settings = {
    options: formOptionsSchema.parse(options),
    theme,
    styles,
    periods: createPeriods(chords),
  };
  return {
    initial: (seed) => ({ seed, nextIndex: 0, nextBeat: 0, lastCueId: 0, answeredCueId: 0, closed: false }),
    plan(intent, state, generation = 0) {
      const { instruments, drumming } = intent;
      const { plan, state: after } = planBar(intent, state, generation, settings);
      return {
        plan: { ...plan, ...(instruments && { instruments }), ...(drumming && { drumming }) },
        state: after,
      };
    },
  };
}

function planBar(
  asked: Intent,
  before: FormState,
  generation: number,
  settings: Settings,
): { plan: BarPlan; state: FormState } {
  const arrival = arrive(asked, before, settings);
  const { intent } = arrival;
  switch (arrival.comes) {
    case 'silence':
      return silentBar(intent, arrival.state, generation);
    case 'close':
      return closingBar(intent, arrival.state, generation, settings);
    case 'lastBar':
      return lastBar(arrival, generation, settings);
    case 'bar':
      return playingBar(arrival, asked, generation, settings);
  }
}

type ArrivalInSong = Extract<Arrival, { comes: 'bar' | 'lastBar' }>;

/** The music closes as if it were stopped, and begins another song with the next bar, unless a stop is known to come. */
function lastBar(
  { intent, at: { state, song, passage, course, barsToStop } }: ArrivalInSong,
  generation: number,
  settings: Settings,
): { plan: BarPlan; state: FormState } {
  const after = barsToStop === 0 ? ({ awaitsStop: true } as const) : ({ goesOn: true } as const);
  const ending: FormState = { ...state, song, passage, ...after };
  const { plan, state: closed } = closingBar(intent, ending, generation, settings);
  const { answeredCueId } = state;
  const outlook = { bar: passage.played, bars: passage.played + 1, ahead: [] };
  return {
    plan: { ...plan, answeredCueId, outlook, ...(course && { workoutStep: course.step.index }) },
    state: closed,
  };
}

function playingBar(
  { intent, at }: ArrivalInSong,
  asked: Intent,
  generation: number,
  settings: Settings,
): { plan: BarPlan; state: FormState } {
  const { options, styles } = settings;
  const { state, song, passage, course } = at;
  const { section, bar, bars } = passage;
  const chordsOf = chordsIn(song, passage, settings);
  // Out of whatever is played, the last chord is led to as an outro leads to its own.
  const leadsHome = (course?.barsToEnd === 1 || at.barsToStop === 1) && section !== 'outro';
  const chords = leadsHome ? chordsOf('outro', barsPerPeriod - 2) : chordsOf(section, bar);
  const { temperatureFactor, ...shape } = texture({
    section,
    bar,
    bars,
    energy01: intent.energy01,
    density01: densityOn(intent, song),
    allOut: intent.section === 'chorus',
    songSeed: song.seed,
    phrasing: styles.styleOf(song.style).phrasing,
    fromRest: song.fromRest,
  });
  const setting = { chords, energy01: shape.energy01 };
  const index = state.nextIndex;
  const isFilled = course?.barsToChange === 1 && intent.agenda?.fill === true;
  const after = passed(at, intent, options);
  const plan: BarPlan = {
    index,
    generation,
    startBeat: state.nextBeat,
    lengthBeats: beatsPerBar(passage.feel),
    feel: passage.feel,
    section,
    barInPhrase: bar % barsPerPeriod,
    key: passage.key,
    chords: placeChords(chords, passage.key),
    styleWeights: weightsOn(intent, song),
    ...shape,
    adventurous01: adventurous01(options.temperature * temperatureFactor),
    ...(leadsHome ? {} : motifsOf(song, passage, { ...setting, index }, settings)),
    voices: styles.styleOf(song.style).voices,
    fill: endsPhrase(passage, state) || isFilled,
    ...(isFilled && leapsUp(course) && { rolls: true }),
    closing: false,
    ...whoPlays(song),
    answeredCueId: state.answeredCueId,
    ...(course && { workoutStep: course.step.index }),
    ...(course?.barsToChange && { barsToChange: course.barsToChange }),
    ...(course?.barsToChange && intent.agenda?.countIn && { countIn: true }),
    seed: deriveSeed(state.seed, 'bar', index),
  };
  return {
    plan: { ...plan, outlook: outlookOf(asked, after, settings) },
    state: { ...after, song: { ...after.song, firstBars: rememberFirst(song, passage, index, setting) } },
  };
}

function endsPhrase(passage: Passage, state: FormState): boolean {
  const next = passage.bar + 1;
  const cut = state.pending !== undefined && next % state.pending.boundaryBars === 0;
  return next === passage.bars || next % barsPerPeriod === 0 || cut;
}
