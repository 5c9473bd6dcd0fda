import type { Intent } from '../../conductor/intent.ts';
import { beatsPerBar } from '../../score/meter.ts';
import { createStyleBook, type StyleBook } from '../../styles/style-book.ts';
import { deriveSeed } from '../../time/random.ts';
import { type ChordBank, createChordBank } from '../harmony/chord-bank.ts';
import { createPeriods } from '../harmony/periods.ts';
import { barsPerPeriod, placeChords } from '../harmony/section-harmony.ts';
import type { BarPlan } from '../plan.ts';
import type { Theme } from '../theme/theme.ts';
import { latelyOf, type Settings } from './beginnings.ts';
import { agendaOf, type Course, courseOf, intentOn, leapsUp, staysInWorkout } from './course.ts';
import { effectOf, pendingAfter } from './cues.ts';
import { rememberFirst } from './echo.ts';
import { closingBar, silentBar } from './endings.ts';
import { motifsOf } from './motifs.ts';
import { adventurous01, type FormOptions, formOptionsSchema } from './options.ts';
import { outlookOf } from './outlook.ts';
import { chordsIn } from './section-chords.ts';
import { elapsed } from './sections.ts';
import { type Standing, settle } from './settle.ts';
import { densityOn, weightsOn, whoPlays } from './song-choice.ts';
import type { FormState, Passage, SongState } from './state.ts';
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
      const outlook = outlookOf(intent, after, settings.options);
      const told = { ...(instruments && { instruments }), ...(outlook && { outlook }) };
      return { plan: { ...plan, ...told, ...(drumming && { drumming }) }, state: after };
    },
  };
}

function planBar(
  asked: Intent,
  before: FormState,
  generation: number,
  settings: Settings,
): { plan: BarPlan; state: FormState } {
  const agenda = agendaOf(asked, before);
  const course = agenda && courseOf(agenda, before, asked.feel);
  const intent = course ? intentOn(course, { ...asked, agenda }) : asked;
  const cues = [...(intent.earlierCues ?? []), ...(intent.cue === undefined ? [] : [intent.cue])];
  const said = effectOf(
    cues.filter(({ id, kind }) => id > before.lastCueId && (!course || staysInWorkout.has(kind))),
    before,
  );
  const effect = before.goesOn && !said.closes ? { ...said, newSong: true } : said;
  const { pending: _waiting, course: _last, goesOn: _begun, ...free } = before;
  const rest = { ...free, ...(course && { course: course.state }) };
  const lastCueId = Math.max(before.lastCueId, intent.cue?.id ?? 0);
  const heard: FormState = { ...rest, lastCueId, lastAsked: intent.section };

  if (before.closed && (effect.closes || !effect.newSong)) return silentBar(intent, heard, generation);
  if (effect.closes) return closingBar(intent, heard, generation, settings);

  const pending = effect.pending ?? (effect.newSong ? undefined : pendingAfter(intent.section, before));
  const waiting = pending === undefined ? heard : { ...heard, pending };
  const stand = settle(intent, waiting, { ...effect, course, follows: before.goesOn === true }, settings);
  const waits =
    stand.state.pending !== undefined &&
    (effect.pending !== undefined || (!effect.newSong && before.answeredCueId < before.lastCueId));
  const answeredCueId = waits ? before.answeredCueId : lastCueId;
  const standing = { ...stand, state: { ...stand.state, answeredCueId }, course };
  return endsSong(standing)
    ? lastBar(intent, standing, generation, settings)
    : playingBar(intent, standing, generation, settings);
}

type StandingInCourse = Standing & { readonly course: Course | undefined };

const endsSong = ({ song, passage: { section, bar, bars }, course }: StandingInCourse): boolean =>
  section === 'outro' && bar === bars - 1 && (song.cooling || course?.endsSong === true);

/** The music closes as if it were stopped, and begins another song with the next bar. */
function lastBar(
  intent: Intent,
  { state, song, passage, course }: StandingInCourse,
  generation: number,
  settings: Settings,
): { plan: BarPlan; state: FormState } {
  const ending: FormState = { ...state, song, passage, goesOn: true };
  const { plan, state: after } = closingBar(intent, ending, generation, settings);
  const { answeredCueId } = state;
  return {
    plan: { ...plan, answeredCueId, ...(course && { workoutStep: course.step.index }) },
    state: after,
  };
}

function playingBar(
  intent: Intent,
  { state, song, passage, course }: StandingInCourse,
  generation: number,
  settings: Settings,
): { plan: BarPlan; state: FormState } {
  const { options, styles } = settings;
  const { section, bar, bars } = passage;
  const chordsOf = chordsIn(song, passage, settings);
  // Out of whatever is played, the last chord is led to as an outro leads to its own.
  const leadsHome = course?.barsToEnd === 1 && section !== 'outro';
  const chords = leadsHome ? chordsOf('outro', barsPerPeriod - 2) : chordsOf(section, bar);
  const { temperatureFactor, ...shape } = texture({
    section,
    bar,
    bars,
    energy01: intent.energy01,
    density01: densityOn(intent, song),
    allOut: intent.section === 'chorus',
    songSeed: song.seed,
    fromRest: song.fromRest,
  });
  const setting = { chords, energy01: shape.energy01 };
  const index = state.nextIndex;
  const lengthBeats = beatsPerBar(passage.feel);
  const barSeconds = (lengthBeats * 60) / intent.tempoBpm;
  const isFilled = course?.barsToChange === 1 && intent.agenda?.fill === true;
  const lately = latelyOf(intent, barSeconds, state.lately);
  const plan: BarPlan = {
    index,
    generation,
    startBeat: state.nextBeat,
    lengthBeats,
    feel: passage.feel,
    section,
    barInPhrase: bar % barsPerPeriod,
    key: passage.key,
    chords: placeChords(chords, passage.key),
    styleWeights: weightsOn(intent, song),
    ...shape,
    adventurous01: adventurous01(options.temperature * temperatureFactor),
    ...(leadsHome ? {} : motifsOf(song, passage, setting, settings)),
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
  const nextSong: SongState = {
    ...song,
    ...elapsed(song, barSeconds, intent.speedMps, options),
    choruses: song.choruses + (section === 'chorus' && bar === 0 ? 1 : 0),
    firstBars: rememberFirst(song, passage, index, setting),
  };
  return {
    plan,
    state: {
      ...state,
      nextIndex: index + 1,
      nextBeat: state.nextBeat + lengthBeats,
      song: nextSong,
      ...(lately && { lately }),
      passage: { ...passage, bar: bar + 1 },
    },
  };
}

function endsPhrase(passage: Passage, state: FormState): boolean {
  const next = passage.bar + 1;
  const cut = state.pending !== undefined && next % state.pending.boundaryBars === 0;
  return next === passage.bars || next % barsPerPeriod === 0 || cut;
}
