import { barsPerPeriod } from '../harmony/section-harmony.ts';
import type { BarPlan } from '../plan.ts';
import type { Settings } from './beginnings.ts';
import { cellOf } from './cells.ts';
import { echoOf } from './echo.ts';
import type { Passage, SongState } from './state.ts';

/** What a bar takes up of what was sung before: a whole bar, or its rhythm. */
export function motifsOf(
  song: SongState,
  passage: Passage,
  chords: string,
  { options, theme, styles }: Settings,
): Pick<BarPlan, 'echo' | 'cell'> {
  const { section, bar, key } = passage;
  const { cells01, kept01 } = styles.styleOf(song.style).phrasing;
  const isThemes = section === 'chorus' && theme !== undefined;
  if (isThemes && song.firstBars.chorus?.[bar] === undefined)
    return { echo: { bar: { of: 'theme', bar: bar % barsPerPeriod, key }, likeness: 1 } };
  // Whoever gives a melody wants to hear it: in later choruses, too.
  const echo = echoOf(
    song,
    passage,
    chords,
    isThemes ? { strength: 1, kept01: 1 } : { strength: options.motifStrength, kept01 },
  );
  // What returns brings its rhythm along.
  const cell =
    echo !== undefined && echo.likeness > 0
      ? undefined
      : cellOf(song.seed, section, bar, cells01 * options.motifStrength);
  return { ...(echo && { echo }), ...(cell && { cell }) };
}
