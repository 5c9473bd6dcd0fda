import { type Lock, locks } from '../../conductor/foot-lock.ts';
import { followModes } from '../../conductor/plain-schemas.ts';
import type { commandCues } from '../../session/command.ts';
import { freeStyle } from '../../styles/free-style.ts';

/** What Home Assistant must be told so that Tactus appears there as one device with its sensors and controls. */
export interface MqttMessage {
  readonly topic: string;
  readonly payload: string;
}

/** What is told of the state, every key always: what is not known is null, which Home Assistant shows as unknown. */
export interface MqttState {
  readonly heartRateBpm: number | null;
  readonly cadenceSpm: number | null;
  readonly speedMps: number | null;
  readonly distanceMeters: number | null;
  /** What is heard. */
  readonly tempoBpm: number | null;
  /** How beats and feet are together; null while nothing sounds. */
  readonly lock: Lock | null;
  readonly play: 0 | 1;
  readonly muted: 0 | 1;
  readonly volume: number;
  /** The one that is heard most; `auto` while that is left to the band. */
  readonly style: string;
  readonly follow: (typeof followModes)[number];
  /** The tempo to keep when `follow` is manual. */
  readonly tempo: number;
  /** 0.5: as the body gives it. */
  readonly energy: number;
  /** The one chosen last, while all that it sets but the volume is as it set it. */
  readonly scene: string | null;
  /** When somebody liked what was heard last, ISO 8601. */
  readonly liked: string | null;
  /** What was understood of the last wish in words, and what was not. */
  readonly say: string | null;
  /** What somebody asked for and the music has not come to yet. */
  readonly cue: (typeof commandCues)[number] | null;
}

interface Entity {
  readonly component: 'sensor' | 'switch' | 'number' | 'button' | 'select' | 'text';
  /** What it shows; a button shows nothing. */
  readonly key: keyof MqttState | 'skip' | 'like' | 'nextScene';
  readonly name: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

const measured = { state_class: 'measurement' } as const;
const onOrOff = { payload_on: '1', payload_off: '0', state_on: 1, state_off: 0 } as const;

/** One of several by its name; none where there is nothing to choose from. */
const choice = (
  key: keyof MqttState,
  name: string,
  options: readonly string[],
  icon: string,
): readonly Entity[] =>
  options.length > 0 ? [{ component: 'select', key, name, fields: { options, icon } }] : [];
const button = (key: Entity['key'], name: string, icon: string): Entity => ({
  component: 'button',
  key,
  name,
  fields: { payload_press: '1', icon },
});

const entitiesOf = ({ styles, scenes }: Pick<Announced, 'styles' | 'scenes'>): readonly Entity[] => [
  {
    component: 'sensor',
    key: 'heartRateBpm',
    name: 'Heart rate',
    fields: { unit_of_measurement: 'bpm', icon: 'mdi:heart-pulse', ...measured },
  },
  {
    component: 'sensor',
    key: 'cadenceSpm',
    name: 'Cadence',
    fields: { unit_of_measurement: 'spm', icon: 'mdi:shoe-print', ...measured },
  },
  {
    component: 'sensor',
    key: 'speedMps',
    name: 'Speed',
    fields: { unit_of_measurement: 'm/s', device_class: 'speed', ...measured },
  },
  {
    component: 'sensor',
    key: 'distanceMeters',
    name: 'Distance',
    fields: { unit_of_measurement: 'm', device_class: 'distance', state_class: 'total_increasing' },
  },
  {
    component: 'sensor',
    key: 'tempoBpm',
    name: 'Tempo',
    fields: { unit_of_measurement: 'bpm', icon: 'mdi:metronome', ...measured },
  },
  {
    component: 'sensor',
    key: 'lock',
    name: 'Lock',
    fields: { device_class: 'enum', options: locks, icon: 'mdi:shoe-sneaker' },
  },
  {
    component: 'sensor',
    key: 'liked',
    name: 'Liked last',
    fields: { device_class: 'timestamp', icon: 'mdi:heart' },
  },
  { component: 'sensor', key: 'cue', name: 'Asked for', fields: { icon: 'mdi:timer-sand' } },
  { component: 'switch', key: 'play', name: 'Playing', fields: { ...onOrOff, icon: 'mdi:play' } },
  { component: 'switch', key: 'muted', name: 'Muted', fields: { ...onOrOff, icon: 'mdi:volume-off' } },
  {
    component: 'number',
    key: 'volume',
    name: 'Volume',
    fields: { min: 0, max: 1, step: 0.02, mode: 'slider', icon: 'mdi:volume-high' },
  },
  ...choice('style', 'Style', [...styles, freeStyle], 'mdi:music-box-multiple'),
  ...choice('scene', 'Scene', scenes, 'mdi:image-filter-hdr'),
  ...choice('follow', 'Follow', followModes, 'mdi:run-fast'),
  {
    component: 'number',
    key: 'tempo',
    name: 'Tempo to keep',
    fields: {
      ...{ min: 60, max: 240, step: 1, mode: 'slider', unit_of_measurement: 'bpm' },
      // A control's value is from 0 to 1.
      command_template: '{{ (value - 60) / 180 }}',
      icon: 'mdi:metronome-tick',
    },
  },
  {
    component: 'number',
    key: 'energy',
    name: 'Energy',
    fields: { min: 0, max: 1, step: 0.05, mode: 'slider', icon: 'mdi:lightning-bolt' },
  },
  { component: 'text', key: 'say', name: 'In words', fields: { max: 200, icon: 'mdi:message-text' } },
  button('skip', 'Next section', 'mdi:skip-next'),
  ...(scenes.length > 0 ? [button('nextScene', 'Next scene', 'mdi:skip-next-circle')] : []),
  button('like', 'Like', 'mdi:heart'),
];

export interface Announced {
  /** What the topics begin with: PREFIX/NODE. */
  readonly own: string;
  /** One word that names this Tactus among others. */
  readonly node: string;
  readonly version: string;
  /** Those that can be chosen. */
  readonly styles: readonly string[];
  readonly scenes: readonly string[];
}

/** Retained messages that announce everything. */
export function discoveryMessages({ own, node, version, ...choices }: Announced): readonly MqttMessage[] {
  return entitiesOf(choices).map(({ component, key, name, fields }) => ({
    topic: `homeassistant/${component}/tactus_${node}/${key}/config`,
    payload: JSON.stringify({
      name,
      unique_id: `tactus_${node}_${key}`,
      ...fields,
      ...(component !== 'button' && {
        state_topic: `${own}/state`,
        value_template: `{{ value_json.${key} }}`,
      }),
      ...(component !== 'sensor' && { command_topic: `${own}/in/control/${key}` }),
      availability_topic: `${own}/status`,
      device: {
        identifiers: [`tactus_${node}`],
        name: `Tactus ${node}`,
        manufacturer: 'Tactus',
        sw_version: version,
      },
    }),
  }));
}
