import type { BodyState } from '../body/state.ts';
import type { SensorReading } from '../sensors/reading.ts';
import { readingToTrace } from '../sensors/replay/journal.ts';
import { RecentMap } from '../time/recent-map.ts';
import type { JournalLine } from './journal-lines.ts';

/** `atSeconds` of every line counts from the beginning of the session. */
export type WriteLine = (line: JournalLine) => void;

/** Says of a body and its sensors what a journal keeps: each thing once, and no oftener than it is worth. */
export interface BodyScribe {
  reading(reading: SensorReading): void;
  /** A step that the body found where no sensor told of single ones, as in accelerations. */
  foundStep(body: BodyState): void;
  /** Call as often as you like: one a second is written, and only then this is true. */
  body(body: BodyState): boolean;
}

/** Tells of charge once a minute, however often a sensor does. */
const secondsBetweenBatteries = 60;
/** Their names come from outside. */
const mostSensors = 256;

export function createBodyScribe(write: WriteLine, zeroSeconds: number): BodyScribe {
  /** What was true before the session began counts from its beginning. */
  const notBefore = (atSeconds: number): number => Math.max(0, atSeconds - zeroSeconds);
  const batteries = new RecentMap<string, number>(mostSensors);
  const tellsSteps = new RecentMap<string, true>(mostSensors);
  /** The last whole second that was told: whoever counts a second from the last one skips some, as ticks never come to the moment. */
  let second = Number.NEGATIVE_INFINITY;
  let sources = '';
  let stepSeconds = Number.NEGATIVE_INFINITY;

  return {
    reading(reading) {
      const { kind, sensorId, atSeconds } = reading;
      if (kind === 'acceleration') return;
      if (kind === 'step') tellsSteps.set(sensorId, true);
      if (kind === 'battery') {
        if (atSeconds - (batteries.get(sensorId) ?? Number.NEGATIVE_INFINITY) < secondsBetweenBatteries)
          return;
        batteries.set(sensorId, atSeconds);
      }
      write(readingToTrace({ ...reading, atSeconds: notBefore(atSeconds) }));
    },

    foundStep({ stepAtSeconds, sources: { step } }) {
      if (stepAtSeconds === undefined || step === undefined || stepAtSeconds <= stepSeconds) return;
      stepSeconds = stepAtSeconds;
      if (!tellsSteps.has(step)) write({ kind: 'step', atSeconds: notBefore(stepAtSeconds), sensorId: step });
    },

    body(body) {
      const atSeconds = body.atSeconds - zeroSeconds;
      if (Math.floor(atSeconds) <= second) return false;
      second = Math.floor(atSeconds);
      const isChanged = JSON.stringify(body.sources) !== sources;
      sources = JSON.stringify(body.sources);
      const { activity, cadenceSpm, speedMps, distanceMeters, heartRateBpm, effort01 } = body;
      write({
        ...{
          kind: 'body',
          atSeconds,
          activity,
          cadenceSpm,
          speedMps,
          distanceMeters,
          heartRateBpm,
          effort01,
        },
        ...(isChanged && { sources: body.sources as Record<string, string> }),
      });
      return true;
    },
  };
}
