import { createSocket } from 'node:dgram';
import mqtt, { type MqttClient } from 'mqtt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Broker, mosquittoIsInstalled, startBroker } from '../daemon/mqtt/testing/mosquitto.ts';
import { freeUdpPort } from '../daemon/sensors/testing/udp.ts';
import { requireInstalled } from '../daemon/system/testing/require-installed.ts';
import { entry, runProgram, temporaryFolder } from './support/cli.ts';
import { type Daemon, eventually, startDaemon } from './support/daemon.ts';

requireInstalled('mosquitto', mosquittoIsInstalled);

/** A daemon at a real broker and a real port, to which people say what it cannot take. */
describe.skipIf(!mosquittoIsInstalled)('what a daemon refuses', { timeout: 120_000 }, () => {
  const folder = temporaryFolder();
  const udp = createSocket('udp4');
  const password = 'a-secret-of-the-broker';
  let broker: Broker;
  let home: MqttClient;
  let daemon: Daemon;
  let oscPort = 0;
  let token = '';

  beforeAll(async () => {
    broker = await startBroker();
    home = await mqtt.connectAsync(broker.url);
    oscPort = await freeUdpPort();
    const settings = {
      'mqtt.enabled': true,
      'mqtt.url': broker.url,
      'mqtt.node': 'house',
      'mqtt.username': 'tactus',
      'mqtt.password': password,
      'osc.enabled': true,
      'osc.port': oscPort,
    };
    daemon = await startDaemon(
      folder.at('state'),
      ...['--output', 'null', '--set', 'log.level=debug'],
      ...Object.entries(settings).flatMap(([name, value]) => ['--set', `sensors.${name}=${value}`]),
    );
    const { stdout } = await runProgram(entry, ['panel', '--json'], { STATE_DIRECTORY: folder.at('state') });
    token = JSON.parse(stdout).token;
    const isConnected = async () => (await stationOf('sensors.mqtt'))?.status === 'ok';
    await eventually(isConnected, 15);
  });
  afterAll(async () => {
    udp.close();
    await daemon?.stop();
    await home?.endAsync();
    await broker?.close();
    folder.remove();
  });

  interface Station {
    readonly station: string;
    readonly status: string;
    readonly lastRefusal?: { readonly reason: string; readonly from: string };
  }
  const stationOf = async (name: string): Promise<Station | undefined> => {
    const { stations } = (await daemon.get('/healthz')) as { stations: readonly Station[] };
    return stations.find(({ station }) => station === name);
  };
  const isTold = (station: string, from: string, reason: RegExp) =>
    eventually(async () => {
      const last = (await stationOf(station))?.lastRefusal;
      return last?.from.startsWith(from) && reason.test(last.reason);
    }, 10);
  const say = (path: string, payload: string) => home.publishAsync(`tactus/house/in/${path}`, payload);
  const send = (packet: Buffer): Promise<void> =>
    new Promise((resolve) => udp.send(packet, oscPort, '127.0.0.1', () => resolve()));
  const post = async (path: string, body: unknown): Promise<number> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const request = { method: 'POST', headers, body: JSON.stringify(body) };
    return (await fetch(new URL(path, daemon.url), request)).status;
  };

  it('over MQTT is told with its topic', async () => {
    const topic = 'tactus/house/in';
    await say('position', '52,5 13,4');
    await isTold('sensors.mqtt', `${topic}/position`, /comma/);
    await say('heartRate', '142 bpm');
    await isTold('sensors.mqtt', `${topic}/heartRate`, /^"142 bpm": the number alone, without its unit$/);
    await say('heartRate', '400');
    await isTold('sensors.mqtt', `${topic}/heartRate`, /^heartRateBpm: 400 is more than 250$/);
    await say('heart', '142');
    await isTold('sensors.mqtt', `${topic}/heart`, /^there is no reading "heart"; there are: heartRate/);
    await say('control/style', 'polka');
    await isTold('sensors.mqtt', 'mqtt', /^there is no style "polka"; there are: /);
    await say('control/dance', '1');
    await isTold('sensors.mqtt', 'mqtt', /^the control "dance" means nothing here$/);
  });

  it('over UDP is told with the address, and without what would steer a terminal', async () => {
    await send(Buffer.from('\u001b[2Jrubbish'));
    await isTold('sensors.osc', '127.0.0.1:', /^not an OSC packet/);
    await send(Buffer.from('/\u001b[2J\n/x\0\0\0\0,\0\0\0', 'latin1'));
    await isTold('sensors.osc', '127.0.0.1:', /^\/ \[2J \/x: an address of ours begins with \/tactus\/$/);
  });

  it('over HTTP is told at the panel, and readings with the sensors', async () => {
    expect(await post('/api/v1/intent', { style: 'polka' })).toBe(400);
    await isTold('panel', 'HTTP 127.0.0.1', /^400: .*polka/);
    expect(await post('/api/v1/readings', { kind: 'speed', sensorId: 'watch', speedMps: 20 })).toBe(400);
    await isTold('sensors.external', 'HTTP 127.0.0.1', /^400: speedMps: 20 is more than 15$/);
  });

  it('is seen among the devices, and is in the log at debug, with no secret', async () => {
    const devices = (await daemon.get('/api/v1/devices')) as { sensorId: string }[];
    for (const sensorId of ['mqtt', 'osc', 'external'])
      expect(devices.find((device) => device.sensorId === sensorId)).toMatchObject({
        refused: expect.any(Number),
        lastRefusal: { reason: expect.any(String), from: expect.any(String) },
      });
    await eventually(() => /speedMps: 20 is more than 15/.test(daemon.output()), 10);
    for (const secret of [token, password])
      for (const told of [daemon.output(), JSON.stringify(await daemon.get('/api/v1/state'))])
        expect(told).not.toContain(secret);
  });
});
