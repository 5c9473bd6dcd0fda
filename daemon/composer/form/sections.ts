import type { Section } from '../../score/bar.ts';
import type { StyleBook } from '../../styles/style-book.ts';
import { createRandom, deriveSeed } from '../../time/random.ts';
import { habitsOf, isSung, timesSung } from './habits.ts';
import type { FormOptions } from './options.ts';
import type { SongState } from './state.ts';

/** Below this a bar is short (a fast beat in full feel) and sections take twice as many of them. */
const shortBarSeconds = 1.9;

/**
 * Bars of a section: multiples of a 4-bar phrase, so long that a verse lasts about 20 s at any tempo, and half of it or twice as
 * long where that is the song's habit.
 */
export function sectionBars(
  section: Section,
  barSeconds: number,
  { seed, style }: Pick<SongState, 'seed' | 'style'>,
  styles: StyleBook,
): number {
  const times = isSung(section)
    ? timesSung(seed, section, styles.styleOf(style).phrasing.twice01)
    : habitsOf(seed).lengths[section];
  return usualBars(section, barSeconds) * times;
}

function usualBars(section: Section, barSeconds: number): number {
  const double = barSeconds < shortBarSeconds;
  switch (section) {
    case 'verse':
    case 'chorus':
      return double ? 16 : 8;
    case 'bridge':
      return 8;
    case 'intro':
    case 'break':
    case 'outro':
      return double ? 8 : 4;
  }
}

/** What follows when a section has run its length and nobody asked for anything; `song` ends the song. `mayEnd`: it need not go on. */
export function sectionAfter(
  section: Section,
  song: SongState,
  energy01: number,
  options: FormOptions,
  mayEnd: boolean,
): Section | 'song' {
  const ends = (factor: number): boolean => mayEnd && (song.cooling || isOver(song, options, factor));
  const habits = habitsOf(song.seed);
  switch (section) {
    case 'intro':
      return song.cooling ? 'verse' : habits.afterIntro;
    case 'verse':
      if (ends(1.2)) return 'outro';
      return song.cooling ? 'verse' : 'chorus';
    case 'chorus':
      if (ends(1)) return 'outro';
      if (song.cooling) return 'verse';
      return song.choruses % habits.chorusesToMiddle === 0 ? middle(song, energy01) : 'verse';
    case 'bridge':
      return habits.afterBridge;
    case 'break':
      return song.cooling ? 'verse' : 'chorus';
    case 'outro':
      return 'song';
  }
}

/** After a few choruses something else: a bridge, or a break that lets the next chorus lift. */
function middle(song: SongState, energy01: number): Section {
  const random = createRandom(deriveSeed(song.seed, 'middle', song.choruses));
  return random.next() < (energy01 > 0.5 ? 0.4 : 0.2) ? 'break' : 'bridge';
}

/** How long a song has lasted. */
export type Lasted = Pick<SongState, 'elapsedSeconds' | 'elapsedBars' | 'elapsedMeters'>;

/** ... when one more bar has been played. While no speed is known its time counts, not its way. */
export function elapsed(
  { elapsedSeconds, elapsedBars, elapsedMeters }: Lasted,
  barSeconds: number,
  speedMps: number | undefined,
  options: FormOptions,
): Lasted {
  return options.songKilometers === undefined || speedMps === undefined
    ? { elapsedSeconds: elapsedSeconds + barSeconds, elapsedBars: elapsedBars + 1, elapsedMeters }
    : { elapsedSeconds, elapsedBars, elapsedMeters: elapsedMeters + speedMps * barSeconds };
}

/** Minutes or bars decide what the way leaves of the song. */
export function isOver(song: SongState, options: FormOptions, factor: number): boolean {
  const { songKilometers } = options;
  const left = factor - (songKilometers === undefined ? 0 : song.elapsedMeters / (songKilometers * 1000));
  return options.songBars === undefined
    ? song.elapsedSeconds >= options.songMinutes * 60 * left
    : song.elapsedBars >= options.songBars * left;
}
