import { describe, expect, it } from 'vitest';
import { bodyOptionsSchema } from './options.ts';
import { heartRateZonesOf, zoneOf } from './zones.ts';

describe('heart rate zones', () => {
  it('are those that were given', () => {
    const zones = heartRateZonesOf(bodyOptionsSchema.parse({ heartRateZonesBpm: [110, 130, 150, 170] }));
    expect(zones).toEqual([110, 130, 150, 170]);
    expect([60, 109, 110, 149.9, 150, 170, 200].map((rate) => zoneOf(rate, zones))).toEqual([
      1, 1, 2, 3, 4, 5, 5,
    ]);
  });

  it('are else shares of the reserve', () => {
    const options = bodyOptionsSchema.parse({ restHeartRateBpm: 50, maxHeartRateBpm: 200 });
    expect(heartRateZonesOf(options)).toEqual([140, 155, 170, 185]);
  });
});
