import type { Intent } from '../../conductor/intent.ts';
import type { Section } from '../../score/bar.ts';
import type { Key } from '../../score/key.ts';
import { beatsPerBar } from '../../score/meter.ts';
import type { StyleBook } from '../../styles/style-book.ts';
import { unit } from '../../system/numbers.ts';
import { createRandom, deriveSeed } from '../../time/random.ts';
import { keyInMode, neighbourKeys, nextSongKey, sameKey } from '../harmony/keys.ts';
import type { Periods } from '../harmony/periods.ts';
import type { Theme } from '../theme/theme.ts';
import type { FormOptions } from './options.ts';
import { sectionBars } from './sections.ts';
import type { FormState, Passage, PendingSection, SongState } from './state.ts';

/** What the planner was made with. */
export interface Settings {
  readonly options: FormOptions;
  readonly theme: Theme | undefined;
  readonly styles: StyleBook;
  readonly periods: Periods;
}

export function newSong(intent: Intent, state: FormState, style: string): SongState {
  const number = state.song === undefined ? 0 : state.song.number + 1;
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
    style,
    energy01: intent.energy01,
    elapsedSeconds: 0,
    elapsedBars: 0,
    elapsedMeters: 0,
    choruses: 0,
    firstBars: {},
    cooling: false,
  };
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

export function begin(section: Section, song: SongState, intent: Intent, settings: Settings): Passage {
  const barSeconds = (beatsPerBar(intent.feel) * 60) / intent.tempoBpm;
  return {
    section,
    bar: 0,
    bars: sectionBars(section, barSeconds, song),
    feel: intent.feel,
    key: sectionKey(section, song, settings.theme),
    energy01: unit(intent.energy01 + brightnessShare * (intent.brightness01 - 0.5)),
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
