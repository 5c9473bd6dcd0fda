import { RecentMap } from '../../time/recent-map.ts';
import type { MapEntry } from './entry.ts';
import { mappingName } from './mapping-name.ts';
import type { MapOption } from './options.ts';
import { type Preset, presets } from './presets.data.ts';
import type { Way } from './ways.ts';

/** Who takes what is said somewhere. */
export interface Taker {
  /** `tactus`: it is said in our own words, which need no mapping. */
  readonly kind: 'mapping' | 'preset' | 'tactus';
  readonly name: string;
}

/** Which entries are meant by what is said somewhere. Made anew when the list is another. */
export interface Routing {
  /** MQTT topics that they are heard at. */
  readonly topics: readonly string[];
  /** `address`: of OSC, a topic, the name of a sender, what of MIDI, the code of a key. */
  entriesOf(way: Way, address: string): readonly MapEntry[];
  takerOf(way: Way, address: string): Taker | undefined;
  /** Names of all that speak this way. */
  namesOf(way: 'udp' | 'http'): readonly string[];
}

export function presetNamed(name: string | undefined): Preset | undefined {
  return name !== undefined && Object.hasOwn(presets, name) ? presets[name] : undefined;
}

export function createRouting(option: MapOption): Routing {
  const inUse = option.filter(({ enabled }) => enabled !== false);
  const takers = new Map<MapEntry, Taker>();
  const takenBy = (entry: MapEntry, kind: 'mapping' | 'preset', name: string): MapEntry => {
    takers.set(entry, { kind, name });
    return entry;
  };
  const own = inUse
    .filter(({ preset }) => preset === undefined)
    .map((entry) => takenBy(withTopic(entry), 'mapping', mappingName(entry)));
  // What is sent to our own port or address is meant for us; a broker's topics are everybody's, and are asked for.
  const known = Object.entries(presets).flatMap(([name, { entries }]) =>
    entries.filter(({ mqtt }) => mqtt === undefined).map((entry) => takenBy(entry, 'preset', name)),
  );
  const asked = inUse.flatMap((entry) =>
    overMqtt(entry).map((each) => takenBy(each, 'mapping', mappingName(entry))),
  );
  const overBroker = [...own, ...asked].filter(({ mqtt }) => mqtt !== undefined);
  const topics = [...new Set(overBroker.map(({ mqtt }) => mqtt ?? ''))];

  const entriesOf: Routing['entriesOf'] = (way, address) => {
    const isMeant = (entry: MapEntry): boolean => isSaidTo(entry, way, address);
    if (way === 'mqtt') return overBroker.filter(isMeant);
    // The user's own words about it, or else ours.
    const mine = own.filter(isMeant);
    return mine.length > 0 ? mine : known.filter(isMeant);
  };

  return {
    // Brokers say a message once for each topic that it fits: a press would be two.
    topics: topics.filter((topic) =>
      topics.every((other) => other === topic || !topicPattern(other).test(topic)),
    ),
    entriesOf,
    takerOf(way, address) {
      const [first] = entriesOf(way, address);
      return first && takers.get(first);
    },
    namesOf: (way) => [...new Set([...own, ...known].flatMap((entry) => entry[way] ?? []))],
  };
}

function isSaidTo({ osc, mqtt, midi, http, udp, button }: MapEntry, way: Way, address: string): boolean {
  switch (way) {
    case 'osc':
      return osc !== undefined && addressPattern(osc).test(address);
    case 'mqtt':
      return mqtt !== undefined && topicPattern(mqtt).test(address);
    case 'midi':
      // Without its channel it is meant on all of them.
      return midi !== undefined && (midi === address || midi === address.replace(/^\d+\//, ''));
    case 'http':
      return http === address;
    case 'udp':
      return udp === address;
    case 'button':
      return button !== undefined && String(button) === address;
  }
}

/** A preset's entries over MQTT, at its own topics or at the one that is asked for. */
function overMqtt({ preset, mqtt }: MapOption[number]): readonly MapEntry[] {
  const entries = presetNamed(preset)?.entries.filter((entry) => entry.mqtt !== undefined) ?? [];
  // Each of them anew: two who ask for one preset are two.
  return entries.map((entry) => ({ ...entry, mqtt: mqtt ?? entry.mqtt }));
}

/** Home Assistant's statestream says `sensor.x` under `homeassistant/sensor/x/state`. */
function withTopic({ homeAssistant, ...entry }: MapEntry): MapEntry {
  if (homeAssistant === undefined) return entry;
  return { ...entry, mqtt: `homeassistant/${homeAssistant.replace('.', '/')}/state` };
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Made once for each of the few that the configuration names, and of late named. */
function patterns(make: (text: string) => RegExp): (text: string) => RegExp {
  const made = new RecentMap<string, RegExp>(256);
  return (text) => made.useOrMake(text, () => make(text));
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
