import { type Attempt, type Endeavour, persist } from '../time/persist.ts';
import type { Timers } from '../time/timers.ts';
import type { Sensor } from './sensor.ts';
import type { Vitals } from './vitals.ts';

export interface KeptSensorDependencies {
  readonly id: string;
  readonly vitals: Vitals;
  /** Says that it is starting, and begins. */
  readonly begin: () => Endeavour;
}

/**
 * A sensor that keeps something up for as long as it is started. It may be started twice, stopped twice, and started
 * again while it is still stopping.
 */
export function createKeptSensor({ id, vitals, begin }: KeptSensorDependencies): Sensor {
  let endeavour: Endeavour | undefined;
  let stopping: Promise<unknown> = Promise.resolve();
  return {
    id,
    start(emit) {
      vitals.listener = emit;
      endeavour ??= begin();
    },
    async stop() {
      vitals.listener = undefined;
      stopping = Promise.all([stopping, endeavour?.stop()]);
      endeavour = undefined;
      await stopping;
      if (!endeavour) vitals.status('starting', 'stopped');
    },
    health: () => vitals.health(),
    refuse: vitals.refuse,
  };
}

export interface PersistentSensorDependencies {
  readonly id: string;
  readonly vitals: Vitals;
  readonly timers: Timers;
  /** One connection, from its opening to its end; it says itself when all is well. */
  readonly attempt: (attempt: Attempt) => Promise<void>;
  /** What is said while the first attempt is under way. */
  readonly opening: string;
  /** What is said when an attempt has ended, for the reason `why`, before the words about the next try. */
  readonly trouble: (why: string) => string;
  /** A counter of attempts that ended, besides that of errors. */
  readonly endCounter?: string;
}

/** A sensor that keeps up one connection, and tells in its health how that goes. */
export function createPersistentSensor(dependencies: PersistentSensorDependencies): Sensor {
  const { id, vitals, timers, attempt, opening, trouble, endCounter } = dependencies;
  return createKeptSensor({
    id,
    vitals,
    begin() {
      vitals.status('starting', opening);
      return persist(attempt, {
        timers,
        onEnd: (error, waitSeconds) => {
          if (error) vitals.error(error);
          if (endCounter !== undefined) vitals.count(endCounter);
          const why = error instanceof Error ? error.message || error.name : 'it closed the connection';
          vitals.status('degraded', `${trouble(why)}; next try in ${waitSeconds} s`);
        },
      });
    },
  });
}
