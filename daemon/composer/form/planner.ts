import type { Intent } from '../../conductor/intent.ts';
import type { Section } from '../../score/bar.ts';
import type { Key } from '../../score/key.ts';
import { beatsPerBar } from '../../score/meter.ts';
import { createRandom, deriveSeed } from '../../time/random.ts';
import { neighbourKeys, nextSongKey, sameKey } from '../harmony/keys.ts';
import {
  barsPerPeriod,
  closingChords,
  placeChords,
  sectionPeriod,
  tonicOf,
} from '../harmony/section-harmony.ts';
import type { BarPlan } from '../plan.ts';
import { askedPending, cueEffect } from './cues.ts';
import { echoOf, rememberFirst } from './echo.ts';
import { type FormOptions, formOptionsSchema } from './options.ts';
import { sectionAfter, sectionBars } from './sections.ts';
import type { FormState, SectionState, SongState } from './state.ts';
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

export function createFormPlanner(options: Partial<FormOptions> = {}): FormPlanner {
  const settings = formOptionsSchema.parse(options);
  return {
    initial: (seed) => ({ seed, nextIndex: 0, nextBeat: 0, lastCueId: 0, closed: false }),
    plan: (intent, state, generation = 0) => planBar(intent, state, generation, settings),
  };
}

/** A form that stands at a bar line, knows its song and section, and has heard the intent. */
interface Standing {
  readonly state: FormState;
  readonly song: SongState;
  readonly place: SectionState;
}

function planBar(
  intent: Intent,
  before: FormState,
  generation: number,
  options: FormOptions,
): { plan: BarPlan; state: FormState } {
  const cue = intent.cue !== undefined && intent.cue.id > before.lastCueId ? intent.cue : undefined;
  const effect = cue === undefined ? undefined : cueEffect(cue, before);
  const heard: FormState = { ...before, lastCueId: cue?.id ?? before.lastCueId, lastAsked: intent.section };

  if (before.closed && effect?.kind !== 'newSong') return silentBar(intent, heard, generation);
  if (effect?.kind === 'close') return closingBar(intent, heard, generation, options);

  const asked = askedPending(intent.section, before);
  const pending = effect?.kind === 'pending' ? effect.pending : (asked ?? before.pending);
  const cooling = effect?.kind === 'pending' && effect.cooling === true;
  const stand = settle(intent, pending === undefined ? heard : { ...heard, pending }, {
    newSong: effect?.kind === 'newSong',
    cooling,
    options,
  });
  return playingBar(intent, stand, generation, options);
}

/** Finds the section that the coming bar belongs to: goes on, or begins another section or song. */
function settle(
  intent: Intent,
  state: FormState,
  wish: { readonly newSong: boolean; readonly cooling: boolean; readonly options: FormOptions },
): Standing {
  const style = heaviestStyle(intent.styleWeights, state.song?.style);
  const { song: last, place, ...rest } = state;
  if (last === undefined || place === undefined || wish.newSong) {
    const { pending: _done, ...free } = rest;
    const song = newSong(intent, state, style);
    // Skipping means "something else, now": the next song comes in with its verse instead of an intro.
    const section = wish.newSong && !state.closed ? 'verse' : 'intro';
    const open: FormState = { ...free, closed: false };
    return { state: open, song, place: begin(section, song, intent) };
  }

  let song = wish.cooling ? { ...last, cooling: true } : last;
  let rekeyed = false;
  if (!sameKey(intent.key, song.home)) {
    song = { ...song, home: intent.key, key: intent.key, firstBars: {} };
    rekeyed = true;
  }
  if (style !== song.style) {
    // A new style begins a section of its own at once: its harmony, groove and instruments are heard within two bars.
    song = { ...song, style, seed: deriveSeed(song.seed, 'style', style), firstBars: {} };
    const section = place.section === 'chorus' ? 'chorus' : 'verse';
    const { pending: _done, ...free } = rest;
    return { state: free, song, place: begin(section, song, intent) };
  }

  const pending = rest.pending;
  if (pending !== undefined && (place.bar % pending.boundaryBars === 0 || place.bar === place.bars)) {
    const { pending: _done, ...free } = rest;
    return { state: free, song, place: begin(pending.section, song, intent) };
  }
  if (place.bar < place.bars) {
    return { state: rest, song, place: rekeyed ? { ...place, key: song.key } : place };
  }
  if (place.section === 'break' && intent.section === 'break') {
    return { state: rest, song, place: begin('break', song, intent) };
  }
  const next = sectionAfter(place.section, song, intent.energy01, wish.options);
  if (next !== 'song') return { state: rest, song, place: begin(next, song, intent) };
  const following = newSong(intent, state, style);
  return { state: rest, song: following, place: begin('intro', following, intent) };
}

function newSong(intent: Intent, state: FormState, style: string): SongState {
  const number = state.song === undefined ? 0 : state.song.number + 1;
  const seed = deriveSeed(state.seed, 'song', number);
  const key =
    state.song === undefined || !sameKey(state.song.home, intent.key)
      ? intent.key
      : nextSongKey(state.song.key, intent.key, createRandom(deriveSeed(seed, 'key')));
  return {
    number,
    seed,
    key,
    home: intent.key,
    style,
    elapsedSeconds: 0,
    elapsedBars: 0,
    choruses: 0,
    firstBars: {},
    cooling: false,
  };
}

function begin(section: Section, song: SongState, intent: Intent): SectionState {
  const barSeconds = (beatsPerBar(intent.feel) * 60) / intent.tempoBpm;
  return {
    section,
    bar: 0,
    bars: sectionBars(section, barSeconds),
    feel: intent.feel,
    key: section === 'bridge' ? bridgeKey(song) : song.key,
    energy01: intent.energy01,
  };
}

/** Half of all songs take their bridge to a neighbouring key and come home for the chorus. */
function bridgeKey(song: SongState): Key {
  const random = createRandom(deriveSeed(song.seed, 'bridge-key'));
  if (random.next() < 0.5) return song.key;
  const keys = neighbourKeys(song.key);
  return keys[random.index(keys.length)] ?? song.key;
}

function playingBar(
  intent: Intent,
  { state, song, place }: Standing,
  generation: number,
  options: FormOptions,
): { plan: BarPlan; state: FormState } {
  const { section, bar, bars } = place;
  const chordsOf = (of: Section, at: number): string => {
    const period = sectionPeriod(of, song.style, place.key.mode, song.seed);
    return periodBar(period, at, of === section ? bars : barsPerPeriod);
  };
  const shape = texture({
    section,
    bar,
    bars,
    energy01: intent.energy01,
    density01: intent.density01,
    songSeed: song.seed,
    firstSong: song.number === 0,
  });
  const echo = echoOf(song, place, chordsOf, options.motifStrength);
  const index = state.nextIndex;
  const lengthBeats = beatsPerBar(place.feel);
  const plan: BarPlan = {
    index,
    generation,
    startBeat: state.nextBeat,
    lengthBeats,
    feel: place.feel,
    section,
    barInPhrase: bar % barsPerPeriod,
    key: place.key,
    chords: placeChords(chordsOf(section, bar), place.key),
    styleWeights: intent.styleWeights,
    energy01: shape.energy01,
    density01: shape.density01,
    temperature: options.temperature * shape.temperatureFactor,
    ...(echo === undefined ? {} : { echo }),
    drums: shape.drums,
    fill: endsPhrase(place, state),
    closing: false,
    ensemble: { style: song.style, energy01: place.energy01, seed: song.seed },
    seed: deriveSeed(state.seed, 'bar', index),
  };
  const elapsedSeconds = song.elapsedSeconds + (lengthBeats * 60) / intent.tempoBpm;
  const nextSong: SongState = {
    ...song,
    elapsedSeconds,
    elapsedBars: song.elapsedBars + 1,
    choruses: song.choruses + (section === 'chorus' && bar === 0 ? 1 : 0),
    firstBars: rememberFirst(song, place, index),
  };
  return {
    plan,
    state: {
      ...state,
      nextIndex: index + 1,
      nextBeat: state.nextBeat + lengthBeats,
      song: nextSong,
      place: { ...place, bar: bar + 1 },
    },
  };
}

/** Four-bar sections play the second half of their period, where its cadence is. */
function periodBar(period: readonly string[], bar: number, bars: number): string {
  const offset = bars < barsPerPeriod ? barsPerPeriod - bars : 0;
  return period[(bar + offset) % barsPerPeriod] ?? 'I';
}

function endsPhrase(place: SectionState, state: FormState): boolean {
  const next = place.bar + 1;
  const cut = state.pending !== undefined && next % state.pending.boundaryBars === 0;
  return next === place.bars || next % barsPerPeriod === 0 || cut;
}

/** The final bar: everybody rests on the tonic. */
function closingBar(
  intent: Intent,
  state: FormState,
  generation: number,
  options: FormOptions,
): { plan: BarPlan; state: FormState } {
  const song = state.song ?? newSong(intent, state, heaviestStyle(intent.styleWeights, undefined));
  const place = state.place ?? begin('outro', song, intent);
  const lengthBeats = beatsPerBar(place.feel);
  const plan: BarPlan = {
    index: state.nextIndex,
    generation,
    startBeat: state.nextBeat,
    lengthBeats,
    feel: place.feel,
    section: 'outro',
    barInPhrase: 7,
    key: place.key,
    chords: closingChords(place.key),
    styleWeights: intent.styleWeights,
    energy01: intent.energy01,
    density01: { bass: 0.2, chords: 0.2, lead: 0.2 },
    temperature: options.temperature * 0.8,
    drums: true,
    fill: false,
    closing: true,
    ensemble: { style: song.style, energy01: place.energy01, seed: song.seed },
    seed: deriveSeed(state.seed, 'bar', state.nextIndex),
  };
  const { pending: _done, ...rest } = state;
  return {
    plan,
    state: {
      ...rest,
      nextIndex: state.nextIndex + 1,
      nextBeat: state.nextBeat + lengthBeats,
      song,
      place,
      closed: true,
    },
  };
}

/** After the end: bars that keep time and hold nothing. */
function silentBar(
  intent: Intent,
  state: FormState,
  generation: number,
): { plan: BarPlan; state: FormState } {
  const key = state.place?.key ?? intent.key;
  const feel = state.place?.feel ?? intent.feel;
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
    temperature: 1,
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

/** The heaviest style; the one we have is left only for one that is clearly heavier, so a mixture does not flutter. */
function heaviestStyle(weights: Readonly<Record<string, number>>, held: string | undefined): string {
  const entries = Object.entries(weights).sort(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1));
  const heaviest = entries[0];
  if (heaviest === undefined) return held ?? 'game';
  if (held === undefined || !(held in weights)) return heaviest[0];
  return heaviest[1] > (weights[held] ?? 0) + 0.1 ? heaviest[0] : held;
}
