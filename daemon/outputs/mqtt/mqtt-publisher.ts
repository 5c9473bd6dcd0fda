import type { MqttClient } from '../../mqtt/mqtt-client.ts';
import type { Moment } from '../../session/events.ts';
import type { Session } from '../../session/session.ts';
import { freeStyle } from '../../styles/free-style.ts';
import { heaviestStyle } from '../../styles/mixture.ts';
import type { StationHealth } from '../../system/health.ts';
import type { Log } from '../../system/log.ts';
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
  readonly scenes: readonly string[];
  /** Our version. */
  readonly version: string;
  readonly clock: Clock;
  /** Seconds since 1970. */
  readonly wallSeconds: () => number;
  readonly log: Pick<Log, 'warn'>;
}

/** A session that has ended and is kept. */
export interface EndedSession {
  readonly id: string;
  /** ISO, UTC. */
  readonly startedAt: string;
  readonly seconds: number;
  /** Null where nobody knows. */
  readonly distanceMeters: number | null;
  /** Names of the files that were made of it. */
  readonly files: readonly string[];
}

/** Tells whoever listens at the broker how body and music do; what they want of us is the sensor's affair. */
export interface MqttPublisher {
  health(): StationHealth;
  /** Says so, once; gives back whether there was a broker to hear it. */
  tellEnded(ended: EndedSession): boolean;
  /** Other scenes to choose from, from now on. */
  setScenes(names: readonly string[]): void;
  /** Says goodbye. */
  close(): Promise<void>;
}

const publishSeconds = 1;
/** Whoever invents twins shall not fill our memory. */
const mostTwins = 16;
/** Home Assistant shows no longer ones. */
const longestState = 255;
const homeAssistantStatus = 'homeassistant/status';

/**
 * Says under `PREFIX/NODE/status` that we are here, and once a second under `PREFIX/NODE/state` how it goes. Under
 * `PREFIX/NODE/client` it says which client we are, so that two of one name notice one another.
 */
export function createMqttPublisher(dependencies: MqttPublisherDependencies): MqttPublisher {
  const { client, session, homeAssistant, styles, version, clock, wallSeconds, log } = dependencies;
  let { scenes } = dependencies;
  const { prefix, own, node, url } = client;
  const status = `${own}/status`;
  const identity = `${own}/client`;
  /** Where a Tactus spoke before it had a name in its topics. */
  const namelessStatus = `${prefix}/status`;
  const keeper = createStatusKeeper('mqtt', clock, `connecting to ${url}`);
  const twins = new Set<string>();
  let wasNameless = false;
  let published = 0;
  let liked: string | null = null;
  let say: string | null = null;
  let nextSeconds = Number.NEGATIVE_INFINITY;

  const announce = (): void => {
    client.publish(status, 'online', true);
    client.publish(identity, client.id, true);
    if (!homeAssistant) return;
    for (const { topic, payload } of discoveryMessages({ own, node, version, styles, scenes }))
      client.publish(topic, payload, true);
  };
  const tellStatus = (): void => {
    const moved = `${prefix}/state and ${prefix}/status of before are ${own}/state and ${own}/status`;
    if (twins.size === 0) {
      keeper.set('ok', `tells ${url} how it goes under ${own}/state${wasNameless ? `; ${moved}` : ''}`);
    } else {
      const fix = 'Give one of them another name (sensors.mqtt.node).';
      keeper.set('degraded', `another Tactus at ${url} is called ${node}, too`, fix);
    }
  };

  const leave = client.use({
    topics: [status, identity, namelessStatus, ...(homeAssistant ? [homeAssistantStatus] : [])],
    will: { topic: status, payload: 'offline' },
    connected() {
      twins.clear();
      announce();
      tellStatus();
    },
    heard(topic, payload, isRetained) {
      const text = payload.toString();
      if (topic === homeAssistantStatus && text === 'online') announce();
      const isTwin = topic === identity && !isRetained && text !== '' && text !== client.id;
      if (isTwin && !twins.has(text) && twins.size < mostTwins) {
        twins.add(text);
        tellStatus();
        // It came after us, so it has yet to hear of us.
        client.publish(identity, client.id, true);
      }
      if (topic === status && !isRetained && text !== 'online') {
        // The goodbye of another one of our name, or of a connection of ours that broke; or somebody swept the topic.
        twins.clear();
        client.publish(status, 'online', true);
        tellStatus();
      }
      if (topic === namelessStatus && text !== '') {
        if (!wasNameless) log.warn({ station: 'mqtt' }, movedMessage(prefix, own));
        wasNameless = true;
        // Left behind by one that is gone; one that is here has not been made anew yet, and keeps it.
        if (text === 'offline') client.publish(namelessStatus, '', true);
        tellStatus();
      }
    },
    lost: (_error, detail) => keeper.set('degraded', detail),
  });
  const stopListening = session.listen('mqtt', {
    liked() {
      liked = new Date(wallSeconds() * 1000).toISOString();
    },
    said({ answer }) {
      say = answer.slice(0, longestState);
    },
    moment(moment) {
      if (moment.body.atSeconds < nextSeconds) return;
      nextSeconds = moment.body.atSeconds + publishSeconds;
      if (client.publish(`${own}/state`, JSON.stringify(stateOf(moment, { liked, say })))) published += 1;
    },
  });

  return {
    health: () => keeper.health({ counters: { published } }),
    tellEnded: (ended) => client.publish(`${own}/session/ended`, JSON.stringify(ended)),
    setScenes(names) {
      scenes = names;
      announce();
    },
    async close() {
      stopListening();
      client.publish(status, 'offline', true);
      await leave();
    },
  };
}

function movedMessage(prefix: string, own: string): string {
  return (
    `A Tactus without a name in its topics was at this broker. What it said under ${prefix}/state and ${prefix}/status ` +
    `is under ${own}/ now; Home Assistant has been told, automations of your own have to be changed.`
  );
}

function stateOf(
  { body, intent, sound, settings }: Moment,
  last: Pick<MqttState, 'liked' | 'say'>,
): MqttState {
  const { heartRateBpm = null, cadenceSpm = null, speedMps = null, distanceMeters } = body;
  return {
    heartRateBpm,
    cadenceSpm,
    speedMps,
    distanceMeters: distanceMeters === undefined ? null : Math.round(distanceMeters),
    tempoBpm: sound.tempoBpm ?? null,
    lock: sound.lock ?? null,
    play: sound.playing === 'playing' || sound.playing === 'starting' ? 1 : 0,
    muted: sound.muted ? 1 : 0,
    volume: sound.volume01,
    style: intent.freeStyles ? freeStyle : heaviestStyle(intent.styleWeights),
    follow: settings.follow,
    tempo: settings.manualTempoBpm,
    energy: 0.5 + settings.energyBias,
    scene: settings.scene ?? null,
    ...last,
    cue: sound.cue?.kind ?? null,
  };
}
