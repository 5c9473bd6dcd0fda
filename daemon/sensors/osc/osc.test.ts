import { createSocket } from 'node:dgram';
import { Bundle, Client } from 'node-osc';
import { describe, expect, it } from 'vitest';
import { eventually } from '../../time/testing/eventually.ts';
import type { SensorReading } from '../reading.ts';
import { describeSensor, hastyTools } from '../testing/sensor-contract.ts';
import { freeUdpPort } from '../testing/udp.ts';
import { createOscSensor } from './osc.ts';

describeSensor('osc', async () => {
  const port = await freeUdpPort();
  const client = new Client('127.0.0.1', port);
  return {
    sensor: createOscSensor({ host: '127.0.0.1', port }, hastyTools),
    provoke: () => client.send('/tactus/heartRate', 142),
    confuse: async () => {
      const socket = createSocket('udp4');
      for (const packet of [
        '',
        '/',
        '/tactus/heartRate',
        '#bundle\0\0\0\0\0\0\0\0\x01\0\0\0\x05',
        '\xff\xff',
      ]) {
        await new Promise((resolve) =>
          socket.send(Buffer.from(packet, 'latin1'), port, '127.0.0.1', resolve),
        );
      }
      socket.close();
      await client.send('error', 1);
    },
    close: () => client.close(),
  };
});

describe('createOscSensor', () => {
  it('reads messages, bundles, controls and named sensors', async () => {
    const port = await freeUdpPort();
    const sensor = createOscSensor({ host: '127.0.0.1', port }, hastyTools);
    const client = new Client('127.0.0.1', port);
    const heard: SensorReading[] = [];
    sensor.start((reading) => heard.push(reading));
    await eventually(() => sensor.health().status === 'ok', 'listening');
    await client.send('/tactus/sensor/left/cadence', 168);
    await client.send('/tactus/control/scene/energy', 0.5);
    await client.send(new Bundle(['/tactus/step'], ['/tactus/note', 60, 0.5]));
    await client.send('/tactus/heartRate', 999);
    await client.send('/other/heartRate', 100);
    await eventually(() => sensor.health().counters.refused === 2, 'all are heard');
    expect(heard.map(({ atSeconds, ...rest }) => rest)).toEqual([
      { kind: 'cadence', sensorId: 'osc:left', cadenceSpm: 168 },
      { kind: 'control', sensorId: 'osc', name: 'scene/energy', value01: 0.5 },
      { kind: 'step', sensorId: 'osc' },
      { kind: 'note', sensorId: 'osc', pitchMidi: 60, velocity01: 0.5, on: true },
    ]);
    expect(sensor.health().lastRefusal).toMatchObject({
      reason: '/other/heartRate: an address of ours begins with /tactus/',
      from: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
    });
    expect(sensor.health().texts).toEqual({ listensAt: `127.0.0.1:${port}`, lastSenders: '127.0.0.1' });
    await sensor.stop();
    await client.close();
  });

  it('says when the port cannot be had', async () => {
    const sensor = createOscSensor({ host: '192.0.2.1', port: 9000 }, hastyTools);
    sensor.start(() => {});
    await eventually(() => sensor.health().status === 'degraded', 'degraded');
    expect(sensor.health().detail).toMatch(/cannot listen at 192\.0\.2\.1:9000/);
    await sensor.stop();
  });
});
