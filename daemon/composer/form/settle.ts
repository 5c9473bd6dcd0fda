import type { Intent } from '../../conductor/intent.ts';
import { beatsPerBar } from '../../score/meter.ts';
import { deriveSeed } from '../../time/random.ts';
import { barsPerPeriod } from '../harmony/section-harmony.ts';
import { begin, entrance, newSong, outgrows, rehomed, type Settings } from './beginnings.ts';
import { type Course, sectionOn } from './course.ts';
import type { CueEffect } from './cues.ts';
import { outroTo } from './endings.ts';
import { isOver, sectionAfter, sectionBars } from './sections.ts';
import { styleOn } from './song-choice.ts';
import type { FormState, Passage, SongState } from './state.ts';

/** A form that stands at a bar line, knows its song and section, and has heard the intent. */
export interface Standing {
  readonly state: FormState;
  readonly song: SongState;
  readonly passage: Passage;
}

/** Nobody begins a song so short a time before its end. */
const leastSongSeconds = 60;

/** Finds the section that the coming bar belongs to: goes on, or begins another section or song. */
export function settle(
  intent: Intent,
  state: FormState,
  wish: Pick<CueEffect, 'newSong' | 'cooling'> & {
    readonly course: Course | undefined;
    /** The song before has just ended, and the run goes on. */
    readonly follows: boolean;
    readonly barsToStop: number | undefined;
  },
  settings: Settings,
): Standing {
  const style = styleOn(intent, state.song?.style);
  const { song: last, passage, ...rest } = state;
  const { course } = wish;
  const leads = course !== undefined && intent.agenda?.sections === true && intent.section !== 'break';
  if (last === undefined || passage === undefined || wish.newSong) {
    const song = newSong(intent, state, style);
    const { section, pending = state.pending } = entrance(intent, state, wish.newSong);
    const open: FormState = { ...rest, closed: false, ...(pending !== undefined && { pending }) };
    const entered = leads && wish.follows ? course.step.section : section;
    return { state: open, song, passage: begin(entered, song, intent, settings) };
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

  const ofStep = leads ? (course.endsSong ? 0 : course.barsToEnd) : undefined;
  const barsToEnd = Math.min(ofStep ?? Infinity, wish.barsToStop ?? Infinity);
  const barSeconds = (beatsPerBar(passage.feel) * 60) / intent.tempoBpm;
  // No song begins where too little is left for it and for the outro before it, if it has one.
  const leavesRoom = (barsBefore: number): boolean =>
    (barsToEnd - barsBefore) * barSeconds >= leastSongSeconds;
  // An interval is run to its end; whatever is easier says goodbye before it is over.
  const isRunOut = leads && course.step.section === 'chorus';
  if (barsToEnd === 0 || (barsToEnd < Infinity && !isRunOut)) {
    const outro = outroTo(barsToEnd, going, passage, intent, settings);
    const { pending: _overtaken, ...free } = rest;
    if (outro !== undefined) return { state: free, song: going, passage: outro };
  }
  if (leads && !course.begins && passage.bar === passage.bars && course.barsToChange) {
    // Nothing new begins where all hear that something else is coming: the section leads over.
    return { state: rest, song: going, passage: { ...passage, bars: passage.bars + course.barsToChange } };
  }
  if (leads && (course.begins || passage.bar === passage.bars)) {
    const { pending: _overtaken, ...free } = rest;
    const section = sectionOn(course, passage.section, song);
    // A song is not ended before an interval: that is to be its chorus.
    const mayEnd = section === 'verse' && leavesRoom(0);
    const ends = mayEnd && (isOver(song, settings.options, 1) || outgrows(song, state));
    const played = ends ? newSong(intent, state, style) : song;
    return { state: free, song: played, passage: begin(section, played, intent, settings) };
  }

  const pending = rest.pending;
  if (pending !== undefined && (passage.bar % pending.boundaryBars === 0 || passage.bar === passage.bars)) {
    const { pending: _done, ...free } = rest;
    const section = leads ? course.step.section : pending.section;
    return { state: free, song, passage: begin(section, song, intent, settings) };
  }
  // Whoever waits for another song waits for the end of a phrase, not of all that is sung twice.
  const endsPhrase = passage.bar > 0 && passage.bar % barsPerPeriod === 0;
  const mayEnd = leavesRoom(sectionBars('outro', barSeconds, song, settings.styles));
  const isCalled = !leads && mayEnd && outgrows(song, state);
  if (passage.bar < passage.bars && !(isCalled && endsPhrase)) return { state: rest, song: going, passage };
  if (passage.section === 'break' && intent.section === 'break') {
    return { state: rest, song, passage: begin('break', song, intent, settings) };
  }
  const next = sectionAfter(passage.section, song, intent.energy01, settings.options, mayEnd);
  if (next !== 'song' && !isCalled)
    return { state: rest, song, passage: begin(next, song, intent, settings) };
  const following = newSong(intent, state, style);
  const entered = next === 'song' ? 'intro' : 'verse';
  return { state: rest, song: following, passage: begin(entered, following, intent, settings) };
}
