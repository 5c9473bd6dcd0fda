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
const agreementBpm = 8;
const repeatsToBelieve = 3;
/** Wrist sensors lock onto the swing of the arm: a jump to just the cadence needs much more proof. */
const lockBpm = 3;
const repeatsToBelieveLock = 20;

export function createHeartRateFilter(): HeartRateFilter {
  let believed: number | undefined;
  let doubted: { bpm: number; repeats: number } | undefined;
  let heardSeconds = 0;

  return {
    accept({ atSeconds, heartRateBpm: bpm, contact }, cadenceSpm) {
      if (contact === false) return undefined;
      // Only silence gives the heart time to change unheard: doubtful readings do not.
      const dt = Math.max(0, atSeconds - heardSeconds);
      heardSeconds = Math.max(heardSeconds, atSeconds);
      const change = believed === undefined ? 0 : Math.abs(bpm - believed);
      if (change > freeChangeBpm + changeBpmPerSecond * dt) {
        const agrees = doubted !== undefined && Math.abs(bpm - doubted.bpm) <= agreementBpm;
        doubted = { bpm, repeats: agrees ? (doubted?.repeats ?? 0) + 1 : 1 };
        const locked = cadenceSpm !== undefined && Math.abs(bpm - cadenceSpm) <= lockBpm;
        if (doubted.repeats < (locked ? repeatsToBelieveLock : repeatsToBelieve)) return undefined;
      }
      doubted = undefined;
      believed = bpm;
      return bpm;
    },
  };
}
