import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import type { MqttClient } from 'mqtt';
import type { Attempt } from '../../time/persist.ts';
import { createPersistentSensor } from '../persistent.ts';
import type { Sensor, SensorTools } from '../sensor.ts';
import { createVitals } from '../vitals.ts';
import { discoveryMessages, type MqttState } from './discovery.ts';
import { readingFromMqtt } from './payload.ts';

export interface MqttOptions {
  /** mqtt://host:1883 or, with TLS, mqtts://host:8883. */
  readonly url: string;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** Whom to trust besides the system's authorities, with TLS. */
  readonly caFile?: string | undefined;
  readonly protocol: '3.1.1' | '5';
  readonly prefix: string;
  readonly homeAssistant: boolean;
  /** What tells this Tactus from others; the machine's name if absent. */
  readonly node?: string | undefined;
}

export interface MqttSensor extends Sensor {
  /**
   * Tells the state to whoever listens; dropped while there is no connection. Not more than once a second. `styles` are
   * those to choose from.
   */
  publish(state: MqttState, styles?: readonly string[]): void;
}

const connectMillis = 10_000;
const farewellSeconds = 2;
/** A connection that lasts so long is a good one: a broker that throws us off at once is tried less and less. */
const settledSeconds = 5;
const homeAssistantStatus = 'homeassistant/status';

/** Readings and controls over MQTT 3.1.1 or 5, and our state back; Home Assistant finds us if it is wanted. */
export function createMqttSensor(
  options: MqttOptions,
  { clock, timers }: SensorTools,
  version = '0',
): MqttSensor {
  const id = 'mqtt';
  const vitals = createVitals({ id, clock });
  const { prefix } = options;
  const node = (options.node ?? hostname()).replace(/\W/g, '_').slice(0, 40) || 'tactus';
  // A broker throws off whoever has the name of one that comes: two machines may both be called raspberrypi.
  const clientId = `tactus_${node}_${randomBytes(4).toString('hex')}`;
  const inbox = `${prefix}/in/`;
  let connected: MqttClient | undefined;
  let styles: readonly string[] = [];

  const announce = (client: MqttClient): void => {
    client.publish(`${prefix}/status`, 'online', { retain: true });
    if (!options.homeAssistant) return;
    for (const { topic, payload } of discoveryMessages(prefix, node, version, styles)) {
      client.publish(topic, payload, { retain: true });
    }
  };

  const onMessage = (client: MqttClient, topic: string, payload: Buffer, retained: boolean): void => {
    if (topic === homeAssistantStatus) {
      if (payload.toString() === 'online') announce(client);
      return;
    }
    // A retained value is of we do not know when; a body's is never that old.
    if (!topic.startsWith(inbox) || retained) return;
    const said = readingFromMqtt(topic.slice(inbox.length), payload);
    if (!said) {
      vitals.count('foreign');
      return;
    }
    const atSeconds = Math.max(0, clock.nowSeconds() - said.ageSeconds);
    vitals.emit({ ...said.reading, sensorId: said.sensorId, atSeconds });
  };

  const attempt = async ({ signal, succeeded }: Attempt): Promise<void> => {
    const { default: mqtt } = await import('mqtt');
    const ca = options.caFile === undefined ? undefined : await readFile(options.caFile);
    if (signal.aborted) return;
    const client = mqtt.connect(options.url, {
      clientId,
      protocolVersion: options.protocol === '5' ? 5 : 4,
      clean: true,
      // Trying again is our own business, and old readings are worth nothing.
      reconnectPeriod: 0,
      queueQoSZero: false,
      connectTimeout: connectMillis,
      keepalive: 15,
      will: { topic: `${prefix}/status`, payload: Buffer.from('offline'), qos: 0, retain: true },
      ...(options.username !== undefined && { username: options.username }),
      ...(options.password !== undefined && { password: options.password }),
      ...(ca && { ca }),
    });
    let failure: Error | undefined;
    let cancelFarewell: (() => void) | undefined;
    let cancelSettled: (() => void) | undefined;
    const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
    const abort = (): void => {
      if (client.connected) client.publish(`${prefix}/status`, 'offline', { retain: true });
      client.end(!client.connected);
      // A broker that does not take leave is left without.
      cancelFarewell = timers.after(farewellSeconds, () => client.end(true));
    };
    signal.addEventListener('abort', abort, { once: true });
    client.on('error', (error) => {
      failure = error;
      client.end(true);
    });
    client.on('message', (topic, payload, packet) => onMessage(client, topic, payload, packet.retain));
    client.on('connect', () => {
      const topics = [`${inbox}#`, ...(options.homeAssistant ? [homeAssistantStatus] : [])];
      client.subscribe(topics, (error) => {
        if (error) {
          failure = error;
          client.end(true);
          return;
        }
        connected = client;
        cancelSettled = timers.after(settledSeconds, succeeded);
        announce(client);
        vitals.status('ok', `connected to ${options.url}`);
      });
    });
    try {
      await closed;
    } finally {
      connected = undefined;
      cancelFarewell?.();
      cancelSettled?.();
      signal.removeEventListener('abort', abort);
      await client.endAsync(true).catch(() => {});
    }
    if (failure) throw failure;
  };

  const sensor = createPersistentSensor({
    id,
    vitals,
    timers,
    attempt,
    opening: `connecting to ${options.url}`,
    trouble: (why) => `no broker at ${options.url} (${why})`,
    endCounter: 'connectionsLost',
  });
  return {
    ...sensor,
    publish(state, choice = styles) {
      const isNew = choice.join() !== styles.join();
      styles = choice;
      if (isNew && connected) announce(connected);
      connected?.publish(`${prefix}/state`, JSON.stringify(state));
    },
  };
}
