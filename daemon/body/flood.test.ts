import { afterEach, describe, expect, it, vi } from 'vitest';
import { positionAt } from '../sensors/gps/ground.ts';
import type { SensorReading } from '../sensors/reading.ts';
import { createBody } from './body.ts';
import { createPositionSpeed } from './speed/position-speed.ts';
import { createSpeedFilter } from './speed/speed-filter.ts';

/** Nobody limits how often somebody sends: what a reading costs must not grow with it. Work is counted, not timed. */

const origin = { latitude: 52.5, longitude: 13.4 };
const times = (hertz: number, seconds: number): number[] =>
  Array.from({ length: hertz * seconds }, (_, index) => index / hertz);

afterEach(() => vi.restoreAllMocks());

describe('a flood', () => {
  it('of speeds or positions from one source is twenty words a second', () => {
    const told = (atSeconds: number, speedMps: number): SensorReading[] => [
      { kind: 'speed', sensorId: 'osc', atSeconds, speedMps },
      { kind: 'position', sensorId: 'osc', atSeconds, ...positionAt(origin, 3 * atSeconds, 0), speedMps },
    ];
    const calm = createBody();
    const flooded = createBody();
    for (const atSeconds of times(1000, 8)) {
      const isTwentieth = Math.round(atSeconds * 1000) % 50 === 0;
      for (const reading of told(atSeconds, isTwentieth ? 3 : 4)) {
        flooded.accept(reading);
        if (isTwentieth) calm.accept(reading);
      }
    }
    const [expected, found] = [calm, flooded].map((body) => body.stateAt(8.1));
    expect(expected!.speedMps).toBeCloseTo(3, 2);
    expect(found!.speedMps).toBeCloseTo(3, 2);
  });

  it('of speeds from many sources is weighed as some hundreds, not as thousands', () => {
    const filter = createSpeedFilter();
    for (const atSeconds of times(1000, 8)) filter.accept('sensor', atSeconds, 3);
    const root = vi.spyOn(Math, 'sqrt');
    filter.accept('sensor', 8, 3);
    // One root is one reading weighed.
    expect(root.mock.calls.length).toBeGreaterThan(100);
    expect(root.mock.calls.length).toBeLessThan(300);
  });

  it('of positions is a line through as many as ten a second give', () => {
    const speed = createPositionSpeed();
    let looks = 0;
    let told: number | undefined;
    for (const atSeconds of times(1000, 8)) {
      const { latitude, longitude } = positionAt(origin, 3 * atSeconds, 0);
      looks = 0;
      told =
        speed.accept({
          atSeconds,
          longitude,
          get latitude() {
            looks += 1;
            return latitude;
          },
        }) ?? told;
      expect(looks).toBeLessThan(300);
    }
    expect(told).toBeCloseTo(3, 2);
  });
});
