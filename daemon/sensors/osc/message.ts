import { oneLine, type Refused } from '../../system/refusals.ts';
import type { SenderMap } from '../map/sender-map.ts';
import { ourOscPrefix, readingFromWords, sayingWords } from '../words.ts';
import { decodeOsc, type OscMessage } from './decode.ts';

/** The longest address we look at; OSC itself has no limit. */
const longestAddress = 200;
/** Nothing of ours comes near this. */
const longestPacket = 8192;

export type OscReading = { readonly sensorId: string } & Readonly<Record<string, unknown>>;

export interface OscPacket {
  /** Yet to be checked. */
  readonly readings: readonly OscReading[];
  readonly refusals: readonly string[];
}

/**
 * A UDP packet, a message or a bundle of them; of a bundle each message stands for itself. `senders`: programs that speak
 * at addresses of their own.
 */
export function readOscPacket(packet: Buffer, senders?: Pick<SenderMap, 'osc'>): OscPacket {
  if (packet.length > longestPacket)
    return { readings: [], refusals: [`a packet of more than ${longestPacket} bytes`] };
  const { messages, faults } = decodeOsc(packet);
  const readings: OscReading[] = [];
  const refusals = [...faults];
  for (const message of messages) {
    const translation = senders?.osc(message.address, message.args);
    if (translation) {
      readings.push(...translation.readings);
      refusals.push(...translation.refused.map((why) => `${oneLine(message.address, 60)}: ${why}`));
      continue;
    }
    const said = readingFromOsc(message);
    if (isRefused(said)) refusals.push(said.refusedBecause);
    else readings.push(said);
  }
  return { readings, refusals };
}

/** A name stands in the address, where there are names. */
const inPlaceOf = (address: string, name: string): string =>
  /\/control\/(?:scene|style|follow)$/.test(address)
    ? `write ${oneLine(`${address}/${name}`, 80)}`
    : 'send a number';

const isRefused = (said: OscReading | Refused): said is Refused => 'refusedBecause' in said;

/**
 * A message to a reading. Under `/tactus/`: `heartRate 142`, `control/energy 0.7`, `sensor/left-foot/cadence 168`. True,
 * false and nil say whether something is pressed; the one string of `control/say` is a wish in words.
 */
function readingFromOsc({ address, args }: OscMessage): OscReading | Refused {
  const refused = (why: string): Refused => ({ refusedBecause: `${oneLine(address, 60)}: ${why}` });
  if (address.length > longestAddress) return refused('the address is too long');
  if (!address.startsWith(ourOscPrefix)) return refused(`an address of ours begins with ${ourOscPrefix}`);
  const [words] = args;
  if (address === `${ourOscPrefix}control/say` && typeof words === 'string')
    return { sensorId: 'osc', ...sayingWords(words) };
  const values: (number | boolean)[] = [];
  for (const value of args) {
    if (typeof value === 'string')
      return refused(`"${oneLine(value, 40)}" is a string: ${inPlaceOf(address, value)}`);
    if (typeof value === 'number' && !Number.isFinite(value)) return refused(`${value} is not a number`);
    if (typeof value === 'object' && value !== null)
      return refused(`an argument of type "${value.type}": send a number`);
    values.push(value ?? false);
  }
  const said = readingFromWords(address.slice(ourOscPrefix.length), values);
  if ('refusedBecause' in said) return refused(said.refusedBecause);
  return { sensorId: said.sensor ? `osc:${said.sensor}` : 'osc', ...said.reading };
}
