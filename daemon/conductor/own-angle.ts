import { mostOffsetMs } from './plain-schemas.ts';

/**
 * Learns on which side of the foot a person has the beat when left alone: the mean angle between beat and foot, on a
 * circle, once it has held still for a while. It cannot know whether the person heeds the music: of one who does not, it
 * is the angle that came about by chance.
 */
export interface OwnAngle {
  /** A beat is heard so long after a foot (any: it counts modulo one), of steps so far apart. */
  hear(sinceStepSeconds: number, periodSeconds: number): void;
  /** How long after the foot, ms; undefined until it is known. From then on it is held. */
  readonly offsetMs: number | undefined;
  forget(): void;
}

/** About 20 s of a run. */
const judgedBeats = 56;
/** The length of the mean vector: scattered by a thirtieth of a beat, or all one way. */
const leastResultant = 0.95;
/** Who has shown none for so long (a minute and a half) gets the beat on the foot. */
const mostBeats = 240;

export function createOwnAngle(): OwnAngle {
  let angles: number[] = [];
  let heard = 0;
  let offsetMs: number | undefined;

  return {
    hear(sinceStepSeconds, periodSeconds) {
      if (offsetMs !== undefined) return;
      angles = [...angles.slice(1 - judgedBeats), (2 * Math.PI * sinceStepSeconds) / periodSeconds];
      heard += 1;
      if (heard >= mostBeats) offsetMs = 0;
      if (angles.length < judgedBeats) return;
      const mean = (of: (angle: number) => number): number =>
        angles.reduce((sum, angle) => sum + of(angle), 0) / judgedBeats;
      const [x, y] = [mean(Math.cos), mean(Math.sin)];
      const ownMs = (Math.atan2(y, x) / (2 * Math.PI)) * periodSeconds * 1000;
      if (Math.hypot(x, y) >= leastResultant && Math.abs(ownMs) <= mostOffsetMs) offsetMs = ownMs;
    },
    get offsetMs() {
      return offsetMs;
    },
    forget() {
      angles = [];
      heard = 0;
      offsetMs = undefined;
    },
  };
}
