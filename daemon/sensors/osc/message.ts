import { decode } from 'node-osc';
import { readingFromWords } from '../words.ts';

/** The longest address we look at; OSC itself has no limit. */
const longestAddress = 200;
const mostArguments = 16;
/** Nothing of ours comes near this. */
const longestPacket = 8192;
/** A bundle in a bundle in a bundle is somebody's joke. */
const deepestBundle = 4;

export type OscReading = { readonly sensorId: string } & Readonly<Record<string, unknown>>;

/** What a packet says: readings yet to be checked, and how many messages were not for us. */
export interface OscPacket {
  readonly readings: readonly OscReading[];
  readonly foreign: number;
}

/**
 * A UDP packet, a message or a bundle of them. A bundle's time tag is of a clock that is not ours: its messages count
 * from when they are heard. Undefined for what is not OSC.
 */
export function readOscPacket(packet: Buffer): OscPacket | undefined {
  if (packet.length > longestPacket) return undefined;
  const messages: (readonly unknown[])[] = [];
  try {
    collect(decode(packet), messages, 0);
  } catch {
    return undefined;
  }
  const readings = messages.flatMap((message) => readingFromOsc(message) ?? []);
  return { readings, foreign: messages.length - readings.length };
}

function collect(decoded: unknown, into: (readonly unknown[])[], depth: number): void {
  if (depth > deepestBundle || typeof decoded !== 'object' || decoded === null) return;
  if ('elements' in decoded && Array.isArray(decoded.elements)) {
    for (const element of decoded.elements) collect(element, into, depth + 1);
  } else if ('address' in decoded && 'args' in decoded && Array.isArray(decoded.args)) {
    into.push([decoded.address, ...decoded.args.map(({ value }: { value: unknown }) => value)]);
  }
}

/**
 * An OSC message, its address first, to a reading. Under `/tactus/`: `heartRate 142`, `control/energy 0.7`,
 * `sensor/left-foot/cadence 168`. True, false and numbers are numbers; anything else makes the message not ours.
 */
function readingFromOsc(message: readonly unknown[]): OscReading | undefined {
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
