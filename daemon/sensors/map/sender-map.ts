import type { MapEntry } from './entry.ts';
import type { MapOption } from './options.ts';
import { type Preset, presets } from './presets.data.ts';
import { idOf } from './read-items.ts';
import { createTranslator, type Translation, type TranslatorDependencies } from './translate.ts';

/** The programs that are not ours, and how what they say becomes readings; undefined for what none of them says. */
export interface SenderMap {
  /** MQTT topics that they are heard at. */
  readonly topics: readonly string[];
  mqtt(topic: string, payload: Buffer): Translation | undefined;
  osc(address: string, args: readonly unknown[]): Translation | undefined;
  /** JSON in a packet. */
  udp(packet: Buffer): Translation | undefined;
  /** `said`: parameters and body. */
  http(name: string, said: unknown): (Translation & { readonly answer?: unknown }) | undefined;
  /** Names of those that speak HTTP. */
  readonly httpNames: readonly string[];
}

const longestPayload = 256 * 1024;

export function createSenderMap(option: MapOption, dependencies: TranslatorDependencies): SenderMap {
  const translate = createTranslator(dependencies);
  const own = option.filter(({ preset }) => preset === undefined).map(withTopic);
  // What is sent to our own port or address is meant for us; a broker's topics are everybody's, and are asked for.
  const known = Object.values(presets).flatMap((preset) =>
    preset.entries.filter(({ mqtt }) => mqtt === undefined),
  );
  const heard = [...own, ...option.flatMap(overMqtt)].filter(({ mqtt }) => mqtt !== undefined);
  const byTopic = (topic: string) => heard.filter(({ mqtt }) => topicPattern(mqtt ?? '').test(topic));
  /** The user's own words about it, or else ours. */
  const entriesOf = (isMeant: (entry: MapEntry) => boolean): readonly MapEntry[] => {
    const mine = own.filter(isMeant);
    return mine.length > 0 ? mine : known.filter(isMeant);
  };

  const namesOf = (way: 'udp' | 'http'): readonly string[] => [
    ...new Set([...own, ...known].flatMap((entry) => entry[way] ?? [])),
  ];

  const topics = [...new Set(heard.map(({ mqtt }) => mqtt ?? ''))];

  return {
    // Brokers say a message once for each topic that it fits: a press would be two.
    topics: topics.filter((topic) =>
      topics.every((other) => other === topic || !topicPattern(other).test(topic)),
    ),
    mqtt(topic, payload) {
      const mapped = byTopic(topic);
      if (mapped.length === 0) return undefined;
      if (payload.length > longestPayload) return refused(`${payload.length} bytes are too many`);
      return translate(mapped, { said: parse(payload), sensorId: idOf(`mqtt:${topic}`) });
    },
    osc(address, args) {
      const mapped = entriesOf(({ osc }) => osc !== undefined && addressPattern(osc).test(address));
      if (mapped.length === 0) return undefined;
      const sender = address.split('/').slice(1, -1).join('.');
      return translate(mapped, { said: args, sensorId: idOf(sender ? `osc:${sender}` : 'osc') });
    },
    udp(packet) {
      if (packet[0] !== openingBrace || packet.length > longestPayload) return undefined;
      const said = parse(packet);
      if (typeof said !== 'object') return undefined;
      const all = namesOf('udp').map((name) =>
        translate(
          entriesOf(({ udp }) => udp === name),
          { said, sensorId: idOf(`osc:${name}`) },
        ),
      );
      const readings = all.flatMap((each) => each.readings);
      // Whose it is, it does not say: whoever could read it, else the first who knows what is wrong with it.
      const meant =
        all.find((each) => each.readings.length > 0) ?? all.find((each) => each.refused.length > 0);
      return { readings, refused: meant?.refused ?? [] };
    },
    http(name, said) {
      const mapped = entriesOf((entry) => entry.http === name);
      if (mapped.length === 0) return undefined;
      const answer = presetNamed(name)?.answer;
      const translation = translate(mapped, { said, sensorId: idOf(`http:${name}`) });
      return { ...translation, ...(answer !== undefined && { answer }) };
    },
    httpNames: namesOf('http'),
  };
}

const openingBrace = 0x7b;

const refused = (reason: string): Translation => ({ readings: [], refused: [reason] });

function presetNamed(name: string | undefined): Preset | undefined {
  return name !== undefined && Object.hasOwn(presets, name) ? presets[name] : undefined;
}

/** A preset's entries over MQTT, at its own topics or at the one that is asked for. */
function overMqtt({ preset, mqtt }: MapOption[number]): readonly MapEntry[] {
  const entries = presetNamed(preset)?.entries.filter((entry) => entry.mqtt !== undefined) ?? [];
  return mqtt === undefined ? entries : entries.map((entry) => ({ ...entry, mqtt }));
}

/** Home Assistant's statestream says `sensor.x` under `homeassistant/sensor/x/state`. */
function withTopic({ homeAssistant, ...entry }: MapEntry): MapEntry {
  if (homeAssistant === undefined) return entry;
  return { ...entry, mqtt: `homeassistant/${homeAssistant.replace('.', '/')}/state` };
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Made once for each of the few that the configuration names. */
function patterns(make: (text: string) => RegExp): (text: string) => RegExp {
  const made = new Map<string, RegExp>();
  return (text) => {
    const pattern = made.get(text) ?? make(text);
    made.set(text, pattern);
    return pattern;
  };
}

const topicPattern = patterns((filter) => {
  // `a/#` is `a`, too. No topic has a #, but other filters do.
  const [, above = '', rest] = /^(.*?)(\/#)?$/s.exec(filter) ?? [];
  const levels = above.split('/').map((level) => (level === '+' ? '[^/#]*' : literal(level)));
  return new RegExp(`^${levels.join('/')}${rest ? '(/.*)?' : ''}$`, 's');
});

const addressPattern = patterns((address) => {
  const parts = address.split('/').map((part) => (part === '*' ? '[^/]+' : literal(part)));
  return new RegExp(`^${parts.join('/')}$`);
});

/** JSON, or else the text itself. */
function parse(payload: Buffer): unknown {
  const text = payload.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
