import { followModes } from '../../conductor/options.ts';
import type { commandCues } from '../../session/command.ts';

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
  readonly play: 0 | 1;
  readonly muted: 0 | 1;
  readonly volume: number;
  /** The one that is heard most. */
  readonly style: string;
  readonly follow: (typeof followModes)[number];
  /** The tempo to keep when `follow` is manual. */
  readonly tempo: number;
  /** 0.5: as the body gives it. */
  readonly energy: number;
  /** What somebody asked for and the music has not come to yet. */
  readonly cue: (typeof commandCues)[number] | null;
}

interface Entity {
  readonly component: 'sensor' | 'switch' | 'number' | 'button' | 'select';
  /** What it shows; a button shows nothing. */
  readonly key: keyof MqttState | 'skip';
  readonly name: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

const measured = { state_class: 'measurement' } as const;
const onOrOff = { payload_on: '1', payload_off: '0', state_on: 1, state_off: 0 } as const;

const entitiesOf = (styles: readonly string[]): readonly Entity[] => [
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
  { component: 'sensor', key: 'cue', name: 'Asked for', fields: { icon: 'mdi:timer-sand' } },
  { component: 'switch', key: 'play', name: 'Playing', fields: { ...onOrOff, icon: 'mdi:play' } },
  { component: 'switch', key: 'muted', name: 'Muted', fields: { ...onOrOff, icon: 'mdi:volume-off' } },
  {
    component: 'number',
    key: 'volume',
    name: 'Volume',
    fields: { min: 0, max: 1, step: 0.02, mode: 'slider', icon: 'mdi:volume-high' },
  },
  ...(styles.length > 0
    ? [
        {
          component: 'select',
          key: 'style',
          name: 'Style',
          fields: { options: styles, icon: 'mdi:music-box-multiple' },
        } as const,
      ]
    : []),
  {
    component: 'select',
    key: 'follow',
    name: 'Follow',
    fields: { options: followModes, icon: 'mdi:run-fast' },
  },
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
  {
    component: 'button',
    key: 'skip',
    name: 'Next section',
    fields: { payload_press: '1', icon: 'mdi:skip-next' },
  },
];

export interface Announced {
  /** What the topics begin with: PREFIX/NODE. */
  readonly own: string;
  /** One word that names this Tactus among others. */
  readonly node: string;
  readonly version: string;
  /** Those that can be chosen. */
  readonly styles: readonly string[];
}

/** Retained messages that announce everything. */
export function discoveryMessages({ own, node, version, styles }: Announced): readonly MqttMessage[] {
  return entitiesOf(styles).map(({ component, key, name, fields }) => ({
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
