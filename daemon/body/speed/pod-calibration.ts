/**
 * Foot pods know when a stride was made and guess how long it was: some are a tenth wrong for a runner. A receiver's
 * speed is noisy and late, and right on the average. So the way that both have measured is compared, and the pod corrected.
 */
export interface PodCalibration {
  /** The receiver's speed; its delay does not matter over a long way. */
  receiver(atSeconds: number, speedMps: number): void;
  /** The pod's speed; gives back what it is worth. */
  pod(atSeconds: number, speedMps: number): number;
}

/** As if both had agreed over this way already: a few wrong metres at the beginning change little. */
const agreedMeters = 100;
/** What was longer ago than this way counts less and less: shoes and ground change. */
const rememberedMeters = 3000;
/** At a stand, in a tunnel or on a treadmill nothing is learnt. */
const slowestMps = 1.5;
const longestStepSeconds = 3;
/** Further apart than this they do not measure the same body. */
const mostApart = 1.35;

export function createPodCalibration(): PodCalibration {
  let podMeters = 0;
  let receiverMeters = 0;
  let sky: { readonly atSeconds: number; readonly speedMps: number } | undefined;
  let podSeconds = Number.NEGATIVE_INFINITY;
  /** Metres that are a metre to the pod; 1 until the way has shown otherwise. */
  const factor = (): number => (receiverMeters + agreedMeters) / (podMeters + agreedMeters);

  const learn = (atSeconds: number, speedMps: number): void => {
    const seconds = atSeconds - podSeconds;
    if (sky === undefined || atSeconds - sky.atSeconds > longestStepSeconds) return;
    if (seconds <= 0 || seconds > longestStepSeconds) return;
    if (Math.min(sky.speedMps, speedMps) < slowestMps) return;
    if (Math.max(sky.speedMps / speedMps, speedMps / sky.speedMps) > mostApart) return;
    const kept = Math.exp((-seconds * speedMps) / rememberedMeters);
    podMeters = podMeters * kept + seconds * speedMps;
    receiverMeters = receiverMeters * kept + seconds * sky.speedMps;
  };

  return {
    receiver(atSeconds, speedMps) {
      sky = { atSeconds, speedMps };
    },
    pod(atSeconds, speedMps) {
      learn(atSeconds, speedMps);
      podSeconds = Math.max(podSeconds, atSeconds);
      return Math.min(15, speedMps * factor());
    },
  };
}
