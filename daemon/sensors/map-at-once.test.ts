import mqtt from 'mqtt';
import { Client } from 'node-osc';
import { describe, expect, it } from 'vitest';
import { mosquittoIsInstalled, startBroker } from '../mqtt/testing/mosquitto.ts';
import { requireInstalled } from '../system/testing/require-installed.ts';
import { eventually } from '../time/testing/eventually.ts';
import { sensorsOptionsSchema } from './options.ts';
import type { SensorReading } from './reading.ts';
import { createSensors } from './sensors.ts';
import { hastyTools } from './testing/sensor-contract.ts';
import { freeUdpPort } from './testing/udp.ts';

requireInstalled('mosquitto', mosquittoIsInstalled);

const turn = (name: string) => ({ reading: 'control', name });

/** Sensors that hear OSC, and a broker where there is one. */
function open(options: object) {
  const sensors = createSensors(sensorsOptionsSchema.parse(options), hastyTools);
  const heard: unknown[] = [];
  sensors.start((reading: SensorReading) => heard.push(reading.kind === 'control' && reading.name));
  const isOk = (id: string) => () =>
    sensors.health().some(({ station, status }) => station === `sensors.${id}` && status === 'ok');
  return { sensors, heard, isOk };
}

describe('other mappings', () => {
  it('are heard at once over OSC', async () => {
    const port = await freeUdpPort();
    const { sensors, heard, isOk } = open({ osc: { enabled: true, port } });
    await eventually(isOk('osc'), 'listening');
    const client = new Client('127.0.0.1', port);
    const send = async (): Promise<void> => {
      const before = sensors.senders.heard()[0]?.count ?? 0;
      await client.send('/knob', 0.5);
      await eventually(() => sensors.senders.heard()[0]?.count === before + 1, 'heard');
    };
    await send();
    sensors.setMap([{ osc: '/knob', ...turn('energy') }]);
    await send();
    sensors.setMap([{ osc: '/knob', ...turn('volume') }]);
    await send();
    sensors.setMap([]);
    await send();
    expect(heard).toEqual(['energy', 'volume']);
    await client.close();
    await sensors.stop();
  });

  it.skipIf(!mosquittoIsInstalled)(
    'are heard over MQTT once each, and no more when they are gone',
    async () => {
      const broker = await startBroker();
      const other = await mqtt.connectAsync(broker.url);
      const { sensors, heard, isOk } = open({ mqtt: { enabled: true, url: broker.url, node: 'test' } });
      await eventually(isOk('mqtt'), 'connected');
      const say = async (): Promise<void> => {
        heard.length = 0;
        for (const topic of ['hall/a', 'hall/b']) await other.publishAsync(topic, '0.5');
        await other.publishAsync('tactus/test/in/control/lap', '1');
        await eventually(() => heard.includes('lap'), 'what came behind them');
      };
      /** Subscriptions take a moment; what is heard then is heard again. */
      const said = async (...expected: readonly string[]): Promise<void> => {
        const all = [...expected, 'lap'].join();
        await eventually(async () => {
          await say();
          return heard.join() === all;
        }, all);
        await say();
        expect(heard.join()).toBe(all);
      };
      await said();
      sensors.setMap([{ mqtt: 'hall/a', ...turn('energy') }]);
      await said('energy');
      // The broker would say it twice, were the narrower one still subscribed to.
      sensors.setMap([
        { mqtt: 'hall/a', ...turn('energy') },
        { mqtt: 'hall/+', ...turn('volume') },
      ]);
      await said('energy', 'volume', 'volume');
      sensors.setMap([{ mqtt: 'hall/b', ...turn('tempo') }]);
      await said('tempo');
      expect(sensors.senders.topics).toEqual(['hall/b']);
      sensors.setMap([]);
      await said();
      await sensors.stop();
      await other.endAsync();
      await broker.close();
    },
  );
});
