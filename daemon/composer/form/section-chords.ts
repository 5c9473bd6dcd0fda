import type { Section } from '../../score/bar.ts';
import { barsPerPeriod, type Period } from '../harmony/section-harmony.ts';
import type { Settings } from './beginnings.ts';
import { chordTemperature } from './options.ts';
import type { Passage, SongState } from './state.ts';

/** The chords of a bar of a section, as Roman numerals, if it were played now. */
export type ChordsOf = (section: Section, bar: number) => string;

/** A verse ends in another way after each chorus, and where it is sung twice each time; its first ending comes back. */
const verseEndings = 5;

/** Names the chords of any section of the song, in the key of the passage. */
export function chordsIn(
  song: SongState,
  passage: Passage,
  { options, theme, styles, periods }: Settings,
): ChordsOf {
  const harmony = {
    style: styles.styleOf(song.style),
    mode: passage.key.mode,
    seed: song.seed,
    temperature: chordTemperature(options.temperature, song.energy01),
  };
  return (of, bar) => {
    const own = of === 'chorus' ? theme?.period : undefined;
    const through = Math.floor(bar / barsPerPeriod);
    const time = of === 'verse' ? (2 * song.choruses + through) % verseEndings : 0;
    const period = own ?? periods(of, harmony, time);
    return periodBar(period, bar, of === passage.section ? passage.bars : barsPerPeriod);
  };
}

/** Four-bar sections play the second half of their period, where its cadence is. */
function periodBar(period: Period, bar: number, bars: number): string {
  const offset = bars < barsPerPeriod ? barsPerPeriod - bars : 0;
  return period[(bar + offset) % barsPerPeriod]!;
}
