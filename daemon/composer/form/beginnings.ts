import type { Intent } from '../../conductor/intent.ts';
import type { Section } from '../../score/bar.ts';
import type { Key } from '../../score/key.ts';
import { beatsPerBar } from '../../score/meter.ts';
import { halfOf } from '../../styles/halves.ts';
import type { StyleBook } from '../../styles/style-book.ts';
import { unit } from '../../system/numbers.ts';
import { createRandom, deriveSeed } from '../../time/random.ts';
import { keyInMode, neighbourKeys, nextSongKey, sameKey } from '../harmony/keys.ts';
import type { Periods } from '../harmony/periods.ts';
import type { Theme } from '../theme/theme.ts';
import type { FormOptions } from './options.ts';
import { sectionBars } from './sections.ts';
import { feelOn, styleOfNew } from './song-choice.ts';
import type { FormState, Passage, PendingSection, SongState } from './state.ts';

/** What the planner was made with. */
export interface Settings {
  readonly options: FormOptions;
  readonly theme: Theme | undefined;
  readonly styles: StyleBook;
  readonly periods: Periods;
}

export function newSong(intent: Intent, state: FormState, held: string): SongState {
  const number = state.song === undefined ? 0 : state.song.number + 1;
  const half = state.closed ? undefined : state.song?.half;
  const seed = deriveSeed(state.seed, 'song', number);
  const key =
    state.song === undefined || !sameKey(state.song.home, intent.key)
      ? intent.key
      : nextSongKey(state.song.key, intent.key, createRandom(deriveSeed(seed, 'key')));
  return {
    number,
    seed,
    fromRest: state.song === undefined || state.closed,
    key,
    home: intent.key,
    style: styleOfNew(intent, seed, held),
    ...(intent.nextSong && { choice: intent.nextSong }),
    half: halfOf(state.lately === undefined || state.closed ? livelyOf(intent) : state.lately.energy01, half),
    energy01: intent.energy01,
    elapsedSeconds: 0,
    elapsedBars: 0,
    elapsedMeters: 0,
    choruses: 0,
    firstBars: {},
    cooling: false,
  };
}

/** The song in the home key that is asked for: what was sung in another does not return. */
export function rehomed(song: SongState, { key }: Intent): SongState {
  return sameKey(key, song.home) ? song : { ...song, home: key, key, firstBars: {} };
}

/** Where a song is entered, and what waits to follow; `asked`: by a skip or a start, not as the first of all. */
export function entrance(
  intent: Intent,
  state: FormState,
  asked: boolean,
): { readonly section: Section; readonly pending?: PendingSection } {
  if (!asked) return { section: 'intro' };
  const stands = intent.section === 'break';
  // Skipping means "something else, now": the next song comes in with its verse instead of an intro.
  if (!state.closed) return { section: stands ? 'break' : 'verse' };
  // Whoever starts from rest hears a song begin, standing or not.
  return stands ? { section: 'intro', pending: { section: 'break', boundaryBars: 4 } } : { section: 'intro' };
}

/** A bright mood calls the driven half of the band in earlier, a dark one later. */
const brightnessShare = 0.4;
const livelyOf = ({ energy01, brightness01 }: Intent): number =>
  unit(energy01 + brightnessShare * (brightness01 - 0.5));

/** What a run was of late goes so far back, and nothing is said of less. */
const latelySeconds = 45;
const leastLatelySeconds = 20;

/** How lively a run was of late, once another bar of it is played. Who stands does not run. */
export function latelyOf(
  intent: Intent,
  barSeconds: number,
  before: FormState['lately'],
): FormState['lately'] {
  if (intent.section === 'break') return before;
  const seconds = Math.min(latelySeconds, (before?.seconds ?? 0) + barSeconds);
  const energy01 = before?.energy01 ?? 0;
  return { seconds, energy01: energy01 + Math.min(1, barSeconds / seconds) * (livelyOf(intent) - energy01) };
}

/** The run has become so much another one that it is the other half's: nobody changes hands in a song, so the next comes sooner. A song for who cools down is sung to its end. */
export const outgrows = ({ half, cooling }: SongState, { lately }: Pick<FormState, 'lately'>): boolean =>
  !cooling &&
  lately !== undefined &&
  lately.seconds >= leastLatelySeconds &&
  halfOf(lately.energy01, half) !== half;

export function begin(section: Section, song: SongState, intent: Intent, settings: Settings): Passage {
  const feel = feelOn(intent, song);
  const barSeconds = (beatsPerBar(feel) * 60) / intent.tempoBpm;
  return {
    section,
    bar: 0,
    played: 0,
    bars: sectionBars(section, barSeconds, song, settings.styles),
    feel,
    key: sectionKey(section, song, settings.theme),
  };
}

function sectionKey(section: Section, song: SongState, theme: Theme | undefined): Key {
  if (section === 'bridge') return bridgeKey(song);
  return section === 'chorus' && theme !== undefined ? keyInMode(song.key, theme.mode) : song.key;
}

/** Half of all songs take their bridge to a neighbouring key and come home for the chorus. */
function bridgeKey(song: SongState): Key {
  const random = createRandom(deriveSeed(song.seed, 'bridge-key'));
  if (random.next() < 0.5) return song.key;
  const keys = neighbourKeys(song.key);
  return keys[random.index(keys.length)]!;
}
