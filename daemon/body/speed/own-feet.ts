import { perSensor } from '../per-sensor.ts';

/**
 * Sensors that count steps and, in the same breath, tell a speed of 0: they do not know their speed (a strap that is no
 * pod, a pod that lost its measure), and say 0 for it. One that has just told a speed does know: its runner has stopped,
 * and the count lags, or he trips on the spot for a moment.
 */
export interface OwnFeet {
  count(sensorId: string, atSeconds: number, spm: number): void;
  /** Whether this speed is one that the sensor's own count makes impossible. */
  contradict(sensorId: string, atSeconds: number, speedMps: number): boolean;
}

const standsMps = 0.1;
const steppingSpm = 60;
const countLifeSeconds = 5;
const stoppingSeconds = 10;

export function createOwnFeet(): OwnFeet {
  const feet = perSensor(() => ({
    spm: 0,
    countedSeconds: Number.NEGATIVE_INFINITY,
    movedSeconds: Number.NEGATIVE_INFINITY,
  }));
  return {
    count(sensorId, atSeconds, spm) {
      const own = feet(sensorId);
      own.spm = spm;
      own.countedSeconds = atSeconds;
    },
    contradict(sensorId, atSeconds, speedMps) {
      const own = feet(sensorId);
      if (speedMps > standsMps) own.movedSeconds = atSeconds;
      const isStepping = own.spm >= steppingSpm && atSeconds - own.countedSeconds <= countLifeSeconds;
      return isStepping && atSeconds - own.movedSeconds > stoppingSeconds;
    },
  };
}
