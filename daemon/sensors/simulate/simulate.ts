import { TactusError } from '../../system/errors.ts';
import { suggestion } from '../../system/nearest.ts';
import { createRandom, deriveSeed } from '../../time/random.ts';
import { positionAt } from '../gps/ground.ts';
import type { Recording, SensorReading } from '../reading.ts';
import { parkCircuit } from './circuit.ts';
import { type BodySecond, createRunner, createWander } from './runner.ts';
import { type Scenario, type SimulatedSensor, scenarios } from './scenario.ts';

/** Simulated runs: endless, seeded, and as uncertain as real sensors are. */
export const simulations: readonly { readonly name: string; readonly description: string }[] = scenarios.map(
  ({ name, description }) => ({ name, description }),
);

/** Errors: TactusError `usage` when there is no such simulation. */
export function simulate(name: string, seed: number): Recording {
  const scenario = scenarios.find((candidate) => candidate.name === name);
  if (!scenario) {
    const names = simulations.map((simulation) => simulation.name);
    throw new TactusError('usage', `There is no simulation "${name}"`, suggestion(name, names));
  }
  return {
    name,
    durationSeconds: Number.POSITIVE_INFINITY,
    readings: { [Symbol.iterator]: () => play(scenario, deriveSeed(seed, 'simulate', name)) },
  };
}

/** A step's jitter may carry it over a second's end; readings wait this long for earlier ones. */
const sortingSeconds = 1;

function* play(scenario: Scenario, seed: number): Generator<SensorReading, never> {
  const runner = createRunner(seed);
  const sensors = createSensors(seed);
  let waiting: SensorReading[] = [];
  for (let second = 0; ; second += 1) {
    const body = runner.next(scenario.effortAt(second));
    const missing = scenario.missingAt(second);
    waiting.push(
      ...sensors.see(body).flatMap(([sensor, reading]) => (missing.includes(sensor) ? [] : [reading])),
      ...(scenario.pressedAt?.(second) ?? []).map((name) => pressed(name, second)),
    );
    waiting.sort((a, b) => a.atSeconds - b.atSeconds);
    const ready = waiting.findIndex((reading) => reading.atSeconds >= second + 1 - sortingSeconds);
    if (ready > 0) {
      yield* waiting.slice(0, ready);
      waiting = waiting.slice(ready);
    }
  }
}

/**
 * What four sensors make of the body: a heart-rate strap, a foot pod (cadence and speed), a motion sensor (single
 * steps) and a GPS receiver. Each draws from its own random stream, whether it is heard or not.
 */
function createSensors(seed: number): {
  see(body: BodySecond): [SimulatedSensor, SensorReading][];
} {
  const footpod = createRandom(deriveSeed(seed, 'footpod'));
  const gps = createRandom(deriveSeed(seed, 'gps'));
  const east = createWander(createRandom(deriveSeed(seed, 'gps', 'east')), 3, 25);
  const north = createWander(createRandom(deriveSeed(seed, 'gps', 'north')), 3, 25);
  const clip = (value: number, limit: number): number => Math.min(limit, Math.max(-limit, value));

  return {
    see(body) {
      const { second } = body;
      const centre = parkCircuit.pointAt(body.distanceMeters);
      const position = positionAt(
        parkCircuit.origin,
        centre.east + east.next() + gps.normal(0, 0.2),
        centre.north + north.next() + gps.normal(0, 0.2),
      );
      const seen: [SimulatedSensor, SensorReading][] = [
        [
          'gps',
          {
            kind: 'position',
            sensorId: 'sim-gps',
            atSeconds: second,
            ...position,
            altitudeMeters: 34 + 3 * Math.sin(centre.angle) + body.climbMeters,
            speedMps: Math.max(0, body.speedMps + clip(gps.normal(0, 0.05), 0.15)),
            accuracyMeters: 4,
          },
        ],
        [
          'footpod',
          {
            kind: 'cadence',
            sensorId: 'sim-footpod',
            atSeconds: second + 0.35,
            cadenceSpm: Math.max(0, body.cadenceSpm + clip(footpod.normal(0, 0.25), 0.6)),
            totalSteps: body.totalSteps,
          },
        ],
        [
          'footpod',
          {
            kind: 'speed',
            sensorId: 'sim-footpod',
            atSeconds: second + 0.35,
            speedMps: Math.max(0, body.speedMps * (1 + clip(footpod.normal(0, 0.008), 0.02))),
          },
        ],
        [
          'strap',
          {
            kind: 'heartRate',
            sensorId: 'sim-strap',
            atSeconds: second + 0.6,
            heartRateBpm: Math.round(body.heartRateBpm),
            rrSeconds: [...body.rrSeconds],
            contact: true,
          },
        ],
      ];
      for (const step of body.steps) {
        seen.push(['motion', { kind: 'step', sensorId: 'sim-motion', ...step }]);
      }
      if (second % 60 === 0) {
        seen.push(
          ['strap', battery('sim-strap', second, 0.86)],
          ['footpod', battery('sim-footpod', second, 0.64)],
        );
      }
      return seen;
    },
  };
}

function pressed(name: string, second: number): SensorReading {
  return { kind: 'control', sensorId: 'sim-watch', atSeconds: second, name, value01: 1 };
}

/** A coin cell's life of some two hundred hours, told once a minute. */
function battery(sensorId: string, second: number, charge01: number): SensorReading {
  const left = Math.max(0.01, charge01 - second / (200 * 3600));
  return { kind: 'battery', sensorId, atSeconds: second, charge01: Math.round(left * 100) / 100 };
}
