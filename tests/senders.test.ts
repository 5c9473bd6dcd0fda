import { createSocket } from 'node:dgram';
import mqtt, { type MqttClient } from 'mqtt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Broker, mosquittoIsInstalled, startBroker } from '../daemon/mqtt/testing/mosquitto.ts';
import { freeUdpPort } from '../daemon/sensors/testing/udp.ts';
import { requireInstalled } from '../daemon/system/testing/require-installed.ts';
import { entry, runProgram, temporaryFolder } from './support/cli.ts';
import { type Daemon, eventually, startDaemon } from './support/daemon.ts';

requireInstalled('mosquitto', mosquittoIsInstalled);

/** A daemon that other programs speak to: a phone over HTTP, one over OSC, one over a real broker. */
describe.skipIf(!mosquittoIsInstalled)('programs that are not ours', { timeout: 120_000 }, () => {
  const folder = temporaryFolder();
  let broker: Broker;
  let home: MqttClient;
  let daemon: Daemon;
  let oscPort = 0;

  beforeAll(async () => {
    broker = await startBroker();
    home = await mqtt.connectAsync(broker.url);
    oscPort = await freeUdpPort();
    const map = [{ preset: 'owntracks' }, { mqtt: 'gym/treadmill', reading: 'speed', unit: 'km/h' }];
    const settings = {
      'mqtt.enabled': true,
      'mqtt.url': broker.url,
      'mqtt.node': 'house',
      'osc.enabled': true,
      'osc.port': oscPort,
      map: JSON.stringify(map),
    };
    daemon = await startDaemon(
      folder.at('state'),
      ...['--output', 'null', '--set', 'log.level=error'],
      ...Object.entries(settings).flatMap(([name, value]) => ['--set', `sensors.${name}=${value}`]),
    );
    // What is said once, by packet or by a message that nobody keeps, is to find them listening.
    await eventually(async () => {
      const { stations } = (await daemon.get('/healthz')) as { stations: readonly Record<string, unknown>[] };
      const isOk = (name: string) =>
        stations.some(({ station, status }) => station === name && status === 'ok');
      return isOk('sensors.mqtt') && isOk('sensors.osc');
    }, 15);
  });
  afterAll(async () => {
    await daemon?.stop();
    await home?.endAsync();
    await broker?.close();
    folder.remove();
  });

  const readingOf = async (sensorId: string, kind: string) => {
    const devices = (await daemon.get('/api/v1/devices')) as {
      sensorId: string;
      values: { reading: Record<string, unknown> }[];
    }[];
    const device = devices.find((each) => each.sensorId === sensorId);
    return device?.values.find(({ reading }) => reading.kind === kind)?.reading;
  };

  it('are heard over HTTP, with the token that `tactus panel` tells', async () => {
    const { stdout } = await runProgram(entry, ['panel', '--json'], { STATE_DIRECTORY: folder.at('state') });
    const { token } = JSON.parse(stdout);
    const now = Math.floor(Date.now() / 1000);
    const query = `id=7&timestamp=${now}&lat=52.52&lon=13.405&speed=5.4&accuracy=4&token=${token}`;
    const response = await fetch(new URL(`/api/v1/senders/traccar?${query}`, daemon.url));
    expect(await response.json()).toEqual({ accepted: 1, refused: [] });
    await eventually(async () => (await readingOf('http:traccar.7', 'position')) !== undefined, 10);
    expect(await readingOf('http:traccar.7', 'position')).toMatchObject({ speedMps: expect.closeTo(2.78) });
    expect(daemon.output()).not.toContain(token);
  });

  it('are heard over MQTT at topics of their own', async () => {
    const location = {
      _type: 'location',
      lat: 52.52,
      lon: 13.405,
      vel: 9,
      tst: Math.floor(Date.now() / 1000),
    };
    await home.publishAsync('owntracks/jane/phone', JSON.stringify(location), { retain: true });
    await home.publishAsync('gym/treadmill', '10.8');
    await eventually(async () => (await readingOf('mqtt:gym.treadmill', 'speed')) !== undefined, 10);
    expect(await readingOf('mqtt:gym.treadmill', 'speed')).toMatchObject({ speedMps: expect.closeTo(3) });
    expect(await readingOf('mqtt:owntracks.jane.phone', 'position')).toMatchObject({ speedMps: 2.5 });
  });

  it('are heard over OSC at addresses of their own', async () => {
    const numbers = Buffer.alloc(8);
    numbers.writeFloatBE(52.5, 0);
    numbers.writeFloatBE(13.25, 4);
    const packet = Buffer.concat([Buffer.from('/gyrosc/gps\0,ff\0'), numbers]);
    const socket = createSocket('udp4');
    socket.send(packet, oscPort, '127.0.0.1');
    await eventually(async () => (await readingOf('osc:gyrosc', 'position')) !== undefined, 10);
    expect(await readingOf('osc:gyrosc', 'position')).toMatchObject({ latitude: 52.5, longitude: 13.25 });
    socket.close();
  });

  it('are heard as JSON over UDP', async () => {
    const socket = createSocket('udp4');
    const sensordata = { gravity: { x: 0, y: 0, z: -1 }, accel: { x: 0, y: 0, z: 0.5 } };
    const packet = JSON.stringify({
      device: { uuid: 'b6c3' },
      timestamp: '2023/02/07 14:26:23.073',
      sensordata,
    });
    socket.send(packet, oscPort, '127.0.0.1');
    await eventually(async () => (await readingOf('osc:zigsim.b6c3', 'acceleration')) !== undefined, 10);
    socket.close();
  });
});
