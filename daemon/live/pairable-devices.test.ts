import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BluetoothBench, openBluetoothBench } from '../bluetooth/testing/bluetooth-bench.ts';
import type { SmallHeadphones } from '../bluetooth/testing/small-bluez.ts';
import { dbusDaemonIsInstalled } from '../dbus/testing/private-bus.ts';
import type { WornHeadphones } from '../outputs/headphones/headphones-outputs.ts';
import { readRemembered } from '../sensors/ble/remembered.ts';
import { services } from '../sensors/ble/uuids.ts';
import { type SensorsOptions, sensorsOptionsSchema } from '../sensors/options.ts';
import { createLog } from '../system/log.ts';
import { requireInstalled } from '../system/testing/require-installed.ts';
import { createPairableDevices, type LivePairableDevices } from './pairable-devices.ts';
import { createRememberedSensors } from './remembered-sensors.ts';

requireInstalled('dbus-daemon', dbusDaemonIsInstalled);

const red = 'C0:FF:EE:00:00:01';
const blue = 'C0:FF:EE:00:00:02';
const ears = '11:22:33:44:55:66';

describe.skipIf(!dbusDaemonIsInstalled)('pairing while the daemon runs', () => {
  let bench: BluetoothBench;
  let folder: string;
  let devices: LivePairableDevices;
  let headphones: SmallHeadphones;
  let options: SensorsOptions | undefined;
  let unsubscribe: () => void;
  let worn: readonly WornHeadphones[];

  beforeEach(async () => {
    bench = await openBluetoothBench();
    folder = mkdtempSync(join(tmpdir(), 'tactus-pairable-'));
    const strap = { serviceUuid: services.heartRate, characteristics: {} };
    bench.bluez.addDevice({ ...strap, address: red, name: 'Red strap' });
    bench.bluez.addDevice({ ...strap, address: blue, name: 'Blue strap' });
    headphones = bench.bluez.addHeadphones({ address: ears, name: 'Ears' });
    const configured = sensorsOptionsSchema.parse({
      bluetooth: { devices: [{ address: red.toLowerCase() }] },
    });
    const log = createLog(
      { level: 'error', format: 'json' },
      { write: () => {}, isTerminal: false, isJournal: false },
    );
    const remembered = createRememberedSensors(folder, configured, { onlyHeadphones: false, log });
    options = undefined;
    worn = [];
    unsubscribe = remembered.onChange(async (next) => {
      options = next;
    });
    devices = createPairableDevices({
      bluetooth: () => ({ bluez: bench.client, scanner: bench.scanner }),
      remembered,
      configured,
      worn: () => worn,
      ...bench.tools,
    });
  });
  afterEach(async () => {
    await devices.close();
    unsubscribe();
    await bench.close();
    rmSync(folder, { recursive: true });
  });

  const advanceUntilSettled = async <T>(promise: Promise<T>): Promise<T> => {
    let settled = false;
    const note = (): void => {
      settled = true;
    };
    promise.then(note, note);
    while (!settled) await bench.time.advance(0.5);
    return await promise;
  };
  const lookAround = async (seconds = 5): Promise<void> => {
    await devices.search(seconds);
    await bench.time.advance(seconds + 1);
  };

  it('tells what is heard while it looks, and after; whoever asks meanwhile joins', async () => {
    expect(await devices.found()).toEqual({ secondsLeft: 0, found: [] });
    expect(await devices.search(10)).toMatchObject({ secondsLeft: 10 });
    await bench.time.advance(4);
    expect(bench.bluez.discovering).toBe(true);
    const { secondsLeft, found } = await devices.search(60);
    expect(secondsLeft).toBeCloseTo(6);
    expect(found).toContainEqual({
      ...{ address: red, name: 'Red strap', as: 'sensor', kinds: ['heart rate'], connected: false },
      ...{ rssiDbm: expect.any(Number), known: 'configured' },
    });
    await bench.time.advance(7);
    expect(bench.bluez.discovering).toBe(false);
    const after = await devices.found();
    expect(after.secondsLeft).toBe(0);
    expect(after.found.map(({ name, as, known }) => `${name}, ${as}, ${known}`)).toEqual([
      'Red strap, sensor, configured',
      'Blue strap, sensor, undefined',
      'Ears, headphones, undefined',
    ]);
  });

  it('says what to do where nobody can look, and why nothing is heard', async () => {
    bench.bluez.removeAdapter();
    await bench.time.advance(1);
    await expect(devices.search(5)).rejects.toMatchObject({
      kind: 'unavailable',
      message: 'There is no Bluetooth adapter.',
    });
    await expect(devices.pair({ address: blue, as: 'sensor' })).rejects.toMatchObject({
      kind: 'unavailable',
    });
    bench.bluez.restoreAdapter();
    bench.bluez.setAudio('active');
    await bench.time.advance(1);
    await lookAround();
    expect(await devices.found()).toMatchObject({ obstacle: 'not while music plays over Bluetooth' });
  });

  it('makes a sensor ours at once, and forgets it', async () => {
    await expect(devices.pair({ address: blue, as: 'sensor' })).rejects.toMatchObject({
      kind: 'usage',
      fix: 'Look for it first.',
    });
    await lookAround();
    await expect(devices.pair({ address: blue, as: 'headphones' })).rejects.toMatchObject({ kind: 'usage' });
    expect(await devices.pair({ address: blue.toLowerCase(), as: 'sensor' })).toEqual({
      ...{ address: blue, name: 'Blue strap', as: 'sensor', sensorId: 'Blue-strap' },
    });
    expect((await readRemembered(folder)).devices).toEqual([{ address: blue, name: 'Blue strap' }]);
    await expect
      .poll(() => options?.bluetooth.devices.map(({ address }) => address.toUpperCase()))
      .toEqual([red, blue]);
    expect(await devices.paired()).toEqual([
      { address: blue, name: 'Blue strap', as: 'sensor', sensorId: 'Blue-strap' },
    ]);
    expect((await devices.found()).found.find(({ address }) => address === blue)?.known).toBe('paired');

    expect(await devices.forget(blue.toLowerCase())).toBe(true);
    expect(await devices.forget(blue)).toBe(false);
    await expect.poll(() => options?.bluetooth.devices).toHaveLength(1);
  });

  it('pairs headphones, one at a time, and says what keeps them silent', async () => {
    await lookAround();
    const pairing = devices.pair({ address: ears, as: 'headphones' });
    await expect(devices.pair({ address: blue, as: 'sensor' })).rejects.toMatchObject({
      kind: 'unavailable',
      message: 'Another device is being paired.',
    });
    expect(await advanceUntilSettled(pairing)).toEqual({ address: ears, name: 'Ears', as: 'headphones' });
    expect(headphones).toMatchObject({ paired: true, trusted: true, connected: true });
    expect((await readRemembered(folder)).headphones).toEqual([{ address: ears, name: 'Ears' }]);

    headphones.audioServer = false;
    headphones.leave();
    headphones.switchedOn = true;
    const again = await advanceUntilSettled(devices.pair({ address: ears, as: 'headphones' }));
    expect(again.advice).toMatch(/not connected.*libspa-0\.2-bluetooth/);
  });

  it('tells whether headphones are played to, connects them anew, and unpairs what is forgotten', async () => {
    await lookAround();
    expect(await devices.connect(ears)).toBe(false);
    await advanceUntilSettled(devices.pair({ address: ears, as: 'headphones' }));
    expect((await devices.paired()).map(({ sound }) => sound)).toEqual([{ connected: true }]);
    worn = [{ address: ears, name: 'Ears', output: 'headphones', obstacle: undefined }];
    expect((await devices.paired())[0]?.sound).toEqual({ connected: true, output: 'headphones' });
    const obstacle = { why: 'nobody plays to them', fix: 'install it' };
    worn = [{ address: ears, name: 'Ears', output: undefined, obstacle }];
    expect((await devices.paired())[0]?.sound).toEqual({
      connected: true,
      obstacle: 'nobody plays to them',
      fix: 'install it',
    });
    expect(await advanceUntilSettled(devices.connect(ears.toLowerCase()))).toBe(true);
    expect(headphones).toMatchObject({ connected: true, hangUps: 1 });
    headphones.leave();
    await expect(advanceUntilSettled(devices.connect(ears))).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringMatching(/Ears cannot be connected/),
    });
    expect(await advanceUntilSettled(devices.forget(ears))).toBe(true);
    expect(headphones).toMatchObject({ paired: false, trusted: false, connected: false });
  });

  it('ends what goes on when the daemon ends', async () => {
    await lookAround();
    headphones.remember();
    // They are called in vain, for five seconds.
    headphones.switchedOn = false;
    await devices.search(60);
    const pairing = devices.pair({ address: ears, as: 'headphones' });
    const refused = expect(pairing).rejects.toMatchObject({ message: 'Tactus ends.' });
    await bench.time.advance(1);
    await advanceUntilSettled(devices.close());
    await refused;
    await bench.time.advance(1);
    expect([bench.bluez.discovering, bench.bluez.hasAgent]).toEqual([false, false]);
    expect((await readRemembered(folder)).headphones).toEqual([]);
  });
});
