import { characteristics } from './uuids.ts';

/**
 * A device that says the same by two of its services is one device: a treadmill with a pod's service in it tells the speed
 * of its belt in one and 0 in the other, and a body that heard both would stop and run by turns.
 */
export interface OneVoice {
  /** Whether this characteristic is the one to tell this quantity now. */
  speaks(uuid: string, kind: string, value: number, atSeconds: number): boolean;
}

/** Whoever measures comes before whoever reckons or passes on; a pulse on the chest before one in the hands. */
const knowsBest: readonly string[] = [
  characteristics.heartRateMeasurement,
  characteristics.treadmillData,
  characteristics.runningMeasurement,
  characteristics.cyclingMeasurement,
  characteristics.cyclingPowerMeasurement,
];
/** Whoever says 0 may not know: any that says more comes first. */
const nothingRank = knowsBest.length;
const silenceSeconds = 5;

export function createOneVoice(): OneVoice {
  const speakers = new Map<
    string,
    { readonly uuid: string; readonly rank: number; readonly atSeconds: number }
  >();
  return {
    speaks(uuid, kind, value, atSeconds) {
      const rank = knowsBest.indexOf(uuid) + (value === 0 ? nothingRank : 0);
      const speaker = speakers.get(kind);
      const isHeard = speaker !== undefined && atSeconds - speaker.atSeconds <= silenceSeconds;
      if (isHeard && speaker.uuid !== uuid && speaker.rank <= rank) return false;
      speakers.set(kind, { uuid, rank, atSeconds });
      return true;
    },
  };
}
