/** Leads a body: draws the tempo away from what the body does by a little, and gives way where it does not come along. */
export interface Leading {
  /**
   * The share by which the music is now to be faster than the body, -0.03 to 0.03: at first nothing, then up to `wish01`
   * within 20 s. `ownTempoBpm`: what the body does at the moment. Call it at any spacing; times do not run backwards.
   */
  offer(atSeconds: number, ownTempoBpm: number, wish01: number): number;
  /** It is to be led elsewhere from now on: whether it came along before is forgotten, and the offer turns from where it is. */
  forget(): void;
  /** When it is tried again, monotonic seconds; undefined unless the body did not come along of late. */
  readonly triesAgainAtSeconds: number | undefined;
}

/**
 * The most that the music is ever ahead of or behind the body at the moment. Left alone, runners follow a tempo so near
 * to their own and hardly one farther off (Van Dyck et al. 2015, Sports Medicine - Open 1:15).
 */
export const mostLead01 = 0.03;
/** How fast an offer grows and fades: all of it in 20 s. */
const growthPerSecond = mostLead01 / 20;
/** The body is judged by how it went in the last third of such a time beside the first. */
const judgedSeconds = 45;
/** Of the offer, so much must be taken over between the two. */
const leastTaken01 = 0.15;
/** A smaller offer is within what a cadence wavers by: it is not judged. */
const leastJudged01 = 0.005;
/** After a refusal the music follows for so long, after each further one twice as long. */
const firstRestSeconds = 240;
const longestRestSeconds = 1920;
/** A body that was not seen for longer (it stood, or no sensor spoke) is offered the tempo anew, from nothing. */
const longestGapSeconds = 5;

/** Seconds that were seen, and over them the sum of a quantity. */
interface Sum {
  readonly seconds: number;
  readonly total: number;
}
const nothing: Sum = { seconds: 0, total: 0 };
const plus = (sum: Sum, value: number, dt: number): Sum => ({
  seconds: sum.seconds + dt,
  total: sum.total + value * dt,
});
const mean = ({ seconds, total }: Sum): number => total / seconds;

export function createLeading(): Leading {
  let lastSeconds: number | undefined;
  let offered01 = 0;
  let restSeconds = firstRestSeconds;
  let triesAgainAtSeconds: number | undefined;
  let offers = nothing;
  let early = nothing;
  let late = nothing;

  const judgeAnew = (): void => {
    offers = early = late = nothing;
  };

  /** Whether the body came along; undefined until that is known. */
  const judge = (ownTempoBpm: number, dt: number): boolean | undefined => {
    if (Math.abs(offered01) < leastJudged01 || offered01 * offers.total < 0) {
      judgeAnew();
      return undefined;
    }
    if (offers.seconds < judgedSeconds / 3) early = plus(early, ownTempoBpm, dt);
    else if (offers.seconds >= (2 * judgedSeconds) / 3) late = plus(late, ownTempoBpm, dt);
    offers = plus(offers, offered01, dt);
    if (offers.seconds < judgedSeconds || late.seconds === 0 || early.seconds === 0) return undefined;
    const taken01 = (mean(late) / mean(early) - 1) / mean(offers);
    judgeAnew();
    return taken01 >= leastTaken01;
  };

  return {
    offer(atSeconds, ownTempoBpm, wish01) {
      const dt = Math.max(0, atSeconds - (lastSeconds ?? atSeconds));
      lastSeconds = atSeconds;
      if (dt > longestGapSeconds) {
        offered01 = 0;
        judgeAnew();
      }
      if (triesAgainAtSeconds !== undefined && atSeconds >= triesAgainAtSeconds)
        triesAgainAtSeconds = undefined;
      if (triesAgainAtSeconds === undefined) {
        const comesAlong = judge(ownTempoBpm, dt);
        if (comesAlong === true) restSeconds = firstRestSeconds;
        if (comesAlong === false) {
          triesAgainAtSeconds = atSeconds + restSeconds;
          restSeconds = Math.min(longestRestSeconds, 2 * restSeconds);
        }
      }
      const goal = triesAgainAtSeconds === undefined ? within(mostLead01, wish01) : 0;
      offered01 += within(growthPerSecond * (dt > longestGapSeconds ? 0 : dt), goal - offered01);
      return offered01;
    },

    forget() {
      triesAgainAtSeconds = undefined;
      restSeconds = firstRestSeconds;
      judgeAnew();
    },

    get triesAgainAtSeconds() {
      return triesAgainAtSeconds;
    },
  };
}

function within(most: number, value: number): number {
  return Math.min(most, Math.max(-most, value));
}
