import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createMqttClient } from '../../mqtt/mqtt-client.ts';
import { eventually } from '../../time/testing/eventually.ts';
import type { SensorReading } from '../reading.ts';
import { hastyTools } from '../testing/sensor-contract.ts';
import { createMqttSensor } from './mqtt.ts';

/** A broker of a few bytes (MQTT 3.1.1) that lets nobody hear some topics; who has asked is told a speed. */
async function startStrictBroker(isDenied: (topic: string) => boolean) {
  const sockets = new Set<Socket>();
  const speed = Buffer.from('tactus/test/in/speed');
  const publish = Buffer.concat([
    Buffer.from([0x30, 2 + speed.length + 1, 0, speed.length]),
    speed,
    Buffer.from('3'),
  ]);
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', (data) => {
      const packet = (data[0] ?? 0) >> 4;
      if (packet === 1) socket.write(Buffer.from([0x20, 2, 0, 0]));
      if (packet !== 8) return;
      const answers: number[] = [];
      // A header of two bytes, two of the message: then each topic with its length, and its quality of service.
      for (let at = 4; at < data.length; ) {
        const length = data.readUInt16BE(at);
        answers.push(isDenied(data.toString('utf8', at + 2, at + 2 + length)) ? 0x80 : 0);
        at += 2 + length + 1;
      }
      socket.write(Buffer.from([0x90, 2 + answers.length, data[2] ?? 0, data[3] ?? 0, ...answers]));
      socket.write(publish);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `mqtt://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe('a broker that lets us hear only some topics', () => {
  let close = async (): Promise<void> => {};
  afterEach(() => close());

  const open = async (isDenied: (topic: string) => boolean, topics: readonly string[] = []) => {
    const broker = await startStrictBroker(isDenied);
    const options = { url: broker.url, protocol: '3.1.1', prefix: 'tactus', node: 'test' } as const;
    const senders = { topics, mqtt: () => undefined };
    const sensor = createMqttSensor(createMqttClient(options, hastyTools), { ...hastyTools, senders });
    const heard: SensorReading[] = [];
    sensor.start((reading) => heard.push(reading));
    close = async () => {
      await sensor.stop();
      await broker.close();
    };
    await eventually(() => heard.length > 0 && sensor.health().status !== 'starting', 'a speed');
    return sensor.health();
  };

  it('is a good one when it keeps us to what is ours', async () => {
    expect(await open((topic) => !topic.startsWith('tactus/test/'))).toMatchObject({ status: 'ok' });
  });

  it('is told with what it keeps from us, and the rest is heard', async () => {
    expect(await open((topic) => topic.startsWith('gym/'), ['gym/a', 'floor/b', 'gym/c'])).toMatchObject({
      status: 'degraded',
      detail: expect.stringMatching(/does not let us hear gym\/a, gym\/c$/),
    });
  });
});
