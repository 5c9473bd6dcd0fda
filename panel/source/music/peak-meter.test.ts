import { expect, it } from 'vitest';
import { PeakMeter } from './peak-meter.ts';

it('rises at once, falls slowly, and holds the largest a while', () => {
  const meter = new PeakMeter();
  expect(meter.at(0)).toEqual({ db: -90, heldDb: -90 });
  meter.hear(-6, 1);
  expect(meter.at(1)).toEqual({ db: -6, heldDb: -6 });
  meter.hear(-40, 1.5);
  expect(meter.at(1.5)).toEqual({ db: -19, heldDb: -6 });
  expect(meter.at(2.5)).toEqual({ db: -45, heldDb: -6 });
  expect(meter.at(3.5)).toEqual({ db: -71, heldDb: -32 });
  expect(meter.at(60)).toEqual({ db: -90, heldDb: -90 });
});

it('holds a new largest anew, and never less than there is', () => {
  const meter = new PeakMeter();
  meter.hear(-20, 0);
  meter.hear(-10, 1);
  expect(meter.at(2.4)).toMatchObject({ heldDb: -10 });
  meter.hear(-12, 3);
  expect(meter.at(3)).toEqual({ db: -12, heldDb: -12 });
});
