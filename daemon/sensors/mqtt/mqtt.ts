import type { MqttClient, MqttUser } from '../../mqtt/mqtt-client.ts';
import { oneLine } from '../../system/refusals.ts';
import type { Clock } from '../../time/clock.ts';
import { tellSenders } from '../last-senders.ts';
import type { SenderMap } from '../map/sender-map.ts';
import type { Sensor } from '../sensor.ts';
import { createVitals } from '../vitals.ts';
import { readingFromMqtt } from './payload.ts';

/** Whoever invents others shall not fill our memory. */
const mostOthers = 64;

export interface MqttSensorDependencies {
  readonly clock: Clock;
  /** Programs that speak at topics of their own. */
  readonly senders?: Pick<SenderMap, 'topics' | 'mqtt' | 'hearOurs'>;
}

export interface MqttSensor extends Sensor {
  /** The senders are heard at other topics now. */
  hearSenders(): void;
}

/**
 * Readings and controls that are said under `PREFIX/NODE/in/`, and at the topics of other programs. What is said under `PREFIX/in/` is for the only Tactus at
 * the broker: where there are several, nobody knows which one is meant.
 */
export function createMqttSensor(client: MqttClient, { clock, senders }: MqttSensorDependencies): MqttSensor {
  const id = 'mqtt';
  const vitals = createVitals({ id, clock });
  const tellTopic = tellSenders(vitals);
  const { prefix, own, url } = client;
  const inbox = `${own}/in/`;
  const anybodysInbox = `${prefix}/in/`;
  const statusOfAny = `${prefix}/+/status`;
  /** Where others say that they are here; of a crowd not all are remembered. */
  const others = new Set<string>();
  /** What the broker keeps from us. */
  const denied = new Set<string>();
  /** Topics of senders, each with what ends hearing it. */
  const atTopics = new Map<string, () => Promise<void>>();
  let wasForAnybody = false;
  let leave: (() => Promise<void>) | undefined;
  let stopping: Promise<unknown> = Promise.resolve();

  const tellStatus = (): void => {
    if (denied.size > 0) {
      vitals.status('degraded', `${url} does not let us hear ${oneLine([...denied].join(', '), 200)}`);
      return;
    }
    const better = `what is said under ${anybodysInbox} is heard while no other Tactus is there; better say it under ${inbox}`;
    vitals.status('ok', `connected to ${url}, hears ${inbox}${wasForAnybody ? `; ${better}` : ''}`);
  };
  const hear = (topic: string, path: string, payload: Buffer): void => {
    senders?.hearOurs(topic, payload);
    const said = readingFromMqtt(path, payload);
    if (said === undefined) return;
    if ('refusedBecause' in said) {
      vitals.refuse(said.refusedBecause, topic);
      return;
    }
    const atSeconds = Math.max(0, clock.nowSeconds() - said.ageSeconds);
    vitals.emit({ ...said.reading, sensorId: said.sensorId, atSeconds }, topic);
  };
  const hearAnybodys = (topic: string, payload: Buffer): void => {
    if (others.size > 0) {
      vitals.refuse(
        `there are ${others.size + 1} Tactus at this broker: say it under ${inbox} to this one`,
        topic,
      );
      return;
    }
    wasForAnybody = true;
    tellStatus();
    hear(topic, topic.slice(anybodysInbox.length), payload);
  };

  const deny = (topic: string, kept: readonly string[]): void => {
    if (kept.includes(topic)) denied.add(topic);
    else denied.delete(topic);
    tellStatus();
  };
  /** One user of the broker for each topic: who comes or goes disturbs no other. */
  const hearSenders = (): void => {
    const topics = leave === undefined ? [] : (senders?.topics ?? []);
    for (const [topic, leaveTopic] of atTopics) {
      if (topics.includes(topic)) continue;
      atTopics.delete(topic);
      denied.delete(topic);
      // The connection is ended by the last to leave, who is waited for.
      void leaveTopic();
    }
    for (const topic of topics) {
      if (atTopics.has(topic)) continue;
      const connected = (kept: readonly string[]): void => deny(topic, kept);
      atTopics.set(topic, client.use({ topics: [topic], connected, lost: () => {} }));
    }
  };

  const user: MqttUser = {
    topics: [`${inbox}#`, `${anybodysInbox}#`, statusOfAny],
    connected(kept) {
      // A broker may well keep us to what is ours.
      deny(`${inbox}#`, kept);
    },
    heard(topic, payload, isRetained) {
      if (isStatus(topic, prefix)) {
        if (topic === `${own}/status`) return;
        if (payload.toString() === 'online') {
          if (others.size < mostOthers) others.add(topic);
        } else others.delete(topic);
        return;
      }
      const isOurs = topic.startsWith(inbox);
      tellTopic(topic);
      if (!isOurs && !topic.startsWith(anybodysInbox)) {
        // Of others all that lasts is retained, and is said again when it is new.
        const translation = isRetained ? undefined : senders?.mqtt(topic, payload);
        for (const reading of translation?.readings ?? []) vitals.emit(reading, topic);
        for (const why of translation?.refused ?? []) vitals.refuse(why, topic);
        return;
      }
      // A retained value is of we do not know when; a body's is never that old.
      if (isRetained) vitals.refuse('retained: nobody knows how old it is', topic);
      else if (isOurs) hear(topic, topic.slice(inbox.length), payload);
      else hearAnybodys(topic, payload);
    },
    lost(error, detail) {
      if (error !== undefined) vitals.error(error);
      vitals.count('connectionsLost');
      others.clear();
      vitals.status('degraded', detail);
    },
  };

  vitals.text('broker', url);
  vitals.text('inbox', inbox);

  return {
    id,
    start(emit) {
      vitals.listener = emit;
      if (leave) return;
      vitals.status('starting', `connecting to ${url}`);
      leave = client.use(user);
      hearSenders();
    },
    async stop() {
      vitals.listener = undefined;
      const leaveOurs = leave;
      leave = undefined;
      hearSenders();
      stopping = Promise.all([stopping, leaveOurs?.()]);
      await stopping;
      if (!leave) vitals.status('starting', 'stopped');
    },
    health: () => vitals.health(),
    refuse: vitals.refuse,
    hearSenders,
  };
}

/** `PREFIX/NODE/status`. */
function isStatus(topic: string, prefix: string): boolean {
  return topic.startsWith(`${prefix}/`) && /^[^/]+\/status$/.test(topic.slice(prefix.length + 1));
}
