import { type Role, roles } from '../../../score/note.ts';
import type { BarPlan } from '../../plan.ts';
import type { BarLineState, BarWriter } from './bar-writer.ts';
import type { GridNote } from './grid.ts';

/**
 * The state after the network has heard a bar that somebody else wrote: each note is forced into its lane, from
 * silence. So the network goes on from the fallback's bars, and from its own after it was started anew.
 */
export async function listen(
  writer: BarWriter,
  plan: BarPlan,
  notes: readonly GridNote[],
  isStale: () => boolean = () => false,
): Promise<BarLineState | undefined> {
  const present: Record<Role, number | null> = { bass: null, chords: null, lead: null };
  for (const note of notes) present[note.role] = plan.density01[note.role] ?? 0.5;
  const { echo: _echo, ...rest } = plan;
  const heard = await writer.write(
    writer.start(),
    { plan: { ...rest, density01: present, closing: false }, given: { roles: [...roles], notes } },
    isStale,
  );
  return heard?.state;
}
