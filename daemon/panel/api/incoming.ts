import { z } from 'zod';
import { type SensorReading, sensorReadingSchema } from '../../sensors/reading.ts';
import { explain } from '../../system/explain.ts';
import { maximumAgeSeconds, maximumReadings } from '../protocol/client-message.ts';
import { InvalidInput } from './failure.ts';

/** Clocks of phones are a little ahead now and then; more than this is another clock. */
const maximumAheadSeconds = 1;

const momentSchema = z.looseObject({
  atSeconds: z.number().optional(),
  ageSeconds: z.number().min(0).max(maximumAgeSeconds).optional(),
});

/** One reading or an array, each with our seconds, an age, or neither (now). Errors: InvalidInput naming each fault. */
export function parseReadings(body: unknown, nowSeconds: number): readonly SensorReading[] {
  const items: readonly unknown[] = Array.isArray(body) ? body : [body];
  if (items.length === 0 || items.length > maximumReadings) {
    throw new InvalidInput(`Send 1 to ${maximumReadings} readings at a time.`);
  }
  const faults: string[] = [];
  const readings: SensorReading[] = [];
  items.forEach((item, index) => {
    const result = parseReading(item, nowSeconds);
    if (typeof result !== 'string') readings.push(result);
    else faults.push(items.length === 1 ? result : `reading ${index}: ${result}`);
  });
  if (faults.length > 0) throw new InvalidInput(faults.slice(0, 10).join('; '));
  return readings;
}

function parseReading(item: unknown, nowSeconds: number): SensorReading | string {
  const moment = momentSchema.safeParse(item, { reportInput: true });
  if (!moment.success) return explain(moment.error);
  const { ageSeconds, ...rest } = moment.data;
  if (ageSeconds !== undefined && rest.atSeconds !== undefined) {
    return 'ageSeconds: it stands for atSeconds, give one of them';
  }
  const atSeconds = rest.atSeconds ?? nowSeconds - (ageSeconds ?? 0);
  if (atSeconds > nowSeconds + maximumAheadSeconds || atSeconds < nowSeconds - maximumAgeSeconds) {
    return `atSeconds: ${atSeconds} is not of the last ${maximumAgeSeconds} s; give ageSeconds when your clock is not ours`;
  }
  const reading = sensorReadingSchema.safeParse(
    { ...rest, atSeconds: Math.max(0, atSeconds) },
    { reportInput: true },
  );
  return reading.success ? reading.data : explain(reading.error);
}
