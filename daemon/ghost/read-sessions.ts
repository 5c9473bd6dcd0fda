import { digestJournal, readDetails } from '../recorder/session-folder.ts';
import type { Details } from '../recorder/summary.ts';
import { type Candidate, type Choice, chooseGhost, type Found } from './choose.ts';
import type { PacePoint } from './pace.ts';

export interface GhostJob extends Choice {
  /** Of all sessions. */
  readonly folder: string;
}

/** Chooses among sessions as the disk has them; seconds of work where one has to be summed up anew. */
export const findIn = ({ folder, ...choice }: GhostJob): Promise<Found | undefined> =>
  chooseGhost(choice, {
    async way(id) {
      const details = await readDetails(folder, id);
      return details?.track.map(([latitude, longitude]) => [latitude, longitude] as const) ?? [];
    },
    async pace(candidate) {
      const kept = paceIn(candidate, await readDetails(folder, candidate.id));
      if (kept.length > 0) return kept;
      // One that was summed up before distances were: its journal knows.
      const digest = await digestJournal(folder, candidate.id).catch(() => undefined);
      return paceIn(candidate, digest?.details());
    },
  });

/** None where the curve tells of no way. */
function paceIn(
  { movingSeconds, distanceMeters }: Candidate,
  details: Details | undefined,
): readonly PacePoint[] {
  const points = (details?.curve ?? []).flatMap((point): PacePoint[] =>
    point.movingSeconds === undefined || point.distanceMeters === undefined
      ? []
      : [[point.movingSeconds, point.distanceMeters]],
  );
  // The curve's points are means: the last one lies before the end.
  return points.length === 0 ? [] : [...points, [movingSeconds, distanceMeters]];
}
