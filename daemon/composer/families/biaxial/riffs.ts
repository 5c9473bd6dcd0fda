import type { Section } from '../../../score/bar.ts';
import type { LaneLayout } from '../../lanes.ts';
import type { BarPlan } from '../../plan.ts';

/** A rhythm of who accompanies: made where a section of a song is first played so densely, and kept from then on. */
export interface Riff {
  readonly song: number | undefined;
  readonly section: Section;
  /** Which bar of it (`BarPlan.riff`). */
  readonly bar: number;
  /** Of the layout. */
  readonly role: number;
  /** How densely it was asked for. */
  readonly density01: number;
  /** The steps in which notes begin, bit by bit. */
  readonly steps: number;
}

/** Asked for more or less densely by more than this it is another riff. */
const sameDensity = 0.08;

/** What each role is to take up in a bar; undefined where nothing of the kind was played yet, and for the lead. */
export function riffsOf(
  known: readonly Riff[],
  plan: BarPlan,
  layout: LaneLayout,
  densities01: readonly (number | null)[],
): readonly (Riff | undefined)[] {
  return layout.roles.map((_, role) =>
    known.find(
      (riff) =>
        riff.role === role &&
        riff.song === plan.song &&
        riff.section === plan.section &&
        riff.bar === plan.riff?.bar &&
        Math.abs(riff.density01 - (densities01[role] ?? Number.POSITIVE_INFINITY)) <= sameDensity,
    ),
  );
}

/** So many onsets more or fewer than were asked for, or such a share of them, and it is no riff to keep. */
const fewestAmiss = 1;
const shareAmiss = 0.25;

/**
 * With what a bar has made of its own where it had nothing to take up and made about as much as was asked for. `rhythms`: by role, 0
 * where nothing began; `asked`: onsets a bar, by role.
 */
export function withRiffs(
  known: readonly Riff[],
  plan: BarPlan,
  layout: LaneLayout,
  densities01: readonly (number | null)[],
  rhythms: readonly number[],
  asked: readonly number[],
): readonly Riff[] {
  const { song, section, riff } = plan;
  const ofSong = known.every((old) => old.song === song) ? known : known.filter((old) => old.song === song);
  if (riff === undefined) return ofSong;
  const taken = riffsOf(ofSong, plan, layout, densities01);
  const made = layout.roles.flatMap(({ name }, role): Riff[] => {
    const [density01, steps] = [densities01[role] ?? null, rhythms[role]!];
    const isNew = name !== 'lead' && taken[role] === undefined && density01 !== null && steps !== 0;
    const amiss = Math.abs(onsetsIn(steps) - asked[role]!);
    return isNew && amiss <= Math.max(fewestAmiss, shareAmiss * asked[role]!)
      ? [{ song, section, bar: riff.bar, role, density01, steps }]
      : [];
  });
  return made.length === 0 ? ofSong : [...ofSong, ...made];
}

function onsetsIn(steps: number): number {
  let count = 0;
  for (let rest = steps; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
