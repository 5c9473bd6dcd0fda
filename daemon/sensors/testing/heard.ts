import { ManualClock } from '../../time/clock.ts';
import type { SensorReading } from '../reading.ts';
import { createVitals, type Vitals } from '../vitals.ts';

/** The way that every live reading goes, and what comes out at its end. */
export function createHearing(): { readonly vitals: Vitals; readonly heard: SensorReading[] } {
  const heard: SensorReading[] = [];
  const vitals = createVitals({ id: 'test', clock: new ManualClock(1) });
  vitals.listener = (reading) => heard.push(reading);
  return { vitals, heard };
}
