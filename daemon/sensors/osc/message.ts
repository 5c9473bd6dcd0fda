import { readingFromWords } from '../words.ts';

/** The longest address we look at; OSC itself has no limit. */
const longestAddress = 200;
const mostArguments = 16;

/**
 * An OSC message, its address first, to a reading. Under `/tactus/`: `heartRate 142`, `control/energy 0.7`,
 * `sensor/left-foot/cadence 168`. True, false and numbers are numbers; anything else makes the message not ours.
 */
export function readingFromOsc(
  message: readonly unknown[],
): ({ readonly sensorId: string } & Readonly<Record<string, unknown>>) | undefined {
  const [address, ...rest] = message;
  if (typeof address !== 'string' || address.length > longestAddress || !address.startsWith('/tactus/')) {
    return undefined;
  }
  const numbers: number[] = [];
  for (const argument of rest.slice(0, mostArguments)) {
    const value = typeof argument === 'boolean' ? Number(argument) : argument;
    if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
    numbers.push(value);
  }
  const said = readingFromWords(address.slice('/tactus/'.length), numbers);
  return said && { sensorId: said.sensor ? `osc:${said.sensor}` : 'osc', ...said.reading };
}
