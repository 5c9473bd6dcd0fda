import mqtt from 'mqtt';
import { describe, expect, it } from 'vitest';
import { createMqttClient, type MqttClientOptions } from '../../mqtt/mqtt-client.ts';
import { mosquittoIsInstalled, startBroker } from '../../mqtt/testing/mosquitto.ts';
import { requireInstalled } from '../../system/testing/require-installed.ts';
import { monotonicClock } from '../../time/clock.ts';
import { eventually } from '../../time/testing/eventually.ts';
import type { MapOption } from '../map/options.ts';
import { createSenderMap } from '../map/sender-map.ts';
import type { SensorReading } from '../reading.ts';
import type { Sensor } from '../sensor.ts';
import { describeSensor, hastyTools } from '../testing/sensor-contract.ts';
import { createMqttSensor } from './mqtt.ts';

requireInstalled('mosquitto', mosquittoIsInstalled);

const openSensor = (url: string, more: Partial<MqttClientOptions> = {}, map: MapOption = []): Sensor => {
  const options = { url, protocol: '5' as const, prefix: 'tactus', node: 'test', ...more };
  const nowSeconds = () => monotonicClock.nowSeconds();
  const senders = createSenderMap(map, { nowSeconds, wallSeconds: () => Date.now() / 1000 });
  return createMqttSensor(createMqttClient(options, hastyTools), { ...hastyTools, senders });
};

/** A sensor that hears a broker, and another client to say something to it. */
async function openBench() {
  const broker = await startBroker();
  const other = await mqtt.connectAsync(broker.url);
  const sensor = openSensor(broker.url);
  const heard: SensorReading[] = [];
  return {
    other,
    sensor,
    heard,
    async listen() {
      sensor.start((reading) => heard.push(reading));
      await eventually(() => sensor.health().status === 'ok', 'connected');
    },
    async close() {
      await sensor.stop();
      await other.endAsync();
      await broker.close();
    },
  };
}

describe.skipIf(!mosquittoIsInstalled)('with a real mosquitto', () => {
  describeSensor('mqtt', async () => {
    const broker = await startBroker();
    const other = mqtt.connect(broker.url, { reconnectPeriod: 20 });
    other.on('error', () => {});
    return {
      sensor: openSensor(broker.url),
      provoke: () => {
        other.publish('tactus/test/in/heartRate', '142');
      },
      lose: () => broker.kill(),
      restore: () => broker.start(),
      confuse: () => {
        for (const rubbish of ['', '{', '\u0000', '1e999', '[[]]', '{"__proto__":1}', 'x'.repeat(5000)]) {
          other.publish('tactus/test/in/heartRate', rubbish);
        }
        other.publish('tactus/test/in/', '1');
      },
      close: async () => {
        await other.endAsync(true);
        await broker.close();
      },
    };
  });

  it.each([
    { tls: true, protocol: '3.1.1' as const },
    { tls: true, protocol: '5' as const },
    { tls: false, protocol: '3.1.1' as const },
  ])('reads with TLS $tls and MQTT $protocol', async ({ tls, protocol }) => {
    const broker = await startBroker({ tls });
    const caFile = broker.caFile;
    const sensor = openSensor(broker.url, { protocol, caFile });
    const heard: SensorReading[] = [];
    sensor.start((reading) => heard.push(reading));
    await eventually(() => sensor.health().status === 'ok', 'connected');

    const { readFile } = await import('node:fs/promises');
    const other = await mqtt.connectAsync(broker.url, { ...(caFile && { ca: await readFile(caFile) }) });
    await other.publishAsync('tactus/test/in/sensor/left/cadence', '168');
    await other.publishAsync('tactus/test/in/position', '{"latitude":52.5,"longitude":13.4,"ageSeconds":2}');
    await other.publishAsync('tactus/test/in/control/play', 'ON');
    await other.publishAsync('tactus/test/in/heartRate', '400');
    await other.publishAsync('tactus/test/in/control/style', 'folk');
    await eventually(() => heard.length === 4, 'all is heard');

    expect(heard.map(({ atSeconds, ...rest }) => rest)).toEqual([
      { kind: 'cadence', sensorId: 'mqtt:left', cadenceSpm: 168 },
      { kind: 'position', sensorId: 'mqtt', latitude: 52.5, longitude: 13.4 },
      { kind: 'control', sensorId: 'mqtt', name: 'play', value01: 1 },
      { kind: 'control', sensorId: 'mqtt', name: 'style/folk', value01: 1 },
    ]);
    expect(monotonicClock.nowSeconds() - (heard[1]?.atSeconds ?? 0)).toBeGreaterThan(2);
    await sensor.stop();
    await other.endAsync();
    await broker.close();
  });

  it('hears what is for any Tactus only while it is the only one, and tells', async () => {
    const { other, sensor, heard, listen, close } = await openBench();
    await listen();
    expect(sensor.health().detail).toMatch(/hears tactus\/test\/in\/$/);
    await other.publishAsync('tactus/in/speed', '3');
    await eventually(() => heard.length === 1, 'alone');
    expect(sensor.health().detail).toContain('better say it under tactus/test/in/');

    await other.publishAsync('tactus/garden/status', 'online', { retain: true });
    await other.publishAsync('tactus/in/speed', '4');
    await other.publishAsync('tactus/test/in/speed', '5');
    await other.publishAsync('tactus/garden/in/speed', '6');
    await eventually(() => heard.length === 2, 'what is for it');
    expect(sensor.health().lastRefusal).toMatchObject({
      reason: 'there are 2 Tactus at this broker: say it under tactus/test/in/ to this one',
      from: 'tactus/in/speed',
    });

    await other.publishAsync('tactus/garden/status', 'offline', { retain: true });
    await other.publishAsync('tactus/in/speed', '7');
    await eventually(() => heard.length === 3, 'alone again');
    expect(heard.map((reading) => reading.kind === 'speed' && reading.speedMps)).toEqual([3, 5, 7]);
    expect(sensor.health().texts).toMatchObject({
      inbox: 'tactus/test/in/',
      lastSenders: 'tactus/in/speed, tactus/test/in/speed',
    });
    await close();
  });

  it.each(['3.1.1', '5'] as const)(
    'hears a press once, whoever listens beside, over MQTT %s',
    async (protocol) => {
      const broker = await startBroker();
      const other = await mqtt.connectAsync(broker.url);
      const sensor = openSensor(broker.url, { protocol }, [
        { mqtt: 'z/button', reading: 'control', name: 'skip', when: { action: 'single' } },
        { mqtt: 'z/+', reading: 'battery', field: 'battery', unit: '%' },
      ]);
      const heard: SensorReading[] = [];
      sensor.start((reading) => heard.push(reading));
      await eventually(() => sensor.health().status === 'ok', 'connected');
      await other.publishAsync('z/button', '{"action":"single","battery":50}');
      await other.publishAsync('tactus/test/in/speed', '3');
      await eventually(() => heard.some(({ kind }) => kind === 'speed'), 'what came behind it');
      expect(heard.map(({ kind }) => kind)).toEqual(['control', 'battery', 'speed']);
      await sensor.stop();
      await other.endAsync();
      await broker.close();
    },
  );

  it('does not trust a broker that nobody vouches for', async () => {
    const broker = await startBroker({ tls: true });
    const sensor = openSensor(broker.url);
    sensor.start(() => {});
    await eventually(() => sensor.health().lastError !== undefined, 'an error');
    expect(sensor.health()).toMatchObject({
      status: 'degraded',
      lastError: expect.stringMatching(/self.signed/),
    });
    await sensor.stop();
    await broker.close();
  });

  it('tells what it refused, why, and at which topic', async () => {
    const { other, sensor, heard, listen, close } = await openBench();
    await listen();
    const refused: (readonly [string, string, unknown])[] = [
      ['position', '52,5 13,4', '"52,5" has a comma: write "52.5", with a point'],
      ['speed', '2,9', '"2,9" has a comma: write "2.9", with a point'],
      ['heartRate', '142 bpm', '"142 bpm": the number alone, without its unit'],
      ['heartRate', '400', 'heartRateBpm: 400 is more than 250'],
      ['control/volume', '70', 'value01: 70 is more than 1'],
      ['pulse', '142', expect.stringMatching(/^there is no reading "pulse"; there are: heartRate,/)],
    ];
    for (const [index, [path, payload, reason]] of refused.entries()) {
      await other.publishAsync(`tactus/in/${path}`, payload);
      await eventually(() => sensor.health().counters.refused === index + 1, path);
      expect(sensor.health().lastRefusal).toMatchObject({ reason, from: `tactus/in/${path}` });
    }
    await other.publishAsync('tactus/in/step', '{"action":"","battery":100,"linkquality":78}');
    await other.publishAsync('tactus/in/control/play', 'on');
    await eventually(() => heard.length > 0, 'play');
    expect(heard).toMatchObject([{ kind: 'control', name: 'play', value01: 1 }]);
    expect(sensor.health().counters.refused).toBe(6);
    await close();
  });

  it('leaves retained values alone: nobody knows how old they are', async () => {
    const { other, heard, listen, close } = await openBench();
    await other.publishAsync('tactus/test/in/heartRate', '142', { retain: true });
    await listen();
    await other.publishAsync('tactus/test/in/speed', '3');
    await eventually(() => heard.length > 0, 'the fresh one');
    expect(heard.map((reading) => reading.kind)).toEqual(['speed']);
    await close();
  });
});
