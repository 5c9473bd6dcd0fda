import { createRandom, deriveSeed } from '../../time/random.ts';
import { barsPerHalf, barsPerPeriod } from '../harmony/section-harmony.ts';
import type { BarPlan } from '../plan.ts';
import type { Settings } from './beginnings.ts';
import { cellOf, riffOf } from './cells.ts';
import { echoOf } from './echo.ts';
import type { FirstBar, Passage, SongState } from './state.ts';

/** Where the run is so much livelier or calmer than it was then, a bar returns varied: as densely as is asked for now. */
const anotherEnergy = 0.2;

/** What a bar takes up of what was sung before: a whole bar, or its rhythm. */
export function motifsOf(
  song: SongState,
  passage: Passage,
  now: FirstBar,
  { options, theme, styles }: Settings,
): Pick<BarPlan, 'echo' | 'cell' | 'riff'> {
  const { section, bar, key } = passage;
  const { cells01, riffs01, kept01, answered01, sequences01 } = styles.styleOf(song.style).phrasing;
  const riff = riffOf(song.seed, bar, riffs01 * options.motifStrength);
  const isThemes = section === 'chorus' && theme !== undefined;
  if (isThemes && song.firstBars.chorus?.[bar % barsPerPeriod] === undefined)
    return { echo: { bar: { of: 'theme', bar: bar % barsPerPeriod, key }, likeness: 1 }, ...riff };
  const chanceOf = (...label: readonly (string | number)[]): number =>
    createRandom(deriveSeed(song.seed, ...label)).next();
  // By halves of a phrase: a hook is longer than a bar.
  const chance = chanceOf('kept', section, song.choruses, Math.floor(bar / barsPerHalf));
  const answers = chanceOf('answers', section) < answered01;
  const sequences = chanceOf('sequences', section, bar % barsPerPeriod) < sequences01;
  const isKept = ({ energy01 }: FirstBar): boolean =>
    chance < kept01 && Math.abs(energy01 - now.energy01) < anotherEnergy;
  // Whoever gives a melody wants to hear it: in later choruses, too.
  const firm = { strength: 1, isKept: () => true, answers: false, sequences: false };
  const echo = echoOf(
    song,
    passage,
    now,
    isThemes ? firm : { strength: options.motifStrength, isKept, answers, sequences },
  );
  // What returns brings its rhythm along.
  const cell =
    echo !== undefined && echo.likeness > 0
      ? undefined
      : cellOf(song.seed, section, bar, cells01 * options.motifStrength);
  return { ...(echo && { echo }), ...(cell && { cell }), ...riff };
}
