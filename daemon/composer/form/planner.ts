import type { Intent } from '../../conductor/intent.ts';
import { beatsPerBar } from '../../score/meter.ts';
import { heaviestStyle } from '../../styles/mixture.ts';
import { createStyleBook, type StyleBook } from '../../styles/style-book.ts';
import { deriveSeed } from '../../time/random.ts';
import { type ChordBank, createChordBank } from '../harmony/chord-bank.ts';
import { createPeriods } from '../harmony/periods.ts';
import { barsPerPeriod, placeChords } from '../harmony/section-harmony.ts';
import type { BarPlan } from '../plan.ts';
import type { Theme } from '../theme/theme.ts';
import { begin, entrance, latelyOf, newSong, outgrows, rehomed, type Settings } from './beginnings.ts';
import { type Course, courseOf, intentOn, leapsUp, sectionOn, staysInWorkout } from './course.ts';
import { type CueEffect, effectOf, pendingAfter } from './cues.ts';
import { rememberFirst } from './echo.ts';
import { closingBar, silentBar } from './endings.ts';
import { motifsOf } from './motifs.ts';
import { adventurous01, type FormOptions, formOptionsSchema } from './options.ts';
import { outlookOf } from './outlook.ts';
import { chordsIn } from './section-chords.ts';
import { elapsed, isOver, sectionAfter } from './sections.ts';
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

/** A form that stands at a bar line, knows its song and section, and has heard the intent. */
interface Standing {
  readonly state: FormState;
  readonly song: SongState;
  readonly passage: Passage;
}

function planBar(
  asked: Intent,
  before: FormState,
  generation: number,
  settings: Settings,
): { plan: BarPlan; state: FormState } {
  const course = asked.agenda && courseOf(asked.agenda, before, asked.feel);
  const intent = course ? intentOn(course, asked) : asked;
  const cues = [...(intent.earlierCues ?? []), ...(intent.cue === undefined ? [] : [intent.cue])];
  const effect = effectOf(
    cues.filter(({ id, kind }) => id > before.lastCueId && (!course || staysInWorkout.has(kind))),
    before,
  );
  const { pending: _waiting, course: _last, ...free } = before;
  const rest = { ...free, ...(course && { course: course.state }) };
  const lastCueId = Math.max(before.lastCueId, intent.cue?.id ?? 0);
  const heard: FormState = { ...rest, lastCueId, lastAsked: intent.section };

  if (before.closed && (effect.closes || !effect.newSong)) return silentBar(intent, heard, generation);
  if (effect.closes) return closingBar(intent, heard, generation, settings);

  const pending = effect.pending ?? (effect.newSong ? undefined : pendingAfter(intent.section, before));
  const waiting = pending === undefined ? heard : { ...heard, pending };
  const stand = settle(intent, waiting, { ...effect, course }, settings);
  const waits =
    stand.state.pending !== undefined &&
    (effect.pending !== undefined || (!effect.newSong && before.answeredCueId < before.lastCueId));
  const answeredCueId = waits ? before.answeredCueId : lastCueId;
  const standing = { ...stand, state: { ...stand.state, answeredCueId }, course };
  return playingBar(intent, standing, generation, settings);
}

/** Finds the section that the coming bar belongs to: goes on, or begins another section or song. */
function settle(
  intent: Intent,
  state: FormState,
  wish: Pick<CueEffect, 'newSong' | 'cooling'> & { readonly course: Course | undefined },
  settings: Settings,
): Standing {
  const style = heaviestStyle(intent.styleWeights, state.song?.style);
  const { song: last, passage, ...rest } = state;
  if (last === undefined || passage === undefined || wish.newSong) {
    const song = newSong(intent, state, style);
    const { section, pending = state.pending } = entrance(intent, state, wish.newSong);
    const open: FormState = { ...rest, closed: false, ...(pending !== undefined && { pending }) };
    return { state: open, song, passage: begin(section, song, intent, settings) };
  }

  const going = wish.cooling ? { ...last, cooling: true } : last;
  // Another key than the one asked for is left where a section begins, never in the middle of one.
  const song = rehomed(going, intent);
  if (style !== song.style) {
    // A new style begins a section of its own at once: its harmony, groove and instruments are heard within two bars.
    const { half } = newSong(intent, state, style);
    const other = { ...song, style, half, seed: deriveSeed(song.seed, 'style', style), firstBars: {} };
    const goesOn = passage.section === 'chorus' ? 'chorus' : 'verse';
    const section = intent.section === 'break' ? 'break' : goesOn;
    const { pending: _done, ...free } = rest;
    return { state: free, song: other, passage: begin(section, other, intent, settings) };
  }

  const { course } = wish;
  const leads = course !== undefined && intent.agenda?.sections === true && intent.section !== 'break';
  if (leads && !course.begins && passage.bar === passage.bars && course.barsToChange) {
    // Nothing new begins where all hear that something else is coming: the section leads over.
    return { state: rest, song: going, passage: { ...passage, bars: passage.bars + course.barsToChange } };
  }
  if (leads && (course.begins || passage.bar === passage.bars)) {
    const { pending: _overtaken, ...free } = rest;
    const section = sectionOn(course, passage.section, song);
    // A song is not ended before an interval: that is to be its chorus.
    const ends = section === 'verse' && (isOver(song, settings.options, 1) || outgrows(song, state));
    const played = ends ? newSong(intent, state, style) : song;
    return { state: free, song: played, passage: begin(section, played, intent, settings) };
  }

  const pending = rest.pending;
  if (pending !== undefined && (passage.bar % pending.boundaryBars === 0 || passage.bar === passage.bars)) {
    const { pending: _done, ...free } = rest;
    const section = leads ? course.step.section : pending.section;
    return { state: free, song, passage: begin(section, song, intent, settings) };
  }
  if (passage.bar < passage.bars) return { state: rest, song: going, passage };
  if (passage.section === 'break' && intent.section === 'break') {
    return { state: rest, song, passage: begin('break', song, intent, settings) };
  }
  const next = sectionAfter(passage.section, song, intent.energy01, settings.options);
  const isCalled = next !== 'song' && outgrows(song, state);
  if (next !== 'song' && !isCalled)
    return { state: rest, song, passage: begin(next, song, intent, settings) };
  const following = newSong(intent, state, style);
  const entered = isCalled ? 'verse' : 'intro';
  return { state: rest, song: following, passage: begin(entered, following, intent, settings) };
}

function playingBar(
  intent: Intent,
  { state, song, passage, course }: Standing & { readonly course: Course | undefined },
  generation: number,
  settings: Settings,
): { plan: BarPlan; state: FormState } {
  const { options, styles } = settings;
  const { section, bar, bars } = passage;
  const chords = chordsIn(song, passage, settings)(section, bar);
  const { temperatureFactor, ...shape } = texture({
    section,
    bar,
    bars,
    energy01: intent.energy01,
    density01: intent.density01,
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
    styleWeights: intent.styleWeights,
    ...shape,
    adventurous01: adventurous01(options.temperature * temperatureFactor),
    ...motifsOf(song, passage, setting, settings),
    voices: styles.styleOf(song.style).voices,
    fill: endsPhrase(passage, state) || isFilled,
    ...(isFilled && leapsUp(course) && { rolls: true }),
    closing: false,
    ensemble: { style: song.style, half: song.half, seed: song.seed },
    song: song.number,
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
