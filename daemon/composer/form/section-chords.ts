import type { Section } from '../../score/bar.ts';
import { barsPerPeriod, type Period } from '../harmony/section-harmony.ts';
import type { Settings } from './beginnings.ts';
import { chordTemperature } from './options.ts';
import type { Passage, SongState } from './state.ts';

/** The chords of a bar of a section, as Roman numerals, if it were played now. */
export type ChordsOf = (section: Section, bar: number) => string;

/** A verse ends in another way after each chorus, and where it is sung twice each time; its first ending comes back. */
const verseEndings = 8;

/**
 * How often the section came to its end before, as far as its ending heeds it. A bridge, too, ends in another way each time; a chorus is
 * itself each time, but where it is sung twice it comes home by another way then.
 */
function timeOf(section: Section, through: number, { choruses }: SongState): number {
  if (section === 'verse') return (2 * choruses + through) % verseEndings;
  if (section === 'bridge') return choruses;
  return section === 'chorus' ? through % 2 : 0;
}

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
    const period = own ?? periods(of, harmony, timeOf(of, through, song));
    return periodBar(period, bar, of === passage.section ? passage.bars : barsPerPeriod);
  };
}

/** Four-bar sections play the second half of their period, where its cadence is. */
function periodBar(period: Period, bar: number, bars: number): string {
  const offset = bars < barsPerPeriod ? barsPerPeriod - bars : 0;
  return period[(bar + offset) % barsPerPeriod]!;
}
