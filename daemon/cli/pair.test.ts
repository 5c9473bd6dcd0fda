import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSmallBluez, type SmallBluez } from '../bluetooth/testing/small-bluez.ts';
import { dbusDaemonIsInstalled, openPrivateBus, type PrivateBus } from '../dbus/testing/private-bus.ts';
import { readRemembered, withRemembered } from '../sensors/ble/remembered.ts';
import { characteristics, services } from '../sensors/ble/uuids.ts';
import { sensorsOptionsSchema } from '../sensors/options.ts';
import { requireInstalled } from '../system/testing/require-installed.ts';
import { realTimers } from '../time/timers.ts';
import { devicesCommand } from './devices.ts';
import { pairCommand } from './pair.ts';

requireInstalled('dbus-daemon', dbusDaemonIsInstalled);

let folder: string;
let said: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tactus-pair-'));
  vi.stubEnv('STATE_DIRECTORY', folder);
  // No sound server of this machine is meant.
  vi.stubEnv('XDG_RUNTIME_DIR', folder);
  vi.stubEnv('DBUS_SYSTEM_BUS_ADDRESS', `unix:path=${folder}/nobody`);
  said = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const pair = (...args: string[]) => pairCommand().parseAsync(args, { from: 'user' });
const devices = (...args: string[]) => devicesCommand().parseAsync(args, { from: 'user' });

describe('without a system bus', () => {
  it('says so, with exit code 69', async () => {
    await expect(pair()).rejects.toMatchObject({
      exitCode: 69,
      message: expect.stringMatching(/no system D-Bus/),
    });
    await expect(devices('--json', '--seconds', '1')).rejects.toMatchObject({ exitCode: 69 });
    expect(JSON.parse(said).missed).toContainEqual(
      expect.objectContaining({ kind: 'bluetooth', reason: expect.stringMatching(/no system D-Bus/) }),
    );
    await devices('--seconds', '0');
  });
});

describe.skipIf(!dbusDaemonIsInstalled)('with a small BlueZ on a real D-Bus', () => {
  let bus: PrivateBus;
  let bluez: SmallBluez;
  const strap = (address: string, name: string) =>
    bluez.addDevice({
      address,
      name,
      serviceUuid: services.heartRate,
      characteristics: { [characteristics.heartRateMeasurement]: () => Buffer.from([0x06, 142]) },
    });
  beforeEach(async () => {
    bus = await openPrivateBus();
    vi.stubEnv('DBUS_SYSTEM_BUS_ADDRESS', bus.address);
    bluez = await createSmallBluez(bus.address, realTimers);
  });
  afterEach(async () => {
    bluez.close();
    await bus.close();
  });

  it('finds by a part of the name, shows values and remembers; the daemon then knows it, and devices calls it', async () => {
    strap('C0:FF:EE:00:00:01', 'Red strap');
    strap('C0:FF:EE:00:00:02', 'Blue strap');
    await pair('blue', '--show', '1');
    expect(said).toContain('Blue strap  C0:FF:EE:00:00:02  heart rate; -6');
    expect(said).toContain('heart rate 142 beats/min');
    expect(said).not.toContain('Red');
    expect(bluez.discovering).toBe(false);
    const remembered = await readRemembered(folder);
    expect(remembered).toEqual({
      devices: [{ address: 'C0:FF:EE:00:00:02', name: 'Blue strap' }],
      headphones: [],
    });
    const options = sensorsOptionsSchema.parse({
      bluetooth: { devices: [{ address: 'c0:ff:ee:00:00:02' }, { address: 'C0:FF:EE:00:00:03' }] },
    });
    expect(withRemembered(options, remembered)).toEqual(options);

    said = '';
    await devices('--json', '--seconds', '3');
    const { found, values, outputs } = JSON.parse(said);
    expect(outputs.every(({ name }: { name: string }) => /^alsa:/.test(name))).toBe(true);
    expect(found.filter(({ kind }: { kind: string }) => kind === 'bluetooth')).toHaveLength(2);
    expect(values).toEqual([
      expect.objectContaining({ kind: 'heartRate', text: 'heart rate 142 beats/min' }),
    ]);

    await pair('--forget', 'c0:ff:ee:00:00:02');
    expect(await readRemembered(folder)).toEqual({ devices: [], headphones: [] });
  });

  it('lists several and asks for a name, misses what is not there, and tells of no adapter', async () => {
    strap('C0:FF:EE:00:00:01', 'Red strap');
    strap('C0:FF:EE:00:00:02', 'Blue strap');
    await expect(pair('strap', '--seconds', '3')).rejects.toMatchObject({ exitCode: 64 });
    await expect(pair('green', '--seconds', '1')).rejects.toMatchObject({ exitCode: 69 });
    bluez.removeAdapter();
    await expect(pair()).rejects.toMatchObject({
      exitCode: 69,
      message: expect.stringMatching(/no Bluetooth adapter/),
    });
  });

  it('pairs headphones, remembers them, and says what keeps them silent', async () => {
    const ears = bluez.addHeadphones({ address: '11:22:33:44:55:66', name: 'Ears' });
    strap('C0:FF:EE:00:00:01', 'Red strap');
    await pair('ears', '--headphones');
    expect(said).toContain('Ears  11:22:33:44:55:66  plays sound; -50 dBm');
    expect(said).toContain('Ears: paired and connected.');
    expect(said).toMatch(/But no sound server is found that could play to them\. apt install/);
    expect(said).not.toContain('Red strap');
    expect(ears).toMatchObject({ paired: true, trusted: true, connected: true });
    const remembered = await readRemembered(folder);
    expect(remembered).toEqual({ devices: [], headphones: [{ address: ears.address, name: 'Ears' }] });
    const options = withRemembered(sensorsOptionsSchema.parse({}), remembered);
    expect(options.headphones.devices).toEqual(remembered.headphones);

    said = '';
    await devices('--seconds', '3');
    expect(said).toMatch(/bluetooth {2}Ears +plays sound, paired; connected/);

    ears.audioServer = false;
    ears.leave();
    ears.switchedOn = true;
    const silent = {
      exitCode: 69,
      message: expect.stringMatching(/paired and remembered, but not connected/),
      fix: expect.stringMatching(/libspa-0.2-bluetooth/),
    };
    await expect(pair('ears', '--headphones')).rejects.toMatchObject(silent);

    const others = bluez.addHeadphones({ address: '11:22:33:44:55:77', name: 'Others' });
    others.asks = 'RequestPinCode';
    others.pin = '1234';
    await expect(pair('others', '--headphones')).rejects.toMatchObject({
      exitCode: 69,
      message: expect.stringMatching(/did not let itself be paired/),
      fix: expect.stringMatching(/pairing mode/),
    });
    await expect(pair('nobody', '--headphones', '--seconds', '1')).rejects.toMatchObject({
      exitCode: 69,
      message: 'No headphones called nobody were heard.',
    });
  });

  it('names a blocked adapter and a bluetoothd that does not run, and forgets only what it knew', async () => {
    bluez.blocked = true;
    bluez.setPowered(false);
    await expect(pair('strap', '--seconds', '1')).rejects.toMatchObject({
      exitCode: 69,
      message: 'The Bluetooth adapter is switched off.',
      fix: expect.stringMatching(/rfkill unblock bluetooth/),
    });
    await bluez.quit();
    await expect(pair('strap', '--seconds', '1')).rejects.toMatchObject({
      exitCode: 69,
      fix: expect.stringMatching(/systemctl enable --now bluetooth/),
    });
    await expect(pair('--forget', '00:00:00:00:00:00')).rejects.toMatchObject({ exitCode: 64 });
  });

  it('puts everything back when Ctrl-C ends it', async () => {
    const red = strap('C0:FF:EE:00:00:01', 'Red strap');
    const pairing = pair('red', '--show', '60').catch((error: unknown) => error);
    await vi.waitFor(() => expect(said).toContain('heart rate'), { timeout: 15_000 });
    process.emit('SIGINT', 'SIGINT');
    expect(await pairing).toMatchObject({ exitCode: 69, message: 'Stopped by SIGINT.' });
    expect(red.connected).toBe(false);
    expect(bluez.discovering).toBe(false);
    expect(await readRemembered(folder)).toEqual({ devices: [], headphones: [] });
  });
});
