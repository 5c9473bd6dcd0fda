import type { PartPlace } from '../player/shared/part-place.ts';

/** How somebody who ran before stands to whoever runs now. */
export const ghostStandings = ['along', 'lost', 'elsewhere', 'over'] as const;

/** Where somebody who ran before is, and from where he is heard. */
export interface GhostPlace extends PartPlace {
  readonly atSeconds: number;
  /** The session that he is of. */
  readonly sessionId: string;
  /**
   * `along`: he runs along; `lost`: nobody tells how far the run is; `elsewhere`: it goes another way; `over`: it is longer
   * than his. In all but the first he comes to the middle.
   */
  readonly standing: (typeof ghostStandings)[number];
  /** So long before he was here, seconds of moving; below 0: after. Where he is not along, the last that was known; absent before any. */
  readonly leadSeconds?: number | undefined;
}
