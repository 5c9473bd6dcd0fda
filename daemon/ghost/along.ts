import type { PartPlace } from '../player/shared/part-place.ts';
import type { Position } from '../sensors/gps/ground.ts';
import type { GhostPlace } from '../session/ghost-place.ts';
import { createGlide } from '../time/glide.ts';
import type { Found } from './choose.ts';
import type { OwnRun } from './own-run.ts';
import { createPace, leadOf } from './pace.ts';
import { placeOf } from './place.ts';
import { isOnWay } from './way.ts';

/** Somebody who ran before, beside whoever runs now. */
export interface Along {
  readonly id: string;
  /** Looks at both: once a second. */
  look(atSeconds: number, run: OwnRun): void;
  readonly standing: GhostPlace['standing'];
  readonly leadSeconds: number | undefined;
  /** From where he is heard now, 0 the middle; and how far he is there, 0 to 1: he comes and goes gradually. */
  placeAt(atSeconds: number): Omit<PartPlace, 'part'> & { readonly presence01: number };
}

/** He comes to where he is, and goes to the middle, in so long. */
const fadeSeconds = 4;
/** Of each look so much is believed: a receiver sways by some metres, and he is not to. */
const believed01 = 0.4;
/** Where nobody tells how far the run is he rests where he was, and is lost after so long: a tunnel is longer than a bridge. */
const patienceSeconds = 10;
/** A speed is told anew by then. */
const restSeconds = 1.5;
/** Beside the way for so long it is another one; no bridge and no bad fix lasts longer. */
const offWaySeconds = 20;

export function createAlong({ id, pace: points, way }: Found): Along {
  const pace = createPace(points);
  const presence = createGlide(0);
  let standing: GhostPlace['standing'] = 'lost';
  let leadSeconds: number | undefined;
  let onWaySeconds: number | undefined;

  const isElsewhere = (atSeconds: number, position: Position | undefined): boolean => {
    if (way === undefined) return false;
    onWaySeconds ??= atSeconds;
    if (position === undefined) return standing === 'elsewhere';
    if (isOnWay(way, position)) onWaySeconds = atSeconds;
    return atSeconds - onWaySeconds > offWaySeconds;
  };

  const standingOf = (atSeconds: number, run: OwnRun): GhostPlace['standing'] => {
    if (run.meters > pace.meters) return 'over';
    if (isElsewhere(atSeconds, run.positionAt(atSeconds))) return 'elsewhere';
    return run.unmeasuredSeconds(atSeconds) > patienceSeconds ? 'lost' : 'along';
  };

  return {
    id,
    look(atSeconds, run) {
      const before = standing;
      standing = standingOf(atSeconds, run);
      const isMeasured = standing === 'along' && run.unmeasuredSeconds(atSeconds) <= restSeconds;
      const lead = isMeasured ? leadOf(pace, run) : undefined;
      // Where he was lost, or is new, he is where he is at once: he is heard only gradually.
      if (lead !== undefined)
        leadSeconds =
          before === 'along' && leadSeconds !== undefined
            ? leadSeconds + believed01 * (lead - leadSeconds)
            : lead;
      presence.at(atSeconds);
      const goal = standing === 'along' ? 1 : 0;
      if (presence.goal !== goal) presence.to(goal, fadeSeconds);
    },
    get standing() {
      return standing;
    },
    get leadSeconds() {
      return leadSeconds;
    },
    placeAt(atSeconds) {
      const presence01 = presence.at(atSeconds);
      return { ...placeOf(leadSeconds ?? 0, presence01), presence01 };
    },
  };
}
