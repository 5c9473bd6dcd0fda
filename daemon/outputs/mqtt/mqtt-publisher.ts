import type { MqttClient } from '../../mqtt/mqtt-client.ts';
import type { Moment } from '../../session/events.ts';
import type { Session } from '../../session/session.ts';
import { heaviestStyle } from '../../styles/mixture.ts';
import type { StationHealth } from '../../system/health.ts';
import { createStatusKeeper } from '../../system/status-keeper.ts';
import type { Clock } from '../../time/clock.ts';
import { discoveryMessages, type MqttState } from './discovery.ts';

export interface MqttPublisherDependencies {
  readonly client: MqttClient;
  readonly session: Pick<Session, 'listen'>;
  /** Whether Home Assistant is told what there is to see and to steer. */
  readonly homeAssistant: boolean;
  /** Those to choose from. */
  readonly styles: readonly string[];
  /** Our version. */
  readonly version: string;
  readonly clock: Clock;
}

/** Tells whoever listens at the broker how body and music do; what they want of us is the sensor's affair. */
export interface MqttPublisher {
  health(): StationHealth;
  /** Says goodbye. */
  close(): Promise<void>;
}

const publishSeconds = 1;
const homeAssistantStatus = 'homeassistant/status';

/** Says under `PREFIX/status` that we are here, and once a second under `PREFIX/state` how it goes. */
export function createMqttPublisher(dependencies: MqttPublisherDependencies): MqttPublisher {
  const { client, session, homeAssistant, styles, version, clock } = dependencies;
  const { prefix, node, url } = client;
  const statusTopic = `${prefix}/status`;
  const keeper = createStatusKeeper('mqtt', clock, `connecting to ${url}`);
  let published = 0;
  let nextSeconds = Number.NEGATIVE_INFINITY;

  const announce = (): void => {
    client.publish(statusTopic, 'online', true);
    if (!homeAssistant) return;
    for (const { topic, payload } of discoveryMessages(prefix, node, version, styles))
      client.publish(topic, payload, true);
  };

  const leave = client.use({
    topics: homeAssistant ? [homeAssistantStatus] : [],
    will: { topic: statusTopic, payload: 'offline' },
    connected() {
      announce();
      keeper.set('ok', `tells ${url} how it goes`);
    },
    heard(topic, payload) {
      if (homeAssistant && topic === homeAssistantStatus && payload.toString() === 'online') announce();
    },
    lost: (_error, detail) => keeper.set('degraded', detail),
  });
  const stopListening = session.listen('mqtt', {
    moment(moment) {
      if (moment.body.atSeconds < nextSeconds) return;
      nextSeconds = moment.body.atSeconds + publishSeconds;
      if (client.publish(`${prefix}/state`, JSON.stringify(stateOf(moment)))) published += 1;
    },
  });

  return {
    health: () => keeper.health({ counters: { published } }),
    async close() {
      stopListening();
      client.publish(statusTopic, 'offline', true);
      await leave();
    },
  };
}

function stateOf({ body, intent, sound }: Moment): MqttState {
  const { heartRateBpm, cadenceSpm, speedMps, distanceMeters } = body;
  return {
    heartRateBpm,
    cadenceSpm,
    speedMps,
    distanceMeters: distanceMeters === undefined ? undefined : Math.round(distanceMeters),
    tempoBpm: sound.tempoBpm,
    play: sound.playing === 'playing' || sound.playing === 'starting' ? 1 : 0,
    volume: sound.volume01,
    style: heaviestStyle(intent.styleWeights),
  };
}
