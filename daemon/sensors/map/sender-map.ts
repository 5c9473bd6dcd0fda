import { ourOscPrefix } from '../words.ts';
import { describeHeard } from './heard/describe-heard.ts';
import { createHeardAddresses } from './heard/heard-addresses.ts';
import type { HeardAddress } from './heard/heard-view.ts';
import type { MapOption } from './options.ts';
import { idOf } from './read-items.ts';
import { createRouting, presetNamed } from './routing.ts';
import { createTranslator, type Translation, type TranslatorDependencies } from './translate.ts';
import type { Way } from './ways.ts';

/** The programs and knobs that are not ours, and how what they say becomes readings; undefined for what none of them says. */
export interface SenderMap {
  /** MQTT topics that they are heard at. */
  readonly topics: readonly string[];
  mqtt(topic: string, payload: Buffer): Translation | undefined;
  osc(address: string, args: readonly unknown[]): Translation | undefined;
  /** JSON in a packet. */
  udp(packet: Buffer): Translation | undefined;
  /** `said`: parameters and body. */
  http(name: string, said: unknown): (Translation & { readonly answer?: unknown }) | undefined;
  /** `what`: 3/cc7, 1/note36, 1/program5, 1/bend; the channel counts from 1. */
  midi(what: string, value01: number): Translation | undefined;
  /** A key by its code in Linux. */
  button(code: number, isPressed: boolean): Translation | undefined;
  /** Names of those that speak HTTP. */
  readonly httpNames: readonly string[];
  /** Other entries from now on. */
  set(option: MapOption): void;
  /** Something came in our own words, for which nobody is asked here. */
  hearOurs(topic: string, payload: Buffer): void;
  /** All that came of late, whether somebody takes it or not. */
  heard(): readonly HeardAddress[];
}

const longestPayload = 256 * 1024;

export function createSenderMap(option: MapOption, dependencies: TranslatorDependencies): SenderMap {
  const translate = createTranslator(dependencies);
  const heard = createHeardAddresses(dependencies.nowSeconds);
  let routing = createRouting(option);

  /** `sensorId` is made for those only that are meant. */
  const take = (
    way: Way,
    address: string,
    said: unknown,
    sensorId: () => string,
  ): Translation | undefined => {
    heard.hear(way, address, said, isOurs(way, address));
    const mapped = routing.entriesOf(way, address);
    return mapped.length === 0 ? undefined : translate(mapped, { said, sensorId: sensorId() });
  };

  return {
    get topics() {
      return routing.topics;
    },
    mqtt(topic, payload) {
      if (payload.length > longestPayload) {
        const isMeant = routing.entriesOf('mqtt', topic).length > 0;
        return isMeant ? refused(`${payload.length} bytes are too many`) : undefined;
      }
      return take('mqtt', topic, parse(payload), () => idOf(`mqtt:${topic}`));
    },
    osc(address, args) {
      return take('osc', address, args, () => {
        const sender = address.split('/').slice(1, -1).join('.');
        return idOf(sender ? `osc:${sender}` : 'osc');
      });
    },
    udp(packet) {
      if (packet[0] !== openingBrace || packet.length > longestPayload) return undefined;
      const said = parse(packet);
      if (typeof said !== 'object') return undefined;
      const all = routing.namesOf('udp').map((name) => ({
        name,
        ...translate(routing.entriesOf('udp', name), { said, sensorId: idOf(`osc:${name}`) }),
      }));
      // Whose it is, it does not say: whoever could read it, else the first who knows what is wrong with it.
      const reader = all.find((each) => each.readings.length > 0);
      const meant = reader ?? all.find((each) => each.refused.length > 0);
      heard.hear('udp', reader?.name ?? unnamed, said, false);
      return { readings: all.flatMap((each) => each.readings), refused: meant?.refused ?? [] };
    },
    http(name, said) {
      const translation = take('http', name, said, () => idOf(`http:${name}`));
      const answer = presetNamed(name)?.answer;
      return translation && { ...translation, ...(answer !== undefined && { answer }) };
    },
    midi: (what, value01) => take('midi', what, value01, () => 'midi'),
    button: (code, isPressed) => take('button', String(code), Number(isPressed), () => 'buttons'),
    get httpNames() {
      return routing.namesOf('http');
    },
    set(next) {
      routing = createRouting(next);
    },
    hearOurs: (topic, payload) => heard.hear('mqtt', topic, parse(payload), true),
    heard: () => describeHeard(heard.list(), routing),
  };
}

const openingBrace = 0x7b;
/** What JSON in a packet is called until a mapping gives it a name. */
const unnamed = 'json';

/** Notes are for playing along, unless a mapping takes them. */
const isOurs = (way: Way, address: string): boolean =>
  way === 'osc' ? address.startsWith(ourOscPrefix) : way === 'midi' && address.includes('note');

const refused = (reason: string): Translation => ({ readings: [], refused: [reason] });

/** JSON, or else the text itself. */
function parse(payload: Buffer): unknown {
  const text = payload.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
