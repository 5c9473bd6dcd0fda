import { type Role, roles } from '../../score/note.ts';
import type { GridNote } from '../grid-note.ts';
import type { BarPlan } from '../plan.ts';
import type { BarWriter } from './bar-writer.ts';

/**
 * The state after a writer has heard a bar that somebody else wrote: all of it is given, from silence. So it goes on
 * from the fallback's bars, and from its own after it was started anew.
 */
export async function listen<State>(
  writer: BarWriter<State>,
  plan: BarPlan,
  notes: readonly GridNote[],
  isStale: () => boolean = () => false,
): Promise<State | undefined> {
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
