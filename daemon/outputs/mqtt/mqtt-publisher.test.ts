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
  sound: { playing: 'starting', tempoBpm: 168, lock: 'locked', volume01: 0.4, muted: false },
  settings: { follow: 'auto', manualTempoBpm: 150, energyBias: 0.1 },
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
  const warnings: unknown[] = [];
  const open = (homeAssistant: boolean, node = 'test') => {
    const options = { url: broker.url, protocol: '5' as const, prefix: 'tactus', node };
    const client = createMqttClient(options, { timers: realTimers });
    const styles = ['folk', 'chorale'];
    const scenes = ['easy', 'push'];
    const log = { warn: (...said: unknown[]) => warnings.push(...said) };
    const given = { client, session, homeAssistant, styles, scenes, version: '1.2.3', clock: monotonicClock };
    return { client, publisher: createMqttPublisher({ ...given, wallSeconds: () => 1_700_000_000, log }) };
  };

  beforeEach(async () => {
    heard.length = 0;
    warnings.length = 0;
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
    await eventually(() => configs().length === 20, 'all entities');
    expect(last('tactus/test/status')).toBe('online');
    expect(JSON.parse(last('homeassistant/switch/tactus_test/play/config')!)).toMatchObject({
      command_topic: 'tactus/test/in/control/play',
      availability_topic: 'tactus/test/status',
      device: { name: 'Tactus test', sw_version: '1.2.3' },
    });
    expect(JSON.parse(last('homeassistant/select/tactus_test/style/config')!)).toMatchObject({
      command_topic: 'tactus/test/in/control/style',
      options: ['folk', 'chorale', 'auto'],
    });
    expect(JSON.parse(last('homeassistant/select/tactus_test/scene/config')!)).toMatchObject({
      command_topic: 'tactus/test/in/control/scene',
      options: ['easy', 'push'],
    });
    for (const key of ['like', 'nextScene'])
      expect(JSON.parse(last(`homeassistant/button/tactus_test/${key}/config`)!)).toMatchObject({
        command_topic: `tactus/test/in/control/${key}`,
        payload_press: '1',
      });
    await other.publishAsync('homeassistant/status', 'online');
    await eventually(() => configs().length === 40, 'all again');
    await publisher.close();
    await eventually(() => last('tactus/test/status') === 'offline', 'offline');
  });

  it('tells once a second how it goes, and nothing more when it is closed', async () => {
    const { publisher } = open(false);
    await eventually(() => publisher.health().status === 'ok', 'connected');
    for (let tick = 0; tick < 25; tick += 1) session.tell('moment', momentAt(tick / 10));
    const states = () => heard.filter(({ topic }) => topic === 'tactus/test/state');
    await eventually(() => states().length === 3, 'three states');
    expect(JSON.parse(states()[0]!.text)).toEqual({
      heartRateBpm: null,
      cadenceSpm: 168,
      speedMps: null,
      distanceMeters: 13,
      tempoBpm: 168,
      lock: 'locked',
      play: 1,
      muted: 0,
      volume: 0.4,
      style: 'folk',
      follow: 'auto',
      tempo: 150,
      energy: 0.6,
      scene: null,
      liked: null,
      say: null,
      cue: null,
    });
    expect(publisher.health()).toMatchObject({ station: 'mqtt', counters: { published: 3 } });
    const { sound, settings, intent, body } = momentAt(3);
    session.tell('said', { answer: 'Understood: folk.'.padEnd(300, '.') }); // Home Assistant takes 255 of it.
    session.tell('liked', {
      ...{ atSeconds: 3, barIndex: 1, section: 'verse', key: 'C major', chords: ['C'] },
      ...{ tempoBpm: 168, styleWeights: { folk: 1 }, seed: 1 },
    });
    const easy = { ...settings, scene: 'easy' };
    const free = { ...intent, freeStyles: { folk: 'half', chorale: 'full' } as const };
    session.tell('moment', { body, intent: free, sound, settings: easy });
    await eventually(() => states().length === 4, 'a fourth');
    const liked = new Date(1_700_000_000_000).toISOString();
    const say = expect.stringMatching(/^Understood: folk\.{239}$/);
    expect(JSON.parse(states()[3]!.text)).toMatchObject({ scene: 'easy', style: 'auto', liked, say });
    expect(heard.filter(({ topic }) => topic.startsWith('homeassistant/'))).toEqual([]);
    await publisher.close();
    session.tell('moment', momentAt(100));
    await eventually(() => last('tactus/test/status') === 'offline', 'offline');
    expect(states()).toHaveLength(4);
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
    await eventually(() => last('tactus/test/status') === 'offline', 'offline');
    await other.publishAsync('tactus/in/speed', '3');
    await eventually(() => inbox.includes('tactus/in/speed'), 'heard');
    await leave();
    expect(client.publish('tactus/test/state', '{}')).toBe(false);
  });

  it('shows every key to Home Assistant that it tells, and tells every key that it shows', async () => {
    const { publisher } = open(true);
    await eventually(() => publisher.health().status === 'ok', 'connected');
    session.tell('moment', momentAt(0));
    await eventually(() => last('tactus/test/state') !== undefined, 'a state');
    const shown = heard.flatMap(({ text }) => /value_json\.(\w+)/.exec(text)?.[1] ?? []);
    expect(shown.sort()).toEqual(Object.keys(JSON.parse(last('tactus/test/state')!)).sort());
    await publisher.close();
  });

  it('is two with another one: topics, names, comings and goings apart', async () => {
    const [hall, garden] = [open(true, 'hall'), open(true, 'garden')];
    const online = (node: string): boolean => last(`tactus/${node}/status`) === 'online';
    await eventually(() => online('hall') && online('garden'), 'both');
    await eventually(() => heard.filter(({ topic }) => topic.endsWith('/config')).length === 40, 'entities');
    const of = (node: string) =>
      heard.flatMap(({ topic, text }) => (topic.includes(`tactus_${node}/`) ? [text] : [])).join();
    expect(of('hall')).not.toContain('garden');
    expect(of('garden')).not.toContain('hall');
    await hall.publisher.close();
    await eventually(() => last('tactus/hall/status') === 'offline', 'one of them gone');
    expect(online('garden')).toBe(true);
    expect(garden.publisher.health().status).toBe('ok');
    await garden.publisher.close();
  });

  it('notices another one of its name, and says it until that is gone', async () => {
    const first = open(false).publisher;
    await eventually(() => first.health().status === 'ok', 'connected');
    const second = open(false).publisher;
    await eventually(() => first.health().status === 'degraded', 'the first');
    await eventually(() => second.health().status === 'degraded', 'the second');
    expect(second.health()).toMatchObject({
      detail: expect.stringMatching(/another Tactus .* is called test, too$/),
      fix: expect.stringContaining('sensors.mqtt.node'),
    });
    await first.close();
    await eventually(() => second.health().status === 'ok', 'alone again');
    await eventually(() => last('tactus/test/status') === 'online', 'and here');
    await second.close();
  });

  it('is not taken in by somebody who sweeps the broker', async () => {
    const { publisher } = open(false);
    await eventually(() => last('tactus/test/client') !== undefined, 'here');
    for (const topic of ['tactus/test/client', 'tactus/test/status'])
      await other.publishAsync(topic, '', { retain: true });
    await eventually(() => heard.filter(({ text }) => text === 'online').length === 2, 'here again');
    expect(publisher.health().status).toBe('ok');
    await publisher.close();
  });

  it('tells that topics have a name now where there was one without', async () => {
    await other.publishAsync('tactus/status', 'offline', { retain: true });
    const { publisher } = open(true);
    await eventually(() => last('tactus/status') === '', 'swept away');
    expect(publisher.health()).toMatchObject({
      status: 'ok',
      detail: expect.stringContaining('tactus/state and tactus/status of before are tactus/test/state and'),
    });
    expect(warnings).toHaveLength(2);
    expect(warnings[1]).toContain('under tactus/test/ now');
    await publisher.close();
  });

  it('is said to be gone when the connection breaks, and is back by itself', async () => {
    const { publisher } = open(false);
    await eventually(() => publisher.health().status === 'ok', 'connected');
    await broker.kill();
    await eventually(() => publisher.health().status === 'degraded', 'noticed');
    expect(publisher.health().detail).toMatch(/^no broker at .*; next try in \d+ s$/);
    await broker.start();
    await eventually(() => publisher.health().status === 'ok', 'connected again');
    await publisher.close();
  });
});
