import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { createBluez } from '../../bluetooth/bluez.ts';
import type { Configuration } from '../../configuration.ts';
import { createNetworkManager } from '../../network/network-manager.ts';
import { readRemembered, withRemembered } from '../../sensors/ble/remembered.ts';
import { untilBluetoothIsReady } from '../../sensors/ble/search.ts';
import { readPemFile } from '../../system/files/pem-file.ts';
import { stateFolderPath } from '../../system/files/state-folder.ts';
import { monotonicClock } from '../../time/clock.ts';
import { realTimers } from '../../time/timers.ts';
import { type Check, type Finding, fail, ok, warn } from './check.ts';
import { answers } from './phone.ts';

/** Who else works for the music on this machine, or near it. */
export const servicesChecks: readonly Check[] = [
  { name: 'service', look: async () => judgeService(await readService()) },
  { name: 'bluez', look: lookForBluez },
  { name: 'broker', look: lookForBroker },
  { name: 'link', look: lookForLink },
  { name: 'https', look: lookForCertificate },
  { name: 'hotspot', look: lookForHotspot },
];

/** As systemd has the unit; undefined where it does not answer. */
export type Service = Readonly<
  Record<'LoadState' | 'ActiveState' | 'Result' | 'NRestarts' | 'StatusText', string>
>;

const many = 3;

export function judgeService(service: Service | undefined): Finding {
  if (service === undefined || service.LoadState !== 'loaded')
    return ok('there is no unit tactus here: it plays where it is started');
  const { ActiveState, Result, NRestarts, StatusText } = service;
  if (/safe mode/i.test(StatusText))
    return fail(StatusText, 'Mend what is named there: sudo tactus config check');
  if (ActiveState === 'failed')
    return fail(
      `the service has failed (${Result})`,
      'journalctl -u tactus -n 50, mend what it names, then: sudo systemctl reset-failed tactus; sudo systemctl start tactus',
    );
  const state = `the service is ${ActiveState}`;
  return Number(NRestarts) < many
    ? ok(state)
    : warn(`${state}, after ${NRestarts} restarts`, 'journalctl -u tactus -p warning tells why it ended.');
}

function readService(): Promise<Service | undefined> {
  const properties = ['LoadState', 'ActiveState', 'Result', 'NRestarts', 'StatusText'];
  const asked = properties.flatMap((property) => ['-p', property]);
  return new Promise((resolve) => {
    execFile('systemctl', ['show', 'tactus', ...asked], { timeout: 5000 }, (error, text) => {
      if (error) return resolve(undefined);
      const lines = text.split('\n').map((line) => [line.split('=')[0], line.slice(line.indexOf('=') + 1)]);
      resolve(Object.fromEntries(lines) as Service);
    });
  });
}

async function lookForBluez({ sensors }: Configuration): Promise<Finding> {
  const { bluetooth, headphones } = withRemembered(sensors, await readRemembered(stateFolderPath()));
  if (bluetooth.devices.length + headphones.devices.length === 0)
    return ok('nothing is paired over Bluetooth (tactus pair)');
  const bluez = createBluez({ clock: monotonicClock, timers: realTimers });
  bluez.start();
  try {
    await untilBluetoothIsReady(bluez, realTimers);
    return ok(bluez.state.detail);
  } finally {
    await bluez.stop();
  }
}

async function lookForBroker({ sensors: { mqtt } }: Configuration): Promise<Finding> {
  if (!mqtt.enabled) return ok('not asked for (sensors.mqtt.enabled)');
  const { hostname, port, protocol } = new URL(mqtt.url);
  const usual = protocol === 'mqtts:' || protocol === 'ssl:' ? 8883 : 1883;
  const where = `${hostname}:${port || usual}`;
  return (await answers(hostname, Number(port || usual)))
    ? ok(`somebody listens at ${where}`)
    : warn(
        `no broker listens at ${where}; Tactus goes on trying`,
        'Correct sensors.mqtt.url, or on this machine: sudo apt install mosquitto',
      );
}

async function lookForLink({ link }: Configuration): Promise<Finding> {
  if (!link.enabled) return ok('not asked for (link.enabled)');
  const where = `${link.host}:${link.port}`;
  return (await answers(link.host, link.port))
    ? ok(`somebody listens at ${where}`)
    : warn(
        `no Carabiner listens at ${where}; Tactus goes on trying`,
        'Start Carabiner on this machine, or set link.port.',
      );
}

const monthMs = 30 * 86_400_000;

async function lookForCertificate({ panel }: Configuration): Promise<Finding> {
  if (panel.https === 'off') return ok('not asked for (panel.https)');
  if (panel.https === 'local') return ok('an authority of this device vouches for itself (/ca on the panel)');
  const { certificateFile } = panel;
  if (certificateFile === undefined)
    return fail(
      'panel.https is own, and there is no certificate',
      'Set panel.certificateFile and panel.keyFile.',
    );
  const validTo = await endOf(certificateFile);
  if (validTo === undefined)
    return fail(
      `${certificateFile} is no certificate that we can read`,
      'Name one in PEM by panel.certificateFile, and its key by panel.keyFile; both for the user tactus to read.',
    );
  const leftMs = Date.parse(validTo) - Date.now();
  if (leftMs < 0)
    return fail(
      `the certificate in ${certificateFile} ended ${validTo}`,
      'Renew it; the file is read anew within a minute.',
    );
  return leftMs < monthMs
    ? warn(`the certificate in ${certificateFile} ends ${validTo}`, 'Renew it before then.')
    : ok(`${certificateFile}, until ${validTo}`);
}

/** Undefined of what is no certificate. */
const endOf = (file: string): Promise<string | undefined> =>
  readPemFile(file)
    .then((text) => new X509Certificate(text).validTo)
    .catch(() => undefined);

async function lookForHotspot({ network }: Configuration): Promise<Finding> {
  if (network.hotspot === 'off') return ok('not asked for (network.hotspot)');
  const manager = createNetworkManager({ timers: realTimers });
  manager.start();
  try {
    await manager.known;
    const { obstacle } = manager.facts;
    if (obstacle === undefined) return ok('can be made when it is asked for');
    const detail = `none can be made: ${obstacle}`;
    return network.hotspot === 'auto'
      ? warn(detail, 'See docs/network.md, or set network.hotspot: off.')
      : ok(detail);
  } finally {
    await manager.stop();
  }
}
