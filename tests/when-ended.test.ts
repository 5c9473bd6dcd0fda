import { existsSync, readdirSync, readFileSync } from 'node:fs';
import mqtt, { type MqttClient } from 'mqtt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Broker, mosquittoIsInstalled, startBroker } from '../daemon/mqtt/testing/mosquitto.ts';
import { requireInstalled } from '../daemon/system/testing/require-installed.ts';
import { entry, runProgram, temporaryFolder } from './support/cli.ts';
import { type Daemon, eventually, startDaemon } from './support/daemon.ts';

requireInstalled('mosquitto', mosquittoIsInstalled);

describe.skipIf(!mosquittoIsInstalled)('a session that ends', { timeout: 600_000 }, () => {
  const folder = temporaryFolder();
  const heard: { readonly id: string; readonly files: readonly string[] }[] = [];
  let broker: Broker;
  let home: MqttClient;
  let daemon: Daemon | undefined;

  beforeAll(async () => {
    broker = await startBroker();
    home = await mqtt.connectAsync(broker.url);
    home.on('message', (_, payload) => heard.push(JSON.parse(payload.toString())));
    await home.subscribeAsync('tactus/band/session/ended');
  });
  afterAll(async () => {
    await daemon?.stop();
    await home?.endAsync();
    await broker?.close();
    folder.remove();
  });

  const script = `require('fs').appendFileSync(${JSON.stringify(folder.at('ran'))}, process.env.TACTUS_SESSION_ID + '\\n')`;
  const ran = (): readonly string[] =>
    existsSync(folder.at('ran')) ? readFileSync(folder.at('ran'), 'utf8').trim().split('\n') : [];
  const settings = (): Readonly<Record<string, string>> => ({
    'recorder.whenEnded.command': JSON.stringify([process.execPath, '-e', script]),
    'recorder.whenEnded.folder': folder.at('shared'),
    'recorder.whenEnded.mqtt': 'true',
    'sensors.mqtt.enabled': 'true',
    'sensors.mqtt.url': broker.url,
    'sensors.mqtt.node': 'band',
  });
  /** A daemon whose session somebody has moved in. */
  const run = async (): Promise<Daemon> => {
    const given = Object.entries(settings()).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
    const started = await startDaemon(
      folder.at('state'),
      ...['--simulate', 'easy', '--output', 'null'],
      ...given,
    );
    await eventually(async () => {
      const { summary } = await started.get('/api/v1/sessions/current');
      return summary?.movingSeconds >= 5;
    });
    return started;
  };
  const isEverywhere = (id: string): boolean =>
    ran().includes(id) && heard.some((each) => each.id === id) && existsSync(folder.at(`shared/${id}`));

  it('is given to the command, copied to the folder and told to the broker', async () => {
    daemon = await run();
    const { port } = new URL(daemon.url);
    const { code, stdout } = await runProgram(entry, ['sessions', 'end', '--port', port], {
      STATE_DIRECTORY: folder.at('state'),
    });
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^\S+ has ended\n$/)]);
    const id = stdout.split(' ')[0]!;
    await eventually(() => isEverywhere(id), 120);
    const files = ['summary.json', `tactus-${id}.gpx`, `tactus-${id}.mid`];
    expect(readdirSync(folder.at(`shared/${id}`)).sort()).toEqual(files);
    expect(heard.filter((each) => each.id === id).map((each) => [...each.files].sort())).toEqual([files]);
    // It is no state: whoever comes later is not told.
    const late = await mqtt.connectAsync(broker.url);
    const topics: string[] = [];
    late.on('message', (topic) => topics.push(topic));
    await late.subscribeAsync('tactus/band/#');
    await eventually(() => topics.includes('tactus/band/status'));
    expect(topics).not.toContain('tactus/band/session/ended');
    await late.endAsync(true);
    const { health } = await daemon.get('/api/v1/state');
    const [delivery] = health.filter(({ station }: { station: string }) => station === 'delivery');
    expect(delivery).toMatchObject({ status: 'ok' });
  });

  it('with the daemon is delivered after the next start, once', async () => {
    await eventually(async () => (await daemon!.get('/api/v1/sessions/current')).summary?.movingSeconds >= 5);
    const { id } = (await daemon!.get('/api/v1/sessions/current')).summary;
    expect(await daemon!.stop()).toBe(0);
    expect(ran()).not.toContain(id);
    const left = JSON.parse(readFileSync(folder.at('state/undelivered.json'), 'utf8'));
    expect(left).toEqual([{ id, tries: 0, left: ['folder', 'mqtt', 'command'] }]);
    daemon = await run();
    await eventually(() => isEverywhere(id), 120);
    await eventually(() => readFileSync(folder.at('state/undelivered.json'), 'utf8') === '[]\n');
    expect(ran().filter((each) => each === id)).toHaveLength(1);
  });
});
