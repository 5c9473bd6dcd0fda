import { createSocket } from 'node:dgram';
import { writeFileSync } from 'node:fs';
import mqtt, { type MqttClient } from 'mqtt';
import { Client } from 'node-osc';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Broker, mosquittoIsInstalled, startBroker } from '../daemon/mqtt/testing/mosquitto.ts';
import { freeUdpPort } from '../daemon/sensors/testing/udp.ts';
import { requireInstalled } from '../daemon/system/testing/require-installed.ts';
import { entry, runProgram, temporaryFolder } from './support/cli.ts';
import { type Daemon, type DaemonAnswer, eventually, startDaemon } from './support/daemon.ts';

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
    };
    // In a file, which is changed while it runs.
    const file = folder.at('tactus.yaml');
    writeFileSync(file, JSON.stringify({ sensors: { map } }));
    daemon = await startDaemon(
      folder.at('state'),
      ...['--config', file, '--output', 'null', '--set', 'log.level=error'],
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

  const change = async (method: string, path: string, body?: unknown): Promise<DaemonAnswer> => {
    const headers = { origin: daemon.url, ...(body !== undefined && { 'content-type': 'application/json' }) };
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const response = await fetch(new URL(`/api/v1${path}`, daemon.url), init);
    expect(response.status).toBe(200);
    return response.json();
  };
  const biasOf = async (): Promise<number> => (await daemon.get('/api/v1/state')).energyBias;

  it('are heard from the moment on in which a mapping of them is kept, and no more once it is taken away', async () => {
    const client = new Client('127.0.0.1', oscPort);
    await client.send('/1/fader7', 300);
    await client.send('/1/fader7', 700);
    const heardOf = async (address: string) =>
      (await daemon.get('/api/v1/mappings/heard')).heard.find(
        (each: { readonly address: string }) => each.address === address,
      );
    const { values, takenBy } = await eventually(async () => {
      const fader = await heardOf('/1/fader7');
      return fader?.count === 2 ? fader : undefined;
    });
    expect(takenBy).toBeUndefined();
    expect(values[0].suggestion).toEqual({
      ...{ osc: '/1/fader7', reading: 'control', name: 'energy', from: [300, 700] },
    });
    const wish = { ...values[0].suggestion, from: [200, 800] };
    const { changed } = await change('PUT', '/mappings/fader', wish);
    expect(changed).toMatchObject([{ path: 'sensors.map', restartNeeded: false }]);
    await client.send('/1/fader7', 650);
    await eventually(async () => (await biasOf()) === 0.25);
    expect((await heardOf('/1/fader7')).takenBy).toEqual({ kind: 'mapping', name: 'fader' });

    await change('PATCH', '/config', {
      sensors: { map: [{ mqtt: 'hall/knob', reading: 'control', name: 'energy' }] },
    });
    await client.send('/1/fader7', 200);
    // Whoever is not heard yet may be told again.
    await eventually(async () => {
      await home.publishAsync('hall/knob', '0.4');
      return Math.abs((await biasOf()) + 0.1) < 1e-6;
    });
    expect((await heardOf('/1/fader7')).takenBy).toBeUndefined();
    await client.close();
  });
});
