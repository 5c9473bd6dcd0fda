/** Passes what a heart can do and holds back what only sensors do. One for each sensor. */
export interface HeartRateFilter {
  /** The believed heart rate, or undefined when this reading is not to be used. */
  accept(
    reading: {
      readonly atSeconds: number;
      readonly heartRateBpm: number;
      readonly contact?: boolean | undefined;
    },
    cadenceSpm: number | undefined,
  ): number | undefined;
}

/** Hearts change by a few beats a minute each second; more is an artefact until it is repeated. */
const freeChangeBpm = 8;
const changeBpmPerSecond = 6;
/** And not for long: so far ahead of a heart that gains this much a second, it is an artefact, too. */
const steadyBpmPerSecond = 2;
const mostAheadBpm = 18;
const agreementBpm = 8;
/** What slides is believed where it stays. */
const slideAgreementBpm = 3;
const repeatsToBelieve = 3;
/** Wrist sensors lock onto the swing of the arm: a leap or a slide to just the cadence needs much more proof. */
const lockBpm = 3;
const repeatsToBelieveLock = 20;

export function createHeartRateFilter(): HeartRateFilter {
  let believed: number | undefined;
  /** Follows what is believed, as quickly as a heart does for more than some seconds. */
  let steady = 0;
  let doubted: { bpm: number; repeats: number } | undefined;
  let heardSeconds = 0;

  return {
    accept({ atSeconds, heartRateBpm: bpm, contact }, cadenceSpm) {
      if (contact === false) return undefined;
      // Only silence gives the heart time to change unheard: doubtful readings do not.
      const dt = Math.max(0, atSeconds - heardSeconds);
      heardSeconds = Math.max(heardSeconds, atSeconds);
      const isFirst = believed === undefined;
      if (believed !== undefined) {
        const most = steadyBpmPerSecond * dt;
        steady += Math.min(most, Math.max(-most, believed - steady));
      }
      const change = Math.abs(bpm - (believed ?? bpm));
      const isLeap = change > freeChangeBpm + changeBpmPerSecond * dt;
      const isSlide = !isFirst && Math.abs(bpm - steady) > mostAheadBpm + steadyBpmPerSecond * dt;
      if (isLeap || isSlide) {
        const agreement = isSlide ? slideAgreementBpm : agreementBpm;
        const agrees = doubted !== undefined && Math.abs(bpm - doubted.bpm) <= agreement;
        doubted = { bpm, repeats: agrees ? (doubted?.repeats ?? 0) + 1 : 1 };
        const locked = cadenceSpm !== undefined && Math.abs(bpm - cadenceSpm) <= lockBpm;
        if (doubted.repeats < (locked ? repeatsToBelieveLock : repeatsToBelieve)) return undefined;
        steady = bpm;
      }
      if (isFirst) steady = bpm;
      doubted = undefined;
      believed = bpm;
      return bpm;
    },
  };
}
