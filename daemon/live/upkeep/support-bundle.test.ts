import { afterEach, expect, it } from 'vitest';
import { createRehearsalHost } from '../../panel/testing/rehearsal-host.ts';
import { createRehearsalSubjects } from '../../panel/testing/rehearsal-subjects.ts';
import { TactusError } from '../../system/errors.ts';
import { unzip } from '../../system/files/testing/unzip.ts';
import { createLog } from '../../system/log.ts';
import { createLogMemory } from '../../system/log-memory.ts';
import { ManualClock } from '../../time/clock.ts';
import { createKeptSettings, type KeptSettings } from '../testing/kept-settings.ts';
import { readMachineFacts } from './machine-facts.ts';
import { createPrivacy } from './private.ts';
import { createUpkeep } from './upkeep.ts';

const planted = {
  mqttPassword: 'mqtt-Pa55"word',
  formerPassword: 'mqtt-before',
  wifiPassphrase: 'wifi-hjkmnpqr',
  panelToken: 'tokenABCDEFGHIJKLMNOPQRSTUVWXYZ0123',
  otherToken: 'otherABCDEFGHIJKLMNOPQRSTUVWXYZ0123',
  ticket: 'ticketABCDEFGHIJKLMNOPQ',
  code: '1234567890123',
  brokerPassword: 'broker-s3cret',
  homeLatitude: '52.520008',
  homeLongitude: '13.404954',
  strap: 'C0:FF:EE:12:34:56',
};
const yaml = `# password: ${planted.formerPassword}
sensors:
  mqtt:
    password: '${planted.mqttPassword}'
    username: band
`;

let kept: KeptSettings | undefined;
afterEach(() => {
  kept?.remove();
  kept = undefined;
});

it('says all that helps, and nothing that is secret or near', async () => {
  const settings = await createKeptSettings(yaml);
  kept = settings;
  const clock = new ManualClock(1000);
  const host = createRehearsalHost(clock);
  const position = {
    ...({ kind: 'position', sensorId: 'phone', atSeconds: 1000 } as const),
    ...{ latitude: Number(planted.homeLatitude), longitude: Number(planted.homeLongitude) },
  };
  host.accept([position, { kind: 'heartRate', sensorId: planted.strap, atSeconds: 1000, heartRateBpm: 141 }]);
  const logs = createLogMemory();
  const log = createLog(
    { level: 'info', format: 'json' },
    { write: () => {}, isTerminal: false, isJournal: false },
    logs,
  );
  log.warn(`mqtt://band:${planted.brokerPassword}@broker refused "${planted.mqttPassword}"`);
  log.info({ url: `/stream.mp3?ticket=${planted.ticket}`, headers: `Bearer ${planted.otherToken}` }, 'asked');
  log.info({ token: planted.otherToken }, `http://tactus.local/#pair=${planted.code}, ${planted.panelToken}`);
  log.info(`The hotspot: WIFI:T:WPA;S:Tactus;P:${planted.wifiPassphrase};;`);
  log.error({ err: new Error(`${planted.strap} is gone`) }, 'Bluetooth');
  const subjects = createRehearsalSubjects(host);
  const status = await subjects.network.status();
  const upkeep = createUpkeep({
    ...{
      host,
      logs,
      log,
      settings: settings.settings,
      sessions: subjects.sessions,
      machine: readMachineFacts,
    },
    network: {
      status: async () => ({ ...status, hotspot: { ...status.hotspot, passphrase: planted.wifiPassphrase } }),
    },
    doctor: async () => {
      throw new TactusError('unavailable', 'The doctor has said nothing.', 'Ask again.');
    },
    configuredSecrets: () => settings.keeper.secrets,
    secrets: async () => [planted.mqttPassword, planted.wifiPassphrase, planted.panelToken],
    wallSeconds: () => 1_700_000_000,
  });
  const { type, name, content } = await upkeep.supportBundle();
  expect([type, name]).toEqual(['application/zip', 'tactus-support-2023-11-14T22-13-20.zip']);
  const files = await unzip(content as Uint8Array);
  const textOf = (wanted: string): string => files.find((file) => file.name === wanted)!.content;
  for (const { name: file, content: text } of files) {
    for (const [what, value] of Object.entries(planted)) {
      expect(text, `${what} in ${file}`).not.toContain(value);
      expect(text, `${what} in ${file}`).not.toContain(JSON.stringify(value).slice(1, -1));
    }
    if (file !== 'README.txt') expect(textOf('README.txt')).toContain(file);
  }
  expect(textOf('tactus.yaml')).toContain('password: (not shown 2)\n    username: band');
  expect(textOf('doctor.json')).toBe('This cannot be had: The doctor has said nothing.\n');
  expect(JSON.parse(textOf('options.json'))).toEqual([
    { path: 'sensors.mqtt.username', value: 'band', source: 'file' },
  ]);
  expect(JSON.parse(textOf('versions.json'))).toMatchObject({ node: { node: process.versions.node } });
  expect(textOf('state.json')).toContain('"heartRateBpm": 141');
  expect(textOf('state.json')).toContain('C0:FF:EE:xx:xx:xx');
  expect(textOf('log.txt')).toMatch(/ error Bluetooth: C0:FF:EE:xx:xx:xx is gone\n/);
  const told = JSON.stringify(upkeep.logs({ after: 0, level: 'trace', limit: 100 }));
  expect(told).not.toContain(JSON.stringify(planted.mqttPassword).slice(1, -1));
});

it('what looks like a secret is none to be told, what does not is left', () => {
  const { scrub, strip } = createPrivacy(['ab', 'hunter2']);
  expect(scrub('ab hunter2 http://me:pw@host/?token=x&a=1 Basic dXNlcjpwYXNz')).toBe(
    'ab (not shown) http://(not shown)@host/?token=(not shown)&a=1 Basic (not shown)',
  );
  expect(strip({ a: [{ latitude: 1, b: 2 }], Token: 3, code: 'ENOENT', none: null })).toEqual({
    a: [{ b: 2 }],
    code: 'ENOENT',
    none: null,
  });
});

it('a password that is set later, and one that was taken away, stand in no log either', async () => {
  const settings = await createKeptSettings(yaml);
  kept = settings;
  const logs = createLogMemory();
  const silent = { write: () => {}, isTerminal: false, isJournal: false };
  const log = createLog({ level: 'info', format: 'json' }, silent, logs);
  const subjects = createRehearsalSubjects(createRehearsalHost(new ManualClock(1000)));
  const upkeep = createUpkeep({
    ...{ host: createRehearsalHost(new ManualClock(1000)), logs, log, settings: settings.settings },
    ...{ sessions: subjects.sessions, network: subjects.network, machine: readMachineFacts },
    ...{ doctor: () => Promise.reject(new Error('nobody asks')), wallSeconds: () => 0 },
    configuredSecrets: () => settings.keeper.secrets,
    secrets: async () => [],
  });
  await settings.settings.change({ sensors: { mqtt: { password: 'by-the-page' } } }, { isDryRun: false });
  settings.write(settings.content().replace('by-the-page', 'by-another-hand'));
  await settings.settings.view();
  log.warn(`told ${planted.mqttPassword}, by-the-page and by-another-hand`);
  const { lines } = upkeep.logs({ after: 0, level: 'info', limit: 10 });
  expect(lines.map(({ message }) => message)).toEqual(['told (not shown), (not shown) and (not shown)']);
});
