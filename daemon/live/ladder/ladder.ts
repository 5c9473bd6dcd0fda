/** How the machine copes on the rung on which it stands. `unknown`: nothing that is measured now tells it. */
export type Burden = 'tooMuch' | 'bearable' | 'light' | 'unknown';

export interface LadderOptions {
  /** The lowest rung; 0 is the highest, where nothing is left out. */
  readonly lowest: number;
  /** Between two steps down: what a step has brought is not measured before. */
  readonly settleSeconds: number;
  /** So long the burden must be light before a step up is tried; longer by itself after each that failed. */
  readonly firstPatienceSeconds: number;
}

/** Steps down as soon as a burden is too much, and up again with patience. Pure: time is told by whoever looks. */
export interface Ladder {
  readonly rung: number;
  /** Takes in how it is now; the rung may be another afterwards. */
  look(atSeconds: number, burden: Burden): void;
}

/** However often it failed: once an hour it may be tried again. */
const mostPatienceSeconds = 3600;
/** A step up has failed when the burden is too much again within so long, and within ten times the patience before it. */
const shortestTrialSeconds = 3600;
const trialPatiences = 10;
/** Between two looks no more counts as light: whoever could not look does not know. */
const longestLookSeconds = 2;

/**
 * Never to and fro: a step up that fails doubles the patience before the next, up to an hour, so that even on a machine
 * that bears no more the steps become rare; one that holds makes it short again.
 */
export function createLadder({ lowest, settleSeconds, firstPatienceSeconds }: LadderOptions): Ladder {
  let rung = 0;
  let patienceSeconds = firstPatienceSeconds;
  let lightSeconds = 0;
  let lookedAtSeconds: number | undefined;
  let lastStepAtSeconds = Number.NEGATIVE_INFINITY;
  /** Of the last step up, while nobody knows whether it holds. */
  let trialEndsAtSeconds: number | undefined;

  const stepDown = (atSeconds: number): void => {
    lightSeconds = 0;
    if (rung === lowest || atSeconds - lastStepAtSeconds < settleSeconds) return;
    // One failure is one, however far down it leads.
    if (trialEndsAtSeconds !== undefined) {
      const held = atSeconds >= trialEndsAtSeconds;
      patienceSeconds = held ? firstPatienceSeconds : Math.min(mostPatienceSeconds, 2 * patienceSeconds);
      trialEndsAtSeconds = undefined;
    }
    lastStepAtSeconds = atSeconds;
    rung += 1;
  };
  const stepUp = (atSeconds: number): void => {
    lightSeconds = 0;
    trialEndsAtSeconds = atSeconds + Math.max(shortestTrialSeconds, trialPatiences * patienceSeconds);
    lastStepAtSeconds = atSeconds;
    rung -= 1;
  };

  return {
    get rung() {
      return rung;
    },
    look(atSeconds, burden) {
      const elapsed = Math.min(longestLookSeconds, atSeconds - (lookedAtSeconds ?? atSeconds));
      lookedAtSeconds = atSeconds;
      if (burden === 'tooMuch') stepDown(atSeconds);
      else if (burden === 'light' && rung > 0) {
        lightSeconds += elapsed;
        if (lightSeconds >= patienceSeconds) stepUp(atSeconds);
      }
    },
  };
}
