import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  createSmallBluez,
  type SmallBluez,
  type SmallDevice,
  type SmallHeadphones,
} from '../daemon/bluetooth/testing/small-bluez.ts';
import {
  dbusDaemonIsInstalled,
  openPrivateBus,
  type PrivateBus,
} from '../daemon/dbus/testing/private-bus.ts';
import type { PanelSensor } from '../daemon/panel/protocol/protocol.ts';
import { forget, remember, rememberedPath } from '../daemon/sensors/ble/remembered.ts';
import { characteristics, services } from '../daemon/sensors/ble/uuids.ts';
import { requireInstalled } from '../daemon/system/testing/require-installed.ts';
import { realTimers } from '../daemon/time/timers.ts';
import { temporaryFolder } from './support/cli.ts';
import { type Daemon, type DaemonAnswer, eventually, startDaemon } from './support/daemon.ts';

requireInstalled('dbus-daemon', dbusDaemonIsInstalled);

const browserPath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const hasBrowser = existsSync(browserPath);
requireInstalled('chromium', hasBrowser);
/** Where to put pictures of the page, for who wants to look. */
const pictures = process.env.TACTUS_PICTURES;

const addresses = {
  strap: 'C0:FF:EE:00:00:01',
  pod: 'C0:FF:EE:00:00:02',
  belt: 'C0:FF:EE:00:00:03',
  watch: 'C0:FF:EE:00:00:04',
  band: 'C0:FF:EE:00:00:05',
  ears: '11:22:33:44:55:66',
  others: '11:22:33:44:55:77',
} as const;
/** Busy machines need longer than bodies would like; what is measured is said. */
const patienceSeconds = 40;

/** The daemon as it runs on a board, with BlueZ on its system bus; the runner wears a strap and a foot pod. */
describe.skipIf(!dbusDaemonIsInstalled)('tactus run with Bluetooth', () => {
  const folder = temporaryFolder();
  let bus: PrivateBus;
  let bluez: SmallBluez;
  let strap: SmallDevice;
  let pod: SmallDevice;
  let ears: SmallHeadphones;
  let daemon: Daemon;
  let stridesPerMinute = 85;

  beforeAll(async () => {
    bus = await openPrivateBus();
    vi.stubEnv('DBUS_SYSTEM_BUS_ADDRESS', bus.address);
    bluez = await createSmallBluez(bus.address, realTimers);
    strap = bluez.addDevice({
      address: addresses.strap,
      name: 'HRM 9000',
      serviceUuid: services.heartRate,
      characteristics: {
        // 16 bits, contact, two intervals of 0.42 s.
        [characteristics.heartRateMeasurement]: () => Buffer.from([0x16, 142, 0xae, 0x01, 0xae, 0x01]),
        [characteristics.manufacturerName]: () => Buffer.from('Ticker'),
        [characteristics.modelNumber]: () => Buffer.from('T-2'),
      },
      batteryPercent: 64,
    });
    pod = bluez.addDevice({
      address: addresses.pod,
      name: 'Foot pod',
      serviceUuid: services.runningSpeedAndCadence,
      characteristics: {
        [characteristics.runningMeasurement]: () => Buffer.from([0x04, 0x00, 0x03, stridesPerMinute]),
      },
    });
    ears = bluez.addHeadphones({ address: addresses.ears, name: 'Ears' });
    writeFileSync(
      rememberedPath(folder.at('.')),
      JSON.stringify({
        devices: [
          { address: addresses.strap, name: 'strap' },
          { address: addresses.pod, name: 'pod' },
        ],
        headphones: [{ address: addresses.ears, name: 'Ears' }],
      }),
    );
    daemon = await startDaemon(folder.at('.'), '--output', 'null');
  });
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') console.log(daemon.output());
  });
  afterAll(async () => {
    expect(await daemon?.stop()).toBe(0);
    // It leaves nobody occupied, nothing scanning and nothing registered.
    expect([strap.connected, pod.connected, bluez.discovering]).toEqual([false, false, false]);
    await eventually(() => bluez.player === undefined, patienceSeconds);
    bluez?.close();
    await bus?.close();
    vi.unstubAllEnvs();
    folder.remove();
  });

  /** Asks the API until the condition holds. Gives back how long it took, seconds. */
  const until = async (
    condition: (state: Awaited<ReturnType<Daemon['get']>>) => boolean,
    seconds = patienceSeconds,
  ): Promise<number> => {
    const startMs = performance.now();
    await eventually(async () => condition(await daemon.get('/api/v1/state')), seconds);
    return (performance.now() - startMs) / 1000;
  };
  const isFollowing = (tempoBpm: number) => (state: Awaited<ReturnType<Daemon['get']>>) =>
    Math.abs((state.clock?.tempoBpm ?? 0) / tempoBpm - 1) < 0.01;

  it('finds the remembered sensors by itself, and its tempo follows the foot pod', async () => {
    await until(({ body }) => body.sources.heartRate === 'strap' && body.sources.cadence === 'pod');
    const { body } = await daemon.get('/api/v1/state');
    expect(body).toMatchObject({ heartRateBpm: 142, cadenceSpm: 170 });
    await until(isFollowing(170));
    stridesPerMinute = 80;
    await until(isFollowing(160));
  });

  it('tells of each sensor its values with age and rate, contact, intervals, battery, maker', async () => {
    const devices: readonly PanelSensor[] = await daemon.get('/api/v1/devices');
    const known = devices.find(({ sensorId }) => sensorId === 'strap');
    expect(known).toMatchObject({
      status: 'ok',
      detail: 'connected to strap Ticker T-2',
      charge01: 0.64,
      quality01: 1,
      errors: expect.any(Number),
    });
    const value = known?.values.find(({ reading }) => reading.kind === 'heartRate');
    expect(value?.reading).toMatchObject({ heartRateBpm: 142, contact: true });
    expect(value?.reading).toMatchObject({ rrSeconds: [expect.closeTo(0.42, 2), expect.closeTo(0.42, 2)] });
    expect(value?.ageSeconds).toBeLessThan(5);
    expect(value?.ratePerSecond).toBeGreaterThan(0.4);
    expect(devices.find(({ sensorId }) => sensorId === 'pod')?.kinds).toEqual(['cadence', 'speed']);
  });

  it.skipIf(!hasBrowser)('shows them in the panel of a telephone', async () => {
    const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage({
        viewport: { width: 390, height: 844 },
        reducedMotion: 'reduce',
        deviceScaleFactor: pictures ? 2 : 1,
      });
      // Else one is shown round first.
      await page.addInitScript("localStorage.setItem('tactus-visited', 'yes')");
      await page.goto(`${daemon.url}/#body`);
      const line = page.getByTestId('source strap');
      await line.getByText('142/min').waitFor();
      await line.getByText('64 %').waitFor();
      await line.getByText('used now').waitFor();
      await page
        .getByTestId('source pod')
        .getByText(/^160\/min/)
        .waitFor();
      const width = await page.evaluate('document.documentElement.scrollWidth');
      expect(width).toBeLessThanOrEqual(390);
      if (pictures) {
        await page.screenshot({ path: join(pictures, 'sensors.png') });
        strap.drop();
        await line.getByText('quiet').waitFor({ timeout: patienceSeconds * 1000 });
        await page.screenshot({ path: join(pictures, 'sensors-lost.png') });
        strap.inRange = true;
      }
    } finally {
      await browser.close();
    }
  });

  it.skipIf(!hasBrowser)('are paired from the page, which shows their first value', async () => {
    const band = bluez.addDevice({
      address: addresses.band,
      name: 'Armband',
      serviceUuid: services.heartRate,
      characteristics: { [characteristics.heartRateMeasurement]: () => Buffer.from([0x00, 131]) },
    });
    const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
      page.setDefaultTimeout(patienceSeconds * 1000);
      await page.goto(`${daemon.url}/#devices`);
      await page.getByRole('button', { name: 'Add a device' }).click();
      await page.getByRole('button', { name: /Chest strap/ }).click();
      await page.getByRole('button', { name: /^Armband/ }).click();
      await page.getByText('131/min from it: it works.').waitFor();
      expect(band.connected).toBe(true);
      await page.getByRole('button', { name: 'Done' }).click();
      const card = page.getByTestId('device Armband');
      await card.getByRole('button', { name: 'Forget Armband' }).click();
      await card.getByRole('button', { name: 'Yes, forget it' }).click();
      await eventually(() => !band.connected, patienceSeconds);
    } finally {
      await browser.close();
    }
  });

  it('plays on while they are lost, says so, and has them back by themselves', async () => {
    strap.drop();
    pod.drop({ forget: true });
    const staleSeconds = await until(
      ({ body }) => body.sources.heartRate === undefined && body.sources.cadence === undefined,
    );
    const lost: readonly PanelSensor[] = await daemon.get('/api/v1/devices');
    expect(lost.find(({ sensorId }) => sensorId === 'pod')?.status).not.toBe('ok');
    const { clock: before } = await daemon.get('/api/v1/state');
    await until(({ clock, playing }) => playing === 'playing' && clock.beat > before.beat + 4);
    strap.inRange = true;
    pod.inRange = true;
    const backSeconds = await until(
      ({ body }) => body.sources.heartRate === 'strap' && body.sources.cadence === 'pod',
    );
    console.log(
      `stale after ${staleSeconds.toFixed(1)} s, back ${backSeconds.toFixed(1)} s after the return`,
    );
    await until(isFollowing(160));
  });

  it('takes up a sensor that is paired while it plays, and lets it go when it is forgotten', async () => {
    bluez.addDevice({
      address: addresses.belt,
      name: 'Belt',
      serviceUuid: services.heartRate,
      characteristics: { [characteristics.heartRateMeasurement]: () => Buffer.from([0x00, 138]) },
    });
    const known = async () =>
      ((await daemon.get('/api/v1/devices')) as readonly PanelSensor[]).find(
        ({ sensorId }) => sensorId === 'Belt',
      );
    await remember(folder.at('.'), 'devices', { address: addresses.belt, name: 'Belt' });
    await eventually(async () => (await known())?.status === 'ok', patienceSeconds);
    const { body } = await daemon.get('/api/v1/state');
    expect(body.sources.cadence).toBe('pod');
    expect(await forget(folder.at('.'), addresses.belt)).toBe(true);
    // Its last words are shown for a while; nobody listens to it any more.
    await eventually(async () => (await known())?.detail === undefined, patienceSeconds);
  });

  it('looks for sensors and headphones, pairs and forgets them by the API, while it plays', async () => {
    const ask = async (method: string, path: string, body?: object) => {
      const response = await fetch(new URL(`/api/v1/devices/${path}`, daemon.url), {
        method,
        headers: { origin: daemon.url, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      });
      expect(await response.clone().json()).not.toHaveProperty('error');
      return (await response.json()) as DaemonAnswer;
    };
    const watch = bluez.addDevice({
      address: addresses.watch,
      name: 'Watch',
      serviceUuid: services.heartRate,
      characteristics: { [characteristics.heartRateMeasurement]: () => Buffer.from([0x00, 120]) },
    });
    const others = bluez.addHeadphones({ address: addresses.others, name: 'Others' });
    await ask('POST', 'scan', { seconds: 20 });
    const isFound = (name: string) => (device: { name: string }) => device.name === name;
    await eventually(async () => {
      const { found } = await ask('GET', 'found');
      return found.some(isFound('Watch')) && found.some(isFound('Others'));
    }, patienceSeconds);
    const { found } = await ask('GET', 'found');
    expect(found.find(isFound('Watch'))).toMatchObject({ as: 'sensor', kinds: ['heart rate'] });
    expect(found.find(isFound('HRM 9000'))).toMatchObject({ connected: true, known: 'paired' });

    await ask('POST', 'paired', { address: addresses.watch, as: 'sensor' });
    await eventually(() => watch.connected, patienceSeconds);
    await ask('POST', 'paired', { address: addresses.others, as: 'headphones' });
    expect([others.paired, others.trusted, others.connected]).toEqual([true, true, true]);
    expect(await ask('GET', 'paired')).toContainEqual({
      ...{ address: addresses.others, name: 'Others', as: 'headphones' },
      sound: expect.objectContaining({ connected: true }),
    });
    for (const address of [addresses.watch, addresses.others]) await ask('DELETE', `paired/${address}`);
    await eventually(() => !watch.connected, patienceSeconds);
    others.leave();
    // It plays on with those that it had.
    expect((await daemon.get('/api/v1/state')).body.sources.cadence).toBe('pod');
  });

  it('outlives bluetoothd, and goes by the keys of headphones', async () => {
    await bluez.quit();
    await until(({ health }) =>
      health.some(
        ({ station, detail }: { station: string; detail: string }) =>
          /^sensors\.pod$/.test(station) && /bluetoothd does not run/.test(detail),
      ),
    );
    await bluez.restart();
    await until(({ body }) => body.sources.cadence === 'pod');
    // The headphones are switched on only now: they call us, and their one key means what they are told that plays.
    ears.remember();
    ears.callUs();
    await eventually(() => bluez.player?.properties.PlaybackStatus === 'Playing', patienceSeconds);
    ears.press();
    await until(({ playing }) => playing === 'stopped');
    await eventually(() => bluez.player?.properties.PlaybackStatus === 'Paused', patienceSeconds);
    ears.press();
    await until(({ playing }) => playing === 'playing');
  });
});
