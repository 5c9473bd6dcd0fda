import mqtt from 'mqtt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMqttClient, type MqttUser } from '../../mqtt/mqtt-client.ts';
import { type Broker, mosquittoIsInstalled, startBroker } from '../../mqtt/testing/mosquitto.ts';
import type { Moment } from '../../session/events.ts';
import { createSession } from '../../session/session.ts';
import { createLog } from '../../system/log.ts';
import { requireInstalled } from '../../system/testing/require-installed.ts';
import { monotonicClock } from '../../time/clock.ts';
import { eventually } from '../../time/testing/eventually.ts';
import { realTimers } from '../../time/timers.ts';
import { createMqttPublisher } from './mqtt-publisher.ts';

requireInstalled('mosquitto', mosquittoIsInstalled);

const momentAt = (atSeconds: number): Moment => ({
  body: {
    atSeconds,
    activity: 'running',
    cadenceSpm: 168,
    distanceMeters: 12.6,
    effort01: 0.5,
    confidence01: 1,
    sources: {},
    ageSeconds: {},
  },
  intent: {
    tempoBpm: 170,
    feel: 'half',
    energy01: 0.5,
    density01: 0.5,
    brightness01: 0.5,
    ...{
      styleWeights: { folk: 0.7, game: 0.3 },
      key: { tonic: 0, mode: 'major' },
      section: 'verse',
      seed: 1,
    },
  },
  sound: { playing: 'starting', tempoBpm: 168, volume01: 0.4, muted: false },
});

describe.skipIf(!mosquittoIsInstalled)('the MQTT publisher, at a real mosquitto', () => {
  let broker: Broker;
  let other: mqtt.MqttClient;
  const heard: { readonly topic: string; readonly text: string }[] = [];
  const last = (topic: string): string | undefined => heard.findLast((said) => said.topic === topic)?.text;
  const session = createSession({
    clock: monotonicClock,
    log: createLog({ level: 'error', format: 'auto' }),
  });
  const open = (homeAssistant: boolean) => {
    const options = { url: broker.url, protocol: '5' as const, prefix: 'tactus', node: 'test' };
    const client = createMqttClient(options, { timers: realTimers });
    const styles = ['folk', 'chorale'];
    const given = { client, session, homeAssistant, styles, version: '1.2.3', clock: monotonicClock };
    return { client, publisher: createMqttPublisher(given) };
  };

  beforeEach(async () => {
    heard.length = 0;
    broker = await startBroker();
    other = await mqtt.connectAsync(broker.url);
    other.on('message', (topic, payload) => heard.push({ topic, text: payload.toString() }));
    await other.subscribeAsync(['homeassistant/+/#', 'tactus/#']);
  });
  afterEach(async () => {
    await other.endAsync(true);
    await broker.close();
  });

  it('announces all there is to see and to steer, also to a home that comes later, and says goodbye', async () => {
    const { publisher } = open(true);
    const configs = () => heard.filter(({ topic }) => topic.endsWith('/config'));
    await eventually(() => configs().length === 9, 'nine entities');
    expect(last('tactus/status')).toBe('online');
    expect(JSON.parse(last('homeassistant/switch/tactus_test/play/config')!)).toMatchObject({
      command_topic: 'tactus/in/control/play',
      availability_topic: 'tactus/status',
      device: { sw_version: '1.2.3' },
    });
    expect(JSON.parse(last('homeassistant/select/tactus_test/style/config')!)).toMatchObject({
      command_topic: 'tactus/in/control/style',
      options: ['folk', 'chorale'],
    });
    await other.publishAsync('homeassistant/status', 'online');
    await eventually(() => configs().length === 18, 'nine again');
    await publisher.close();
    await eventually(() => last('tactus/status') === 'offline', 'offline');
  });

  it('tells once a second how it goes, and nothing more when it is closed', async () => {
    const { publisher } = open(false);
    await eventually(() => publisher.health().status === 'ok', 'connected');
    for (let tick = 0; tick < 25; tick += 1) session.tell('moment', momentAt(tick / 10));
    const states = () => heard.filter(({ topic }) => topic === 'tactus/state');
    await eventually(() => states().length === 3, 'three states');
    expect(JSON.parse(states()[0]!.text)).toEqual({
      cadenceSpm: 168,
      distanceMeters: 13,
      tempoBpm: 168,
      play: 1,
      volume: 0.4,
      style: 'folk',
    });
    expect(publisher.health()).toMatchObject({ station: 'mqtt', counters: { published: 3 } });
    expect(heard.filter(({ topic }) => topic.startsWith('homeassistant/'))).toEqual([]);
    await publisher.close();
    session.tell('moment', momentAt(100));
    await eventually(() => last('tactus/status') === 'offline', 'offline');
    expect(states()).toHaveLength(3);
  });

  it('shares its connection with whoever listens, before it or after, and leaves it to them', async () => {
    const { client, publisher } = open(false);
    const inbox: string[] = [];
    let connections = 0;
    const listener: MqttUser = {
      topics: ['tactus/in/#'],
      connected: () => {
        connections += 1;
      },
      heard: (topic) => inbox.push(topic),
      lost: () => {},
    };
    await eventually(() => publisher.health().status === 'ok', 'connected');
    const leave = client.use(listener);
    await eventually(() => connections === 1, 'the newcomer, too');
    await publisher.close();
    await eventually(() => last('tactus/status') === 'offline', 'offline');
    await other.publishAsync('tactus/in/speed', '3');
    await eventually(() => inbox.includes('tactus/in/speed'), 'heard');
    await leave();
    expect(client.publish('tactus/state', '{}')).toBe(false);
  });

  it('is said to be gone when the connection breaks, and is back by itself', async () => {
    const { publisher } = open(false);
    await eventually(() => publisher.health().status === 'ok', 'connected');
    await broker.kill();
    await eventually(() => publisher.health().status === 'degraded', 'noticed');
    expect(publisher.health().detail).toMatch(/^no broker at .*; next try in \d+ s$/);
    await broker.start();
    await eventually(() => publisher.health().status === 'ok', 'connected again', 20);
    await publisher.close();
  });
});
