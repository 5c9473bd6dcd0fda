import type { BodyState } from '../body/state.ts';

/** Whether anybody is there: a body that a sensor tells of, or somebody who steers. */
export interface Presence {
  update(body: BodyState): void;
  /** Somebody steers. */
  attend(): void;
  /** Since when nobody is, monotonic seconds. */
  readonly nobodySinceSeconds: number;
  /** How long that is. */
  readonly nobodySeconds: number;
}

export function createPresence(): Presence {
  let nowSeconds: number | undefined;
  let lastSeconds = 0;
  return {
    update({ atSeconds, sources }) {
      if (nowSeconds === undefined || Object.keys(sources).length > 0) lastSeconds = atSeconds;
      nowSeconds = atSeconds;
    },
    attend() {
      lastSeconds = nowSeconds ?? lastSeconds;
    },
    get nobodySinceSeconds() {
      return lastSeconds;
    },
    get nobodySeconds() {
      return (nowSeconds ?? 0) - lastSeconds;
    },
  };
}
