import { readFile } from 'node:fs/promises';
import mqtt, { type MqttClient } from 'mqtt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Broker, mosquittoIsInstalled, startBroker } from '../daemon/mqtt/testing/mosquitto.ts';
import { requireInstalled } from '../daemon/system/testing/require-installed.ts';
import { temporaryFolder } from './support/cli.ts';
import { type Daemon, type DaemonAnswer, eventually, startDaemon } from './support/daemon.ts';

requireInstalled('mosquitto', mosquittoIsInstalled);

/** A playing daemon at a real broker with TLS, steered as Home Assistant does it: by what was announced. */
describe.skipIf(!mosquittoIsInstalled).each(['3.1.1', '5'] as const)(
  'a daemon and home automation over MQTT %s',
  (protocol) => {
    const folder = temporaryFolder();
    const announced = new Map<string, Record<string, unknown>>();
    let state: Record<string, unknown> = {};
    let status = '';
    let broker: Broker;
    let home: MqttClient;
    let daemon: Daemon;

    beforeAll(async () => {
      broker = await startBroker({ tls: true });
      const { caFile = '' } = broker;
      home = await mqtt.connectAsync(broker.url, { ca: await readFile(caFile) });
      home.on('message', (topic, payload) => {
        if (topic === 'tactus/house/status') status = payload.toString();
        else if (topic === 'tactus/house/state') state = JSON.parse(payload.toString());
        else announced.set(topic.split('/')[3] ?? '', JSON.parse(payload.toString()));
      });
      await home.subscribeAsync(['homeassistant/+/+/+/config', 'tactus/house/state', 'tactus/house/status']);
      const settings = { enabled: 'true', url: broker.url, caFile, protocol, node: 'house' };
      daemon = await startDaemon(
        folder.at('state'),
        ...['--simulate', 'easy', '--output', 'null', '--set', 'log.level=error'],
        // A volume is a share of the ceiling wherever it is told or asked for.
        ...['--set', 'player.volumeCeiling01=0.5'],
        ...Object.entries(settings).flatMap(([name, value]) => ['--set', `sensors.mqtt.${name}=${value}`]),
      );
    });
    afterAll(async () => {
      await daemon?.stop();
      await home?.endAsync();
      await broker?.close();
      folder.remove();
    });

    /** Says it to the topic that was announced for it, and waits until the daemon's own state shows it. */
    const ask = async (
      control: string,
      payload: string,
      isDone: (now: Awaited<ReturnType<Daemon['get']>>) => boolean,
    ) => {
      await home.publishAsync(String(announced.get(control)?.command_topic), payload);
      await eventually(async () => isDone(await daemon.get('/api/v1/state')));
    };

    it('is one device with its sensors and controls, whose values are told', async () => {
      await eventually(() => announced.has('style') && typeof state.cadenceSpm === 'number');
      expect([...announced.keys()].sort()).toEqual(
        [
          'cadenceSpm',
          'cue',
          'distanceMeters',
          'energy',
          'follow',
          'heartRateBpm',
          'like',
          'liked',
          'lock',
          'muted',
          'nextScene',
          'play',
          'say',
          'scene',
          'skip',
          'speedMps',
          'style',
          'tempo',
          'tempoBpm',
          'volume',
        ].sort(),
      );
      for (const config of announced.values()) {
        expect(config).toMatchObject({
          device: { identifiers: ['tactus_house'] },
          availability_topic: 'tactus/house/status',
        });
      }
      expect(status).toBe('online');
      const { body } = await daemon.get('/api/v1/state');
      expect(Math.abs(Number(state.cadenceSpm) - body.cadenceSpm)).toBeLessThan(10);
    });

    it('changes volume and style, and stops and plays', async () => {
      await ask('volume', '0.3', ({ volume01 }) => Math.abs(volume01 - 0.3) < 1e-6);
      await eventually(() => Math.abs(Number(state.volume) - 0.3) < 0.01, 10);
      const styles = announced.get('style')?.options as string[];
      const { intent } = await daemon.get('/api/v1/state');
      const other = styles.find((style) => !(intent.styleWeights[style] > 0)) ?? '';
      await ask('style', other, (now) => now.intent.styleWeights[other] === 1);
      await eventually(() => state.style === other);
      await ask('style', 'auto', (now) => now.intent.freeStyles !== undefined);
      await eventually(() => state.style === 'auto');
      await home.publishAsync('tactus/house/in/control/style', 'no-such-style');
      await ask('play', '0', ({ playing }) => playing === 'stopped' || playing === 'stopping');
      await eventually(() => state.play === 0);
      await ask('play', '1', ({ playing }) => playing === 'playing');
      expect(daemon.process.exitCode).toBeNull();
    });

    it('sets follow mode, tempo and energy, and mutes', async () => {
      // What Home Assistant makes of 173 with the template that was announced.
      expect(announced.get('tempo')?.command_template).toBe('{{ (value - 60) / 180 }}');
      await ask(
        'tempo',
        String((173 - 60) / 180),
        (now) => now.follow === 'manual' && now.manualTempoBpm === 173,
      );
      await eventually(() => state.tempo === 173 && state.follow === 'manual');
      await ask('follow', 'cadence', ({ follow }) => follow === 'cadence');
      await ask('muted', '1', ({ muted }) => muted);
      await home.publishAsync(String(announced.get('energy')?.command_topic), '0.75');
      await eventually(() => state.energy === 0.75 && state.muted === 1 && state.follow === 'cadence');
      await ask('muted', '0', ({ muted }) => !muted);
    });

    it('chooses scenes, one by its name and the next, until something else is set', async () => {
      const options = announced.get('scene')?.options as string[];
      expect(options).toEqual(['easy', 'push', 'calm']);
      await ask('scene', 'push', ({ scene, energyBias }) => scene === 'push' && energyBias === 0.2);
      await eventually(() => state.scene === 'push' && state.style === 'electronic', 10);
      await ask(
        'nextScene',
        '1',
        ({ scene, intent }) => scene === 'calm' && intent.styleWeights.chorale === 1,
      );
      await eventually(() => state.scene === 'calm', 10);
      await ask('energy', '0.5', (now) => now.scene === undefined);
      await eventually(() => state.scene === null && state.energy === 0.5, 10);
      await home.publishAsync('tactus/house/in/control/scene', 'no-such-scene');
      await eventually(async () => {
        const sensors: DaemonAnswer[] = await daemon.get('/api/v1/devices');
        return sensors.some((sensor) => /no scene "no-such-scene"/.test(sensor.lastRefusal?.reason));
      }, 10);
    });

    it('is told in words what to play, and tells what it understood', async () => {
      expect(announced.get('say')).toMatchObject({ max: 200 });
      await ask('say', 'Folk, ohne Schlagzeug', (now) => now.intent.styleWeights.folk === 1);
      expect((await daemon.get('/api/v1/state')).partGainsDb.drums).toBe(-60);
      await eventually(() => state.say === 'Verstanden: folk, ohne Schlagzeug.', 10);
      await ask('say', 'drums back, blorp', (now) => now.partGainsDb.drums === 0);
      await eventually(() => /Not understood: "blorp"/.test(String(state.say)), 10);
    });

    it('likes what is heard', async () => {
      expect(state.liked).toBeNull();
      await ask('play', '1', ({ clock }) => clock !== undefined);
      await ask('like', '1', ({ liked }) => liked !== undefined);
      const { liked } = await daemon.get('/api/v1/state');
      expect(liked).toMatchObject({ section: expect.any(String), styleWeights: expect.any(Object) });
      await eventually(() => Date.now() - Date.parse(String(state.liked)) < 60_000, 10);
    });

    it('says goodbye', async () => {
      expect(await daemon.stop()).toBe(0);
      await eventually(() => status === 'offline');
    });
  },
);
