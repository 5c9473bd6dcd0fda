import { RecentMap } from '../time/recent-map.ts';
import { createPositionGate, type PositionGate } from './gps/gate.ts';
import type { SensorReading } from './reading.ts';
import type { Sensor, SensorTools } from './sensor.ts';
import { createVitals } from './vitals.ts';

/** Readings that come to us already made: phones and scripts through the panel's REST and WebSocket. */
export interface ExternalSensor extends Sensor {
  accept(readings: readonly SensorReading[]): void;
}

/** Whoever invents a new sensorId with each reading shall not fill our memory. */
const mostGates = 64;

export function createExternalSensor({ clock }: SensorTools): ExternalSensor {
  const vitals = createVitals({ id: 'external', clock });
  const gates = new RecentMap<string, PositionGate>(mostGates);

  return {
    id: 'external',
    start(emit) {
      vitals.listener = emit;
      vitals.status('ok', 'open to readings over HTTP and WebSocket');
    },
    stop() {
      vitals.listener = undefined;
      gates.clear();
      vitals.status('starting', 'stopped');
      return Promise.resolve();
    },
    accept(readings) {
      for (const reading of readings) {
        const passed =
          reading.kind === 'position'
            ? gates.useOrMake(reading.sensorId, createPositionGate).accept(reading)
            : reading;
        // Only a receiver of this machine is asked for the time.
        if (passed)
          vitals.emit({ ...reading, ...passed, ...('utcSeconds' in reading && { utcSeconds: undefined }) });
        else {
          vitals.count('outliers');
          vitals.refuse('a place that nobody reaches so soon from the last one', reading.sensorId);
        }
      }
    },
    health: () => vitals.health(),
    refuse: vitals.refuse,
  };
}
