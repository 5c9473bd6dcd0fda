import { createRandom, deriveSeed } from '../../time/random.ts';
import { barsPerPeriod } from '../harmony/section-harmony.ts';
import type { BarPlan } from '../plan.ts';
import type { Settings } from './beginnings.ts';
import { cellOf } from './cells.ts';
import { echoOf } from './echo.ts';
import type { FirstBar, Passage, Setting, SongState } from './state.ts';

/** Where the run is so much livelier or calmer than it was then, a bar returns varied: as densely as is asked for now. */
const anotherEnergy = 0.2;

/** What a bar takes up of what was sung before: a whole bar, or its rhythm. */
export function motifsOf(
  song: SongState,
  passage: Passage,
  setting: Setting,
  { options, theme, styles }: Settings,
): Pick<BarPlan, 'echo' | 'cell'> {
  const { section, bar, key } = passage;
  const { cells01, kept01 } = styles.styleOf(song.style).phrasing;
  const isThemes = section === 'chorus' && theme !== undefined;
  if (isThemes && song.firstBars.chorus?.[bar] === undefined)
    return { echo: { bar: { of: 'theme', bar: bar % barsPerPeriod, key }, likeness: 1 } };
  const chance = createRandom(deriveSeed(song.seed, 'kept', section, song.choruses, bar)).next();
  const isKept = ({ energy01 }: FirstBar): boolean =>
    chance < kept01 && Math.abs(energy01 - setting.energy01) < anotherEnergy;
  // Whoever gives a melody wants to hear it: in later choruses, too.
  const firm = { strength: 1, isKept: () => true };
  const echo = echoOf(song, passage, setting, isThemes ? firm : { strength: options.motifStrength, isKept });
  // What returns brings its rhythm along.
  const cell =
    echo !== undefined && echo.likeness > 0
      ? undefined
      : cellOf(song.seed, section, bar, cells01 * options.motifStrength);
  return { ...(echo && { echo }), ...(cell && { cell }) };
}
