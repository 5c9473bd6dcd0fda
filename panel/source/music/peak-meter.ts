import { softestDb } from '../../../daemon/player/spectrum/spectrum.ts';

/** How quickly a meter falls, and how long it holds the largest. */
const fallDbPerSecond = 26;
const holdSeconds = 1.5;

export interface Meter {
  readonly db: number;
  /** The largest of late. */
  readonly heldDb: number;
}

/** One channel's peaks as a meter shows them: up at once, down slowly, the largest held a while. */
export class PeakMeter {
  #db = softestDb;
  #atSeconds = 0;
  #heldDb = softestDb;
  #heldSeconds = Number.NEGATIVE_INFINITY;

  hear(db: number, atSeconds: number): void {
    const { db: now, heldDb } = this.at(atSeconds);
    this.#db = Math.max(db, now);
    this.#atSeconds = atSeconds;
    if (db < heldDb) return;
    this.#heldDb = db;
    this.#heldSeconds = atSeconds;
  }

  at(nowSeconds: number): Meter {
    const fallen = (sinceSeconds: number): number => fallDbPerSecond * Math.max(0, nowSeconds - sinceSeconds);
    const db = Math.max(softestDb, this.#db - fallen(this.#atSeconds));
    return { db, heldDb: Math.max(db, this.#heldDb - fallen(this.#heldSeconds + holdSeconds)) };
  }
}
