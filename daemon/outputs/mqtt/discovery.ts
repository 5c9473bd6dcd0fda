/** What Home Assistant must be told so that Tactus appears there as one device with its sensors and controls. */
export interface MqttMessage {
  readonly topic: string;
  readonly payload: string;
}

interface Entity {
  readonly component: 'sensor' | 'switch' | 'number' | 'button' | 'select';
  readonly key: string;
  readonly name: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

const entities: readonly Entity[] = [
  {
    component: 'sensor',
    key: 'heartRateBpm',
    name: 'Heart rate',
    fields: { unit_of_measurement: 'bpm', icon: 'mdi:heart-pulse', state_class: 'measurement' },
  },
  {
    component: 'sensor',
    key: 'cadenceSpm',
    name: 'Cadence',
    fields: { unit_of_measurement: 'spm', icon: 'mdi:shoe-print', state_class: 'measurement' },
  },
  {
    component: 'sensor',
    key: 'speedMps',
    name: 'Speed',
    fields: { unit_of_measurement: 'm/s', device_class: 'speed', state_class: 'measurement' },
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
    fields: { unit_of_measurement: 'bpm', icon: 'mdi:metronome', state_class: 'measurement' },
  },
  {
    component: 'switch',
    key: 'play',
    name: 'Playing',
    fields: { payload_on: '1', payload_off: '0', state_on: 1, state_off: 0, icon: 'mdi:play' },
  },
  {
    component: 'number',
    key: 'volume',
    name: 'Volume',
    fields: { min: 0, max: 1, step: 0.02, mode: 'slider', icon: 'mdi:volume-high' },
  },
  {
    component: 'button',
    key: 'skip',
    name: 'Next section',
    fields: { payload_press: '1', icon: 'mdi:skip-next' },
  },
];

/**
 * Retained messages that announce everything. `node` is one word and names this Tactus among others; `styles` are those
 * that can be chosen.
 */
export function discoveryMessages(
  prefix: string,
  node: string,
  version: string,
  styles: readonly string[] = [],
): readonly MqttMessage[] {
  const choice: Entity = {
    component: 'select',
    key: 'style',
    name: 'Style',
    fields: { options: styles, icon: 'mdi:music-box-multiple' },
  };
  return [...entities, ...(styles.length > 0 ? [choice] : [])].map(({ component, key, name, fields }) => {
    const controllable = component !== 'sensor';
    return {
      topic: `homeassistant/${component}/tactus_${node}/${key}/config`,
      payload: JSON.stringify({
        name,
        unique_id: `tactus_${node}_${key}`,
        ...fields,
        ...(component !== 'button' && {
          state_topic: `${prefix}/state`,
          value_template: `{{ value_json.${key} }}`,
        }),
        ...(controllable && { command_topic: `${prefix}/in/control/${key}` }),
        availability_topic: `${prefix}/status`,
        device: {
          identifiers: [`tactus_${node}`],
          name: 'Tactus',
          manufacturer: 'Tactus',
          sw_version: version,
        },
      }),
    };
  });
}

/** What the announced entities show. Absent values stay unknown there. */
export interface MqttState {
  readonly heartRateBpm?: number | undefined;
  readonly cadenceSpm?: number | undefined;
  readonly speedMps?: number | undefined;
  readonly distanceMeters?: number | undefined;
  readonly tempoBpm?: number | undefined;
  readonly play?: 0 | 1 | undefined;
  readonly volume?: number | undefined;
  /** The one that is heard most. */
  readonly style?: string | undefined;
}
