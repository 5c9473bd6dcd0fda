import { afterEach, describe, expect, it } from 'vitest';
import { createMqttClient } from '../../mqtt/mqtt-client.ts';
import { published, startSmallBroker } from '../../mqtt/testing/small-broker.ts';
import { eventually } from '../../time/testing/eventually.ts';
import type { SensorReading } from '../reading.ts';
import { hastyTools } from '../testing/sensor-contract.ts';
import { createMqttSensor } from './mqtt.ts';

describe('a broker that lets us hear only some topics', () => {
  let close = async (): Promise<void> => {};
  afterEach(() => close());

  const open = async (isDenied: (topic: string) => boolean, topics: readonly string[] = []) => {
    const broker = await startSmallBroker({
      codeOf: (topic) => (isDenied(topic) ? 0x80 : 0),
      subscribed: (socket) => socket.write(published('tactus/test/in/speed', '3')),
    });
    const options = { url: broker.url, protocol: '3.1.1', prefix: 'tactus', node: 'test' } as const;
    const senders = { topics, mqtt: () => undefined, hearOurs: () => {} };
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
